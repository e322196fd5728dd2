/// A division of a projection's nodes into numbered components.
public struct Components: Sendable, Equatable {
  /// The component of each node, from 0.
  public let component: [UInt32]
  /// How many nodes each component has.
  public let sizes: [Int]

  /// How many components there are.
  public var count: Int { sizes.count }

  /// The nodes of every component, each ascending.
  /// - Complexity: O(nodes).
  public var members: [[Int]] {
    var result = [[Int]](repeating: [], count: count)
    for (index, size) in sizes.enumerated() { result[index].reserveCapacity(size) }
    for (node, component) in component.enumerated() { result[Int(component)].append(node) }
    return result
  }

  /// All nodes by their components, each component's ascending, and where each component starts; one more
  /// entry than components.
  /// - Complexity: O(nodes).
  func ordered() -> (nodes: [UInt32], starts: [UInt32]) {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(count + 1)
    for size in sizes { starts.append(starts[starts.count - 1] + UInt32(size)) }
    var next = starts
    var nodes = [UInt32](repeating: 0, count: component.count)
    for (node, component) in component.enumerated() {
      nodes[Int(next[Int(component)])] = UInt32(node)
      next[Int(component)] += 1
    }
    return (nodes, starts)
  }

  init(component: [UInt32], count: Int) {
    self.component = component
    var sizes = [Int](repeating: 0, count: count)
    for number in component { sizes[Int(number)] += 1 }
    self.sizes = sizes
  }
}
