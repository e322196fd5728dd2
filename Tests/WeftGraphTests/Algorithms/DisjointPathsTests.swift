import Testing
import TestSupport
import WeftGraph

@Suite struct DisjointPathsTests {
  /// Simple paths between two sets by their inner nodes.
  private func innerSets(_ graph: Naive, _ from: [Int], _ to: [Int]) -> [Set<Int>] {
    var result: [Set<Int>] = []
    func extend(_ node: Int, _ inner: Set<Int>) {
      for next in 0..<graph.count where graph.arcs[node][next] > 0 {
        if to.contains(next) {
          result.append(inner)
        } else if !from.contains(next), !inner.contains(next) {
          extend(next, inner.union([next]))
        }
      }
    }
    for node in from { extend(node, []) }
    return Array(Set(result))
  }

  private func packing(_ sets: ArraySlice<Set<Int>>, _ used: Set<Int>) -> Int {
    guard let first = sets.first else { return 0 }
    let without = packing(sets.dropFirst(), used)
    guard first.isDisjoint(with: used) else { return without }
    return max(without, 1 + packing(sets.dropFirst(), used.union(first)))
  }

  @Test(arguments: 0..<60)
  func `the paths are as many as can be packed`(seed: Int) throws {
    let projection = RandomGraphs.projection(
      seed: seed, upTo: 7, direction: seed % 2 == 0 ? .out : .both)
    guard projection.nodeCount > 3 else { return }
    let graph = Naive(projection)
    let from = seed % 3 == 0 ? [0, 1] : [0]
    let to = seed % 5 == 0 ? [2, 3] : [3]
    let found = try #require(DisjointPaths.of(projection, from: from, to: to).value)
    // Only sets with no smaller one inside matter to a packing.
    let every = innerSets(graph, from, to)
    let direct = every.contains([]) ? 1 : 0
    let all = every.filter { !$0.isEmpty }
    let minimal = all.filter { set in !all.contains { $0.isStrictSubset(of: set) } }
    #expect(found.count == direct + packing(minimal[...], []))
    var inner: Set<Int> = []
    for path in found.paths {
      #expect(from.contains(path[0]) && to.contains(path[path.count - 1]))
      for (one, next) in zip(path, path.dropFirst()) { #expect(graph.arcs[one][next] > 0) }
      for node in path.dropFirst().dropLast() { #expect(inner.insert(node).inserted) }
    }
    #expect(inner.isDisjoint(with: from + to))
    #expect(found.paths.map(\.count) == found.paths.map(\.count).sorted())
  }

  @Test func `a ring has two ways round, a chain one`() throws {
    let ring = RandomGraphs.projection(
      nodes: 6, arcs: (0..<6).map { ($0, ($0 + 1) % 6) }, direction: .both)
    #expect(
      DisjointPaths.of(ring, from: [0], to: [2]).value?.paths == [[0, 1, 2], [0, 5, 4, 3, 2]])
    #expect(DisjointPaths.of(ring, from: [0], to: [0]).reason != nil)
  }
}
