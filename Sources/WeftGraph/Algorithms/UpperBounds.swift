/// The pairs of nodes that have no least upper bound.
///
/// The upper bounds of two nodes are the nodes above both. A least one exists exactly if the nodes above
/// it are all of them. In a part of a tree that hangs below a node nothing new can go wrong, so such
/// nodes are counted at the one they hang below.
struct UpperBounds {
  /// For each kept component how many nodes it stands for.
  private var weights: [UInt32]
  /// The kept components next above each one, which have lower numbers.
  private let superiors: NeighbourRows
  /// Where the kept components of each weak component start.
  private let starts: [UInt32]

  init(_ reachability: Reachability, _ weak: Components) {
    let components = reachability.components
    let incoming = reachability.onward.reversed()
    // Kept are components without superior, with several, and all above the latter.
    var isKept = (0..<components.count).map { incoming.degree($0) != 1 }
    for component in isKept.indices.reversed() where isKept[component] {
      for entry in incoming.row(component) { isKept[Int(incoming.neighbours[entry])] = true }
    }
    var places = [UInt32](repeating: 0, count: components.count)
    for (node, component) in components.component.enumerated() {
      places[Int(component)] = weak.component[node]
    }
    var ends = [UInt32](repeating: 0, count: weak.count + 1)
    for component in isKept.indices where isKept[component] {
      ends[Int(places[component]) + 1] += 1
    }
    for piece in 0..<weak.count { ends[piece + 1] += ends[piece] }
    starts = ends
    weights = [UInt32](repeating: 0, count: Int(ends[weak.count]))
    var kept = weights
    for component in isKept.indices {
      if isKept[component] {
        let piece = Int(places[component])
        places[component] = ends[piece]
        kept[Int(ends[piece])] = UInt32(component)
        ends[piece] += 1
      } else {
        places[component] = places[Int(incoming.neighbours[incoming.row(component).lowerBound])]
      }
      weights[Int(places[component])] += UInt32(components.sizes[component])
    }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(kept.count + 1)
    for (place, component) in kept.enumerated() {
      offsets.append(offsets[place] + UInt32(incoming.degree(Int(component))))
    }
    var above: [UInt32] = []
    above.reserveCapacity(Int(offsets[kept.count]))
    for component in kept {
      for entry in incoming.row(Int(component)) {
        above.append(places[Int(incoming.neighbours[entry])])
      }
    }
    superiors = NeighbourRows(offsets: offsets, neighbours: above)
  }

  /// How many pairs of nodes of one weak component have no least upper bound.
  /// - Complexity: O(a / 64 × b × ties), with b kept components of at most a above any one, and the ties
  ///   between them.
  func violations() -> Int {
    var result = 0
    var search = Search(superiors)
    for (start, end) in zip(starts, starts.dropFirst()) {
      for one in Int(start)..<Int(end) {
        if Interruption.isRequested { return result }
        search.run(for: one, since: Int(start))
        for other in Int(start)..<one where !search.hasLeast(other) {
          result += Int(weights[one]) * Int(weights[other])
        }
      }
    }
    return result
  }

  /// What is above one component and above others before it.
  private struct Search {
    private let superiors: NeighbourRows
    /// What is above the one, the lowest first.
    private var above: [UInt32] = []
    /// Which of the 64 at hand are above each other component, itself included.
    private var shared: [UInt64]
    /// The lowest that each shares with the one.
    private var lowest: [UInt32]

    private static let nothing = UInt32.max
    /// Stands for a lowest that is not below all that is shared.
    private static let notLeast = UInt32.max - 1

    init(_ superiors: NeighbourRows) {
      self.superiors = superiors
      shared = [UInt64](repeating: 0, count: superiors.nodeCount)
      lowest = [UInt32](repeating: Self.nothing, count: superiors.nodeCount)
    }

    /// Whether the lowest bound another component shares with the one has all they share above it.
    ///
    /// Only the lowest can be the least, for ties lead to higher numbers.
    func hasLeast(_ other: Int) -> Bool { lowest[other] < Self.notLeast }

    mutating func run(for one: Int, since start: Int) {
      findAbove(one, since: start)
      for other in start..<one { lowest[other] = Self.nothing }
      for first in stride(from: 0, to: above.count, by: 64) {
        var place = min(first + 64, above.count) - 1
        for other in start..<one {
          var word: UInt64 = 0
          for entry in superiors.row(other) { word |= shared[Int(superiors.neighbours[entry])] }
          if place >= first, above[place] == UInt32(other) {
            word |= 1 << UInt64(place - first)
            place -= 1
          }
          shared[other] = word
          if lowest[other] == Self.nothing, word != 0 {
            lowest[other] = above[first + word.trailingZeroBitCount]
          }
          if lowest[other] < Self.notLeast, word != shared[Int(lowest[other])] {
            lowest[other] = Self.notLeast
          }
        }
      }
    }

    private mutating func findAbove(_ one: Int, since start: Int) {
      above.removeAll(keepingCapacity: true)
      // Marked where it is above the one.
      for other in start..<one { lowest[other] = 0 }
      for entry in superiors.row(one) { lowest[Int(superiors.neighbours[entry])] = 1 }
      for other in (start..<one).reversed() where lowest[other] == 1 {
        above.append(UInt32(other))
        for entry in superiors.row(other) { lowest[Int(superiors.neighbours[entry])] = 1 }
      }
    }
  }
}
