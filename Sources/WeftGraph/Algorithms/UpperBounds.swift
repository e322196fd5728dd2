/// The pairs of nodes that have no least upper bound.
///
/// The upper bounds of two nodes are the nodes above both. A least one exists exactly if the nodes above
/// it are all of them. In a part of a tree that hangs below a node nothing new can go wrong, so such
/// nodes are counted at the one they hang below.
struct UpperBounds {
  /// For each kept component how many nodes it stands for.
  private var weights: [Int] = []
  /// For each kept component the kept ones above it, itself included, numbered downwards.
  private var above: [Bitset] = []
  /// The weak component of each kept component.
  private var piece: [UInt32] = []

  init(_ reachability: Reachability, _ weak: Components) {
    let count = reachability.components.count
    var incoming = [[Int]](repeating: [], count: count)
    for arc in reachability.arcs { incoming[Int(arc.to)].append(Int(arc.from)) }
    // Kept are components without superior, with several, and all above the latter.
    var isKept = incoming.map { $0.count != 1 }
    for component in stride(from: count - 1, through: 0, by: -1) {
      let leads =
        incoming[component].count > 1 || (isKept[component] && incoming[component].count == 1)
      if leads { for superior in incoming[component] { isKept[superior] = true } }
    }
    let keptCount = isKept.count { $0 }
    var place = [Int](repeating: 0, count: count)
    var pieces = [UInt32](repeating: 0, count: count)
    for (node, component) in reachability.components.component.enumerated() {
      pieces[Int(component)] = weak.component[node]
    }
    for component in 0..<count {
      if isKept[component] {
        place[component] = above.count
        var bits = Bitset(capacity: keptCount)
        bits.insert(above.count)
        for superior in incoming[component] { bits.formUnion(above[place[superior]]) }
        above.append(bits)
        weights.append(0)
        piece.append(pieces[component])
      } else {
        place[component] = place[incoming[component][0]]
      }
      weights[place[component]] += reachability.components.sizes[component]
    }
  }

  /// How many pairs of nodes of one weak component have no least upper bound.
  func violations() -> Int {
    var result = 0
    for one in above.indices {
      for other in 0..<one where piece[one] == piece[other] && !hasLeast(one, other) {
        result += weights[one] * weights[other]
      }
    }
    return result
  }

  /// Whether the lowest upper bound has all upper bounds above it.
  private func hasLeast(_ one: Int, _ other: Int) -> Bool {
    var least = -1
    // Only the lowest bound can be the least, for ties lead to higher numbers.
    for word in stride(from: above[one].words.count - 1, through: 0, by: -1) {
      let shared = above[one].words[word] & above[other].words[word]
      if shared != 0 {
        least = word * 64 + 63 - shared.leadingZeroBitCount
        break
      }
    }
    guard least >= 0 else { return false }
    for word in above[least].words.indices {
      let shared = above[one].words[word] & above[other].words[word]
      if shared != above[least].words[word] { return false }
    }
    return true
  }
}
