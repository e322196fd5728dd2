/// How many nodes each node reaches along the direction, exactly, without keeping any of the sets.
///
/// Strong components are merged and 64 of them at a time are followed through the layers of the
/// acyclic rest as bits of one word.
struct Reachability: Sendable {
  /// The strong components, numbered so that ties lead to higher numbers.
  let components: Components
  /// The ties between components, each once, by source.
  let arcs: [(from: UInt32, to: UInt32)]

  init(_ projection: Projection) {
    components = StrongComponents.of(projection)
    let members = components.members
    var arcs: [(from: UInt32, to: UInt32)] = []
    var last = [UInt32](repeating: .max, count: components.count)
    for component in 0..<components.count {
      for node in members[component] {
        for entry in projection.row(node) {
          let other = components.component[Int(projection.neighbours[entry])]
          if Int(other) != component, last[Int(other)] != UInt32(component) {
            last[Int(other)] = UInt32(component)
            arcs.append((UInt32(component), other))
          }
        }
      }
    }
    self.arcs = arcs
  }

  /// For each component how many nodes it reaches, its own included.
  /// - Complexity: O(components × arcs / 64 + reached pairs of components).
  func reachedNodes() -> [Int] {
    var result = [Int](repeating: 0, count: components.count)
    let plain = components.sizes.allSatisfy { $0 == 1 }
    for start in stride(from: 0, to: components.count, by: 64) {
      let end = min(start + 64, components.count)
      var words = [UInt64](repeating: 0, count: end)
      for target in start..<end { words[target] = 1 << UInt64(target - start) }
      // Ties lead to higher numbers, so the last ties come first.
      for (from, to) in arcs.reversed() where Int(to) < end { words[Int(from)] |= words[Int(to)] }
      for component in 0..<end {
        var word = words[component]
        if plain {
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
