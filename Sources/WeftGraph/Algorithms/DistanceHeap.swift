/// A binary heap of nodes by distance, ties by node; distances can fall.
///
/// Eight bytes a node; the distances are the caller's.
struct DistanceHeap {
  private var items: [UInt32] = []
  /// Where each node is in the heap; `UInt32.max` where it is not.
  private var places: [UInt32]

  init(nodes count: Int) {
    places = [UInt32](repeating: .max, count: count)
    items.reserveCapacity(count)
  }

  /// Puts a node in, or moves it up once its distance has fallen.
  mutating func raise(_ node: Int, _ distances: [Double]) {
    if places[node] == .max {
      places[node] = UInt32(items.count)
      items.append(UInt32(node))
    }
    var place = Int(places[node])
    while place > 0 {
      let parent = (place - 1) / 2
      guard Self.precedes(node, Int(items[parent]), distances) else { break }
      put(Int(items[parent]), at: place)
      place = parent
    }
    put(node, at: place)
  }

  /// Takes the nearest node out.
  mutating func pop(_ distances: [Double]) -> Int? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    places[Int(first)] = .max
    if first != last { sink(Int(last), distances) }
    return Int(first)
  }

  /// Takes every node out.
  mutating func removeAll() {
    for node in items { places[Int(node)] = .max }
    items.removeAll(keepingCapacity: true)
  }

  /// Puts a node in place of the first one.
  private mutating func sink(_ node: Int, _ distances: [Double]) {
    var place = 0
    while 2 * place + 1 < items.count {
      var child = 2 * place + 1
      if child + 1 < items.count,
        Self.precedes(Int(items[child + 1]), Int(items[child]), distances)
      {
        child += 1
      }
      guard Self.precedes(Int(items[child]), node, distances) else { break }
      put(Int(items[child]), at: place)
      place = child
    }
    put(node, at: place)
  }

  private mutating func put(_ node: Int, at place: Int) {
    items[place] = UInt32(node)
    places[node] = UInt32(place)
  }

  private static func precedes(_ one: Int, _ other: Int, _ distances: [Double]) -> Bool {
    (distances[one], one) < (distances[other], other)
  }
}
