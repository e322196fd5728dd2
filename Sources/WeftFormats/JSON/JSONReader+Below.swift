import WeftGraph

/// Those below somebody who are but named: lists of ids or names.
extension JSONReader {
  /// Members that hold those below somebody, whatever the document.
  static let usualChildWords: Set = [
    "children", "_children", "childs", "childNodes", "reports", "directReports", "direct_reports",
    "subordinates", "employees", "staff",
  ]
  /// A list of words for those below a node.
  struct Below {
    var node: UInt32
    var key: String
    var words: [StringID]
  }

  /// What is below somebody in an object of a list.
  private enum Inner { case nothing, nobody, words, objects }

  /// Whether a member holds those who are in a node, where nodes are read that have such.
  func isMemberList(_ key: String) -> Bool {
    readsMembers && ["members", "memberids", "people", "peopleids"].contains(ColumnRole.fold(key))
  }

  /// Whether an object holds others below it, or is a single person, or a list has such objects.
  ///
  /// Where those below are but named, they are objects of the list themselves.
  func isTree(_ start: Int) -> Bool {
    guard cursor.bytes[start] == 0x5B else {
      return holdsThoseBelow(start) || names(at: start).contains("name")
    }
    var walk = cursor
    walk.index = start
    walk.enter()
    var count = 0
    var hasWord = false
    var namesThem = false
    while count < 1_000, walk.more() {
      count += 1
      if walk.peek() == 0x7B, names(at: walk.index).contains(where: Self.namesSuperior) {
        namesThem = true
      }
      switch walk.peek() == 0x7B ? inner(at: walk.index) : .nothing {
      case .objects: return true
      case .words: namesThem = true
      case .nobody: hasWord = true
      case .nothing: break
      }
      walk.skip()
    }
    return hasWord && !namesThem
  }

  /// Whether a member names a superior, and is none of a tree's own.
  private static func namesSuperior(_ key: String) -> Bool {
    superior(key) != nil && !ColumnRole.isParent(ColumnRole.fold(key))
  }

  private func inner(at start: Int) -> Inner {
    var walk = cursor
    walk.index = start
    walk.enter()
    var result = Inner.nothing
    while walk.more() {
      guard childWords.contains(walk.key()) else {
        walk.skip()
        continue
      }
      if result == .nothing { result = .nobody }
      if walk.peek() == 0x5B {
        var list = walk
        list.enter()
        if list.more() {
          switch list.peek() {
          case 0x7B: return .objects
          case 0x22, 0x2D, 0x30...0x39: result = .words
          default: break
          }
        }
      }
      walk.skip()
    }
    return result
  }

  /// Reads a list of words for those below somebody, the cursor standing at it.
  /// - Returns: Whether it is such a list; otherwise the cursor stays.
  mutating func readBelow(_ key: String, _ node: UInt32) -> Bool {
    var walk = cursor
    var words: [StringID] = []
    walk.enter()
    while walk.more() {
      let first = walk.peek()
      guard first == 0x22 || first == 0x2D || (0x30...0x39).contains(first),
        let text = walk.word()
      else { return false }
      if !text.isEmpty { words.append(draft.strings.intern(utf8: text.span)) }
    }
    guard !words.isEmpty else { return false }
    cursor.index = walk.index
    below.append(Below(node: node, key: key, words: words))
    return true
  }

  /// Adds a word for somebody below a node of a tree.
  mutating func addBelow(_ text: [UInt8], _ key: String, _ node: UInt32) {
    guard !text.isEmpty else { return }
    let word = draft.strings.intern(utf8: text.span)
    if let last = below.last, last.node == node, last.key == key {
      below[below.count - 1].words.append(word)
    } else {
      below.append(Below(node: node, key: key, words: [word]))
    }
  }
}
