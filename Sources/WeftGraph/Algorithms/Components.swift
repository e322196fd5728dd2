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

  init(component: [UInt32], count: Int) {
    self.component = component
    var sizes = [Int](repeating: 0, count: count)
    for number in component { sizes[Int(number)] += 1 }
    self.sizes = sizes
  }
}
