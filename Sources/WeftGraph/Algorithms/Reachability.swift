/// How many nodes each node reaches along the direction, exactly, without keeping any of the sets.
///
/// Strong components are merged and 64 of them at a time are followed through the layers of the
/// acyclic rest as bits of one word.
struct Reachability: Sendable {
  /// The strong components, numbered so that ties lead to higher numbers.
  let components: Components
  /// The ties between components, each once, by source.
  let onward: NeighbourRows

  init(_ projection: Projection) {
    components = StrongComponents.of(projection)
    let component = components.component
    let count = components.count
    // The nodes in order of their components.
    var ends = [UInt32](repeating: 0, count: count + 1)
    for (index, size) in components.sizes.enumerated() { ends[index + 1] = UInt32(size) }
    for index in 0..<count { ends[index + 1] += ends[index] }
    var nodes = [UInt32](repeating: 0, count: component.count)
    var next = ends
    for node in component.indices {
      nodes[Int(next[Int(component[node])])] = UInt32(node)
      next[Int(component[node])] += 1
    }
    // From here on the last component that had a tie to each one.
    for index in next.indices { next[index] = .max }
    func forEachTie(of index: Int, _ body: (UInt32) -> Void) {
      for place in ends[index]..<ends[index + 1] {
        for entry in projection.row(Int(nodes[Int(place)])) {
          let other = component[Int(projection.neighbours[entry])]
          guard Int(other) != index, next[Int(other)] != UInt32(index) else { continue }
          next[Int(other)] = UInt32(index)
          body(other)
        }
      }
    }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    for index in 0..<count {
      var ties: UInt32 = 0
      forEachTie(of: index) { _ in ties += 1 }
      offsets.append(offsets[index] + ties)
    }
    for index in next.indices { next[index] = .max }
    var neighbours: [UInt32] = []
    neighbours.reserveCapacity(Int(offsets[count]))
    for index in 0..<count { forEachTie(of: index) { neighbours.append($0) } }
    onward = NeighbourRows(offsets: offsets, neighbours: neighbours)
  }

  /// For each component how many nodes it reaches, its own included.
  /// - Complexity: O(components × ties / 64 + reached pairs of components).
  func reachedNodes() -> [Int] {
    var result = [Int](repeating: 0, count: components.count)
    var words = [UInt64](repeating: 0, count: components.count)
    let isPlain = components.sizes.allSatisfy { $0 == 1 }
    for start in stride(from: 0, to: components.count, by: 64) {
      let end = min(start + 64, components.count)
      // Ties lead to higher numbers, so the last components come first.
      for component in stride(from: end - 1, through: 0, by: -1) {
        var word: UInt64 = component >= start ? 1 << UInt64(component - start) : 0
        for entry in onward.row(component) where onward.neighbours[entry] < UInt32(end) {
          word |= words[Int(onward.neighbours[entry])]
        }
        words[component] = word
        if isPlain {
          result[component] += word.nonzeroBitCount
          continue
        }
        while word != 0 {
          result[component] += components.sizes[start + word.trailingZeroBitCount]
          word &= word - 1
        }
      }
    }
    return result
  }
}
