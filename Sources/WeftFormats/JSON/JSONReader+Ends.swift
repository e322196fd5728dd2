import WeftGraph

/// What links call their ends.
extension JSONReader {
  /// What the links of a list have for ends.
  enum LinkEnds {
    /// A source and a target.
    case usual
    /// One who is above and one who is below.
    case hierarchy
    /// Nothing that is known; the members they have instead, how many links there are, and where the
    /// first one begins, or each if every place of a note is asked for.
    case unknown(members: [String], count: Int, starts: [Int])
  }

  private static let sourceWords: Set = [
    "source", "from", "sourceId", "source_id", "sourceID", "startNode", "start", "fromId",
    "_outV", "outV",
  ]
  private static let targetWords: Set = [
    "target", "to", "targetId", "target_id", "targetID", "endNode", "end", "toId",
    "_inV", "inV",
  ]
  private static let lowerWords: Set = [
    "child", "subordinate", "report", "directreport", "employee",
  ]
  private static let upperWords: Set = ["parent", "superior", "supervisor", "manager", "boss"]

  /// Whether a member of a link is its source; nil where it is no end.
  private static func isSource(_ key: String) -> Bool? {
    sourceWords.contains(key) ? true : targetWords.contains(key) ? false : nil
  }

  /// Whether a member of a link is its lower end; nil where it is none of a hierarchy's.
  private static func isLower(_ key: String) -> Bool? {
    var word = ColumnRole.fold(key)
    for ending in ["id", "node"] where word.hasSuffix(ending) { word.removeLast(ending.count) }
    return lowerWords.contains(word) ? true : upperWords.contains(word) ? false : nil
  }

  /// Whether a member of a link of the list that is read is its source; nil where it is no end.
  ///
  /// The lower end of a hierarchy is the source, as one that reports to the other; where its links
  /// have the usual ends, these go from above to below.
  func isSource(_ stated: String) -> Bool? {
    guard let key = keyWords.usual(stated, ofLink: true) else { return nil }
    return readsHierarchy
      ? Self.isLower(key) ?? Self.isSource(key).map { !$0 } : Self.isSource(key)
  }

  /// What the links of a list, or of an object of links, have for ends.
  func linkEnds(at start: Int) -> LinkEnds {
    var walk = cursor
    walk.index = start
    let isMap = walk.peek() == 0x7B
    var members: [String] = []
    var count = 0
    var starts: [Int] = []
    var isHierarchy = false
    walk.enter()
    while walk.more() {
      if isMap { _ = walk.key() }
      guard walk.peek() == 0x7B else {
        if walk.peek() == 0x5B { return .usual }
        walk.skip()
        continue
      }
      if count == 0 || draft.notes.keepsPlaces { starts.append(walk.index) }
      count += 1
      var sides: Set<Bool> = []
      for key in linkMembers(&walk) {
        if isSource(key) != nil { return .usual }
        if let side = Self.isLower(key) { sides.insert(side) }
        if members.count < 8, !members.contains(key) { members.append(key) }
      }
      if sides.count == 2 { isHierarchy = true }
    }
    return isHierarchy
      ? .hierarchy
      : count == 0 ? .usual : .unknown(members: members, count: count, starts: starts)
  }

  /// The names of the members of a link and of those of what it wraps, the cursor stepping over it.
  private func linkMembers(_ walk: inout JSONCursor) -> [String] {
    var keys: [String] = []
    walk.enter()
    while walk.more() {
      let key = walk.key()
      keys.append(key)
      guard Self.wrappers.contains(key), walk.peek() == 0x7B else {
        walk.skip()
        continue
      }
      walk.enter()
      while walk.more() {
        keys.append(walk.key())
        walk.skip()
      }
    }
    return keys
  }

  /// Whether some list has links with ends that are known.
  func hasLinks(_ parts: Parts) -> Bool {
    parts.edges.contains { list in
      if case .unknown = linkEnds(at: list.start) { false } else { true }
    }
  }

  /// Leaves out lists of links that have no known end, saying so, and notes which are of a hierarchy.
  mutating func settleEnds(_ parts: inout Parts) {
    var kept: [(start: Int, isDirected: Bool?)] = []
    for list in parts.edges {
      switch linkEnds(at: list.start) {
      case .usual where parts.reporting.contains(list.start):
        kept.append((list.start, true))
        hierarchies.insert(list.start)
      case .usual: kept.append(list)
      case .hierarchy:
        kept.append((list.start, true))
        hierarchies.insert(list.start)
        draft.hierarchiesHaveWords = true
      case .unknown(let members, let count, let starts):
        let shown = members.map { "'\($0)'" }.joined(separator: ", ")
        draft.notes.add(
          "unknown-ends", "links have no end that is known, but \(shown), and are not read",
          places(starts, count: count))
      }
    }
    if !kept.isEmpty, kept.allSatisfy({ hierarchies.contains($0.start) }) {
      draft.assumedKind = draft.assumedKind ?? ("Person", true)
    }
    parts.edges = kept
  }

  /// The words that stand at the ends of links.
  mutating func ends(_ lists: [Int]) -> Set<StringID> {
    var result: Set<StringID> = []
    var walk = cursor
    for start in lists {
      walk.index = start
      readsHierarchy = hierarchies.contains(start)
      guard walk.peek() == 0x5B else { continue }
      walk.enter()
      while walk.moreObjects() {
        walk.enter()
        while walk.more() {
          guard isSource(walk.key()) != nil, let text = walk.word() else {
            walk.skip()
            continue
          }
          result.insert(draft.strings.intern(utf8: text.span))
        }
      }
    }
    readsHierarchy = false
    return result
  }
}
