/// How large a value is where every part counts as often as it occurs.
///
/// Lists share their parts: sixty lists, each of the one before twice, hold little and have 2⁶⁰ parts,
/// and whoever compares or writes the outer one walks over all of them.
struct ValueExtent {
  /// How deep lists and maps may stand within each other; walks over values follow them by recursion.
  static let deepest = 1000

  /// How many parts there are; counting ends soon after the bound.
  private(set) var parts = 0
  /// Whether lists and maps stand deeper within each other than they may.
  private(set) var isTooDeep = false
  private let bound: Int

  init(of value: Value, bound: Int) {
    self.bound = bound
    add(value, depth: 0)
  }

  private var isOver: Bool { parts > bound || isTooDeep }

  private mutating func add(_ value: Value, depth: Int) {
    parts += 1
    switch value {
    case .string(let text): parts += text.utf8.count / 24
    case .list(let elements):
      guard depth < Self.deepest else { return isTooDeep = true }
      for element in elements where !isOver { add(element, depth: depth + 1) }
    case .map(let map):
      guard depth < Self.deepest else { return isTooDeep = true }
      for entry in map.entries where !isOver { add(entry.value, depth: depth + 1) }
    default: break
    }
  }
}

extension Value {
  /// Whether lists and maps stand within each other so often that their parts are worth counting,
  /// as far as the first few parts of each show.
  var looksDeep: Bool {
    var inner = self
    for _ in 0..<16 {
      let next: Value? =
        switch inner {
        case .list(let elements): elements.prefix(8).first { $0.isContainer }
        case .map(let map): map.entries.prefix(8).first { $0.value.isContainer }?.value
        default: nil
        }
      guard let next else { return false }
      inner = next
    }
    return true
  }

  private var isContainer: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }
}
