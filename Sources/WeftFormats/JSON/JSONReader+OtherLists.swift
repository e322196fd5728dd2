import WeftGraph

/// Lists of nodes beside links that are called by what the nodes are: people, teams, systems.
extension JSONReader {
  /// A list that no tool's word says what it holds of.
  struct OtherList {
    var key: String
    var start: Int
  }

  /// Whether a member says how nodes and links are written.
  static func isSetting(_ key: String) -> Bool {
    ["multigraph", "directed", "options", "class", "$schema"].contains(key)
      || key.hasSuffix("Property")
  }

  /// Says which members beside nodes and links are not read.
  mutating func noteUnread(_ members: [OtherList]) {
    for member in members {
      let place = place(member.start)
      draft.notes.add(
        "unread-value", "'\(member.key)' stands beside nodes and links and is not read",
        line: place.line, column: place.column)
    }
  }

  /// Reads the lists of objects with ids or names that are called by a kind, or whose objects links
  /// join, as nodes of that kind; the others are noted.
  mutating func readOtherLists(_ lists: [OtherList], _ parts: Parts) {
    guard !lists.isEmpty else { return }
    let hadPlainIDs = hasPlainIDs
    var ends: Set<StringID>?
    for list in lists {
      let names = names(at: list.start)
      guard !names.isDisjoint(with: Self.idWords) || names.contains("name") else {
        noteUnread([list])
        continue
      }
      var label = CSVLayout.label(ofFile: list.key)
      // Beside nodes, groups and what has no id are mostly legends.
      if !parts.nodes.isEmpty, list.key == "groups" || names.isDisjoint(with: Self.idWords) {
        label = nil
      }
      if label == nil {
        let found = ends ?? self.ends(parts.edges.map(\.start))
        ends = found
        guard holdsEnd(found, at: list.start) else {
          noteUnread([list])
          continue
        }
      }
      readNodes(of: list, kind: label ?? Self.kind(list.key))
    }
    if !parts.nodes.isEmpty { hasPlainIDs = hadPlainIDs }
  }

  /// Reads the lists beside one of people that are called by a kind, and whose objects have ids that
  /// nobody else has, as nodes of that kind; the others are noted.
  mutating func readListsBesidePeople(_ lists: [OtherList]) {
    for list in lists {
      let names = names(at: list.start)
      guard !names.isDisjoint(with: Self.idWords) || names.contains("name"),
        let label = CSVLayout.label(ofFile: list.key), !repeatsIDs(at: list.start)
      else {
        let place = place(list.start)
        draft.notes.add(
          "unread-value", "'\(list.key)' is a list beside that of people and is not read",
          line: place.line, column: place.column)
        continue
      }
      readNodes(of: list, kind: label)
    }
  }

  /// Reads the objects of a list as nodes, of one kind where one is known.
  private mutating func readNodes(of list: OtherList, kind: String?) {
    let first = draft.nodeCount
    readsMembers = true
    thing = kind.flatMap { OrganizationVocabulary.label($0)?.name }
    readNodes(at: list.start)
    readsMembers = false
    if thing == "Skill" { noteSkills(from: first) }
    thing = nil
    guard let kind else { return }
    let note =
      OrganizationVocabulary.labels(readAs: kind).isEmpty
      ? draft.notes.handle(
        "unknown-kind",
        "the node kind '\(kind)', as the list '\(list.key)' is called, is kept as it is") : nil
    for node in first..<draft.nodeCount {
      let place = (draft.nodeLines[node], draft.nodeColumns[node])
      if let note { draft.notes.count(note, line: place.0, column: place.1) }
      append(Array(kind.utf8), "", kind: 6, UInt32(node), isEdge: false, place)
    }
  }

  /// Remembers skills by their ids and names, which people may list.
  private mutating func noteSkills(from first: Int) {
    let nodes = UInt32(first)..<UInt32(draft.nodeCount)
    for index in KindColumns.names(draft.nodeData) {
      let column = draft.nodeData[index]
      for (owner, name) in zip(column.owners, column.strings) where nodes.contains(owner) {
        skillNodes[draft.strings[name]] = draft.nodeIDs[Int(owner)]
      }
    }
    for node in nodes {
      let id = draft.nodeIDs[Int(node)]
      skillNodes[draft.strings[id]] = id
    }
  }

  /// Whether an object of a list has the id of a node, as lists that count their objects have.
  private mutating func repeatsIDs(at start: Int) -> Bool {
    let known = nodeNumbers
    return hasWord(at: start, under: Self.idWords) { known[$0] != nil }
  }

  /// The kind that the name of a list speaks of, if it is not any kind.
  private static func kind(_ key: String) -> String? {
    let generic: Set = [
      "entities", "items", "objects", "records", "data", "points", "members", "results", "entries",
    ]
    if generic.contains(key.lowercased()) { return nil }
    return key.hasSuffix("s") && !key.hasSuffix("ss") ? String(key.dropLast()) : key
  }

  /// Whether an object of a list has an id or name that is among some words.
  private mutating func holdsEnd(_ ends: Set<StringID>, at start: Int) -> Bool {
    hasWord(at: start, under: Self.idWords.union(["name"]), where: ends.contains)
  }

  /// Whether an object of a list has, under one of some keys, a word that is sought.
  private mutating func hasWord(
    at start: Int, under keys: Set<String>, where isSought: (StringID) -> Bool
  ) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.moreObjects() {
      walk.enter()
      var isFound = false
      while walk.more() {
        guard keys.contains(walk.key()), let text = walk.word() else {
          walk.skip()
          continue
        }
        if isSought(draft.strings.intern(utf8: text.span)) { isFound = true }
      }
      if isFound { return true }
    }
    return false
  }

  /// The names of the members of an object, or of the first object of an array.
  func names(at start: Int) -> Set<String> {
    var walk = cursor
    walk.index = start
    if walk.peek() == 0x5B {
      walk.enter()
      guard walk.more() else { return [] }
    }
    guard walk.peek() == 0x7B else { return [] }
    var names: Set<String> = []
    walk.enter()
    while walk.more() {
      names.insert(walk.key())
      walk.skip()
    }
    return names
  }
}
