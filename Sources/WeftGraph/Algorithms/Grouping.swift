/// A division of a projection's nodes into groups, where some nodes may have none.
///
/// A node without a group takes no part in a measure of groups; ``coverage`` says how many do.
public struct Grouping: Sendable, Equatable {
  /// The group of each node from 0, or −1 where it has none.
  public let groups: [Int32]
  /// How many members each group has.
  public let sizes: [Int]

  /// How many groups there are.
  public var count: Int { sizes.count }

  /// How many nodes have a group.
  public var memberCount: Int { sizes.reduce(0, +) }

  /// The share of nodes that have a group.
  public var coverage: Double {
    groups.isEmpty ? 0 : Double(memberCount) / Double(groups.count)
  }

  /// The group of a node, or nil.
  public func group(of node: Int) -> Int? { groups[node] < 0 ? nil : Int(groups[node]) }

  /// The nodes of every group, each ascending.
  public var members: [[Int]] {
    var result = [[Int]](repeating: [], count: count)
    for (node, group) in groups.enumerated() where group >= 0 { result[Int(group)].append(node) }
    return result
  }

  /// Groups nodes by their key, groups in the order of their first member; nil keys have no group.
  public init<Key: Hashable>(keys: [Key?]) {
    var numbers: [Key: Int32] = [:]
    var groups: [Int32] = []
    var sizes: [Int] = []
    groups.reserveCapacity(keys.count)
    for key in keys {
      guard let key else {
        groups.append(-1)
        continue
      }
      let number = numbers[key] ?? Int32(sizes.count)
      if Int(number) == sizes.count {
        numbers[key] = number
        sizes.append(0)
      }
      sizes[Int(number)] += 1
      groups.append(number)
    }
    self.groups = groups
    self.sizes = sizes
  }

  /// Takes groups as they are numbered; a negative number means none.
  init(groups: [Int32], count: Int) {
    self.groups = groups
    var sizes = [Int](repeating: 0, count: count)
    for group in groups where group >= 0 { sizes[Int(group)] += 1 }
    self.sizes = sizes
  }

  /// The same division with its groups numbered in the order of their first member.
  var normalised: Grouping { Grouping(keys: groups.map { $0 < 0 ? nil : $0 }) }
}
