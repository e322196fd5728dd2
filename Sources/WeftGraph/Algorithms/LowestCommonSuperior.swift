/// The lowest nodes that stand above two others.
///
/// The projection leads up, from report to manager; a node stands above itself. A common superior is
/// lowest if no other common superior is below it; with several managers to a person there can be more
/// than one, and none where the two have no common top. On a cycle nobody is below anybody. Parallel
/// relationships and loops change nothing.
public struct LowestCommonSuperior: Sendable {
  private let projection: Projection
  private let components: Components

  /// Prepares a projection that leads up.
  /// - Complexity: O(nodes + entries).
  public init(_ projection: Projection) {
    self.projection = projection
    components = StrongComponents.of(projection)
  }

  /// The lowest common superiors of two nodes, ascending.
  /// - Complexity: O(nodes and entries above the two).
  public func of(_ one: Int, _ other: Int) -> [Int] {
    let first = above(one)
    let common = above(other).intersection(first)
    var hasLower: Set<Int> = []
    // Whoever is above a common superior is a common superior, so direct superiors suffice.
    for node in common {
      for entry in projection.row(node) {
        let superior = Int(projection.neighbours[entry])
        if components.component[superior] != components.component[node] {
          hasLower.insert(Int(components.component[superior]))
        }
      }
    }
    return common.filter { !hasLower.contains(Int(components.component[$0])) }.sorted()
  }

  private func above(_ node: Int) -> Set<Int> {
    var seen: Set<Int> = [node]
    var stack = [node]
    while let next = stack.popLast() {
      for entry in projection.row(next) {
        let superior = Int(projection.neighbours[entry])
        if seen.insert(superior).inserted { stack.append(superior) }
      }
    }
    return seen
  }
}
