import WeftGraph

/// Members of teams, systems and the like that name who leads, owns or oversees them, as the columns
/// of tables do.
extension JSONReader {
  /// A relation that a member of a thing states.
  struct Stated {
    var node: UInt32
    var key: String
    var type: String
    var isTurnedAround: Bool
    var word: StringID
  }

  /// What a member of the things that are being read relates them to.
  private func relation(_ key: String) -> (type: String, isTurnedAround: Bool)? {
    guard let thing, thing != "Person" else { return nil }
    let folded = ColumnRole.fold(key)
    var role = ColumnRole.of(thing, folded) ?? ColumnRole.ofThings(folded)
    if role == nil, ["Team", "Function"].contains(thing), ColumnRole.unitHead(key) != nil {
      role = .relation("LEADS", isTurnedAround: true)
    }
    // What things are part of, and who is in them, is told by their nesting and their lists.
    guard case .relation(let type, let isTurnedAround)? = role,
      !["PART_OF", "MEMBER_OF"].contains(type), let known = OrganizationVocabulary.type(type),
      (isTurnedAround ? known.to : known.from).contains(thing)
    else { return nil }
    return (type, isTurnedAround)
  }

  /// Reads a member that relates a thing to others, the cursor standing at its value: a word, an object
  /// with an id or name, or an array of these.
  /// - Returns: Whether it is such a member; otherwise the cursor stays.
  mutating func readRelation(_ key: String, _ node: UInt32) -> Bool {
    guard let (type, isTurnedAround) = relation(key) else { return false }
    let start = cursor.index
    var words: [StringID] = []
    let isList = cursor.peek() == 0x5B
    if isList { cursor.enter() }
    while !isList || cursor.more() {
      if cursor.peek() == 0x7B {
        guard let word = reference() else {
          cursor.index = start
          return false
        }
        words.append(word)
      } else if ![0x74, 0x66].contains(cursor.peek()), let text = cursor.word() {
        let word = String(decoding: text, as: UTF8.self)
        if !text.isEmpty, !CSVReader.nobody.contains(word.lowercased()) {
          words.append(draft.strings.intern(word))
        }
      } else {
        cursor.index = start
        return false
      }
      if !isList { break }
    }
    for word in words {
      stated.append(
        Stated(node: node, key: key, type: type, isTurnedAround: isTurnedAround, word: word))
    }
    return true
  }

  /// Makes relations of what things state; of several members for the head of a unit the best word
  /// counts: id, then e-mail, then name.
  mutating func settleStated() {
    var found: [Stated] = []
    swap(&found, &stated)
    guard !found.isEmpty else { return }
    var best: [UInt32: Int] = [:]
    for one in found where one.type == "LEADS" {
      best[one.node] = min(best[one.node] ?? .max, Self.rank(one.key))
    }
    for one in found {
      let node = Int(one.node)
      let place = (line: draft.nodeLines[node], column: draft.nodeColumns[node])
      if one.type == "LEADS", Self.rank(one.key) != best[one.node] {
        append(
          Array(draft.strings[one.word].utf8), one.key, kind: 0, one.node, isEdge: false, place)
        continue
      }
      let id = draft.nodeIDs[node]
      let edge = draft.addEdge(
        source: one.isTurnedAround ? one.word : id, target: one.isTurnedAround ? id : one.word,
        undirected: false, line: place.line, column: place.column)
      draft.edgeFlags[Int(edge)].insert(one.isTurnedAround ? .sourceReference : .targetReference)
      draft.edgeData[1].append(draft.strings.intern(one.type), owner: edge)
      draft.ledger.read.edges += 1
      draft.notes.add(
        "renamed-column", "the member '\(one.key)' is read as \(one.type)", line: place.line,
        column: place.column)
    }
  }

  /// How well a member says who somebody is.
  private static func rank(_ key: String) -> Int {
    let folded = ColumnRole.fold(key)
    return folded.hasSuffix("id")
      ? 0 : folded.hasSuffix("email") ? 1 : folded.hasSuffix("name") ? 2 : 3
  }

  // MARK: Beside lists

  /// Keeps plain values that stand beside lists as attributes of the chart, and says what else there is.
  mutating func keepBeside(_ members: [OtherList], _ what: String) {
    for member in members {
      cursor.index = member.start
      var walk = cursor
      let range = walk.skip()
      let isObject = cursor.peek() == 0x7B
      let list = cursor.peek() == 0x5B ? Self.list(cursor.bytes, range) : nil
      if list?.isEmpty == true { continue }
      guard isObject || cursor.peek() == 0x5B && list == nil else {
        readAttribute(member.key)
        continue
      }
      let place = place(member.start)
      draft.notes.add(
        "unread-value", "'\(member.key)' stands beside \(what) and is not read", line: place.line,
        column: place.column)
    }
  }

  /// Keeps what stands beside the list of people of an object, and around that list in objects inside.
  mutating func keepAround(_ list: Int, _ parts: Parts) {
    for member in parts.unread {
      var walk = cursor
      walk.index = member.start
      if walk.peek() == 0x7B, member.start != list, walk.skip().contains(list) {
        keepAround(list, self.parts(at: member.start, depth: 0))
      } else if member.start != list {
        keepBeside([member], "people")
      }
    }
  }
}
