import WeftGraph

extension CSVReader {
  /// Which column of the edges says what.
  enum EdgeColumn { static let kind = 0, subtype = 1, level = 2 }

  /// Whether a byte stands between several references; a comma or colon may be part of one.
  private static func separates(_ byte: UInt8, isLoose: Bool) -> Bool {
    switch byte {
    case 0x3B, 0x7C, 0x0A: true
    case 0x3A, 0x2C: isLoose
    default: false
    }
  }

  /// Adds the reporting lines of a row.
  mutating func addManagers(_ id: StringID, _ owner: UInt32, _ line: UInt32) {
    addManager(id)
    for index in people.others { refer(cell(index), isLoose: false, id, isDotted: false) }
    for index in people.dotted {
      let range = cell(index)
      // A name may hold a comma, an id may not.
      let isName = scanner.bytes[range].contains(0x20)
      refer(range, isLoose: !isName, id, isDotted: true)
    }
  }

  /// Adds a reporting line to each that a cell names.
  mutating func refer(
    _ range: Range<Int>, isLoose: Bool, _ id: StringID, isDotted: Bool, isParent: Bool = false
  ) {
    guard !range.isEmpty else { return }
    var first = range.lowerBound
    var index = first
    while index <= range.upperBound {
      if index == range.upperBound || Self.separates(scanner.bytes[index], isLoose: isLoose) {
        referOne(trimmed(first..<index), id, isDotted: isDotted, isParent: isParent)
        first = index + 1
      }
      index += 1
    }
  }

  mutating func trimmed(_ range: Range<Int>) -> Range<Int> {
    var first = range.lowerBound
    var end = range.upperBound
    while first < end, scanner.bytes[first] <= 0x20 { first += 1 }
    while end > first, scanner.bytes[end - 1] <= 0x20 { end -= 1 }
    return first..<end
  }

  private mutating func referOne(
    _ range: Range<Int>, _ id: StringID, isDotted: Bool, isParent: Bool
  ) {
    guard !range.isEmpty else { return }
    let place = (line: scanner.line, column: UInt32(1))
    if let silence = silence(range) {
      guard silence == .nobody else { return }
      draft.notes.add(
        "top-marked", "a mark such as -1 says that somebody reports to nobody", line: place.line,
        column: place.column)
      return
    }
    let value = intern(range)
    // A name may be shared; whether it is tells the whole table.
    let isOwnName = value == row.name && (value != id || !people.hasIDs)
    if value == id || value == row.email, !isOwnName {
      draft.notes.add(
        "top-marked", "somebody who reports to themselves is the top", line: place.line,
        column: place.column)
      return
    }
    let edge = draft.addEdge(
      source: id, target: value, undirected: false, line: place.line, column: place.column)
    draft.edgeFlags[Int(edge)].insert(.targetReference)
    if isOwnName { people.ownNames.append(edge) }
    if isParent { draft.edgeFlags[Int(edge)].insert(.isBelow) }
    draft.ledger.read.edges += 1
    if scanner.bytes[range.lowerBound] == 0x30, scanner.bytes[range].allSatisfy({ $0 == 0x30 }) {
      people.zeroReferences.append(edge)
    }
    if isDotted {
      draft.edgeData[EdgeColumn.subtype].append(draft.strings.intern("dotted"), owner: edge)
    }
  }

  // MARK: Relations of other things, and skills

  /// Adds what the columns of a row relate it to.
  mutating func addRelations(_ layout: CSVLayout, _ id: StringID, _ line: UInt32) {
    for (index, role) in layout.roles.enumerated() {
      switch role {
      case .relation(let type, let isTurnedAround):
        let range = cell(index)
        guard !range.isEmpty, !isNobody(range) else { continue }
        relate(range, type, isTurnedAround, id)
      case .skills:
        let range = cell(index)
        guard !range.isEmpty, !isNobody(range) else { continue }
        for (skill, level) in skills(in: intern(range)) { addSkill(skill, level, id, line) }
      case .skill(let name):
        let range = cell(index)
        guard !range.isEmpty else { continue }
        let word = text(range).lowercased()
        let level = Int64(word).flatMap { (1...5).contains($0) ? $0 : nil }
        guard level != nil || ["x", "yes", "y", "true", "ja", "oui", "sí"].contains(word) else {
          continue
        }
        addSkill(draft.strings.intern(name), level, id, line)
      default: break
      }
    }
  }

  private mutating func relate(
    _ range: Range<Int>, _ type: String, _ isTurnedAround: Bool, _ id: StringID
  ) {
    var first = range.lowerBound
    var index = first
    let word = draft.strings.intern(type)
    while index <= range.upperBound {
      let isEnd = index == range.upperBound
      if isEnd || Self.separates(scanner.bytes[index], isLoose: false) {
        let part = trimmed(first..<index)
        first = index + 1
        if !part.isEmpty {
          let other = intern(part)
          let place = scanner.place(of: part.lowerBound)
          let edge = draft.addEdge(
            source: isTurnedAround ? other : id, target: isTurnedAround ? id : other,
            undirected: false, line: place.line, column: place.column)
          draft.edgeFlags[Int(edge)].insert(isTurnedAround ? .sourceReference : .targetReference)
          draft.edgeData[EdgeColumn.kind].append(word, owner: edge)
          draft.ledger.read.edges += 1
        }
      }
      index += 1
    }
  }

  /// The skills of a list, each with its level if the list says it.
  private mutating func skills(in list: StringID) -> [(skill: StringID, level: Int64?)] {
    if let known = people.skillLists[list] { return known }
    let result = SkillText.list(draft.strings[list]).map { name, level in
      (skill: draft.strings.intern(name), level: level)
    }
    people.skillLists[list] = result
    return result
  }

  private mutating func addSkill(
    _ skill: StringID, _ level: Int64?, _ id: StringID, _ line: UInt32
  ) {
    let node: StringID
    if let known = people.skills[skill] {
      node = known
    } else {
      node = draft.strings.intern("Skill:\(draft.strings[skill])")
      people.skills[skill] = node
      people.skillNames.append(skill)
      people.skillPlaces.add(line: line, column: 1, isKept: draft.notes.keepsPlaces)
    }
    let edge = draft.addEdge(source: id, target: node, undirected: false, line: line, column: 1)
    draft.edgeData[EdgeColumn.kind].append(draft.strings.intern("HAS_SKILL"), owner: edge)
    draft.ledger.read.edges += 1
    if let level {
      draft.edgeData[EdgeColumn.level].owners.append(edge)
      draft.edgeData[EdgeColumn.level].words.append(UInt64(bitPattern: level))
    }
  }

  // MARK: The whole table

  /// Works out what only the whole table tells.
  mutating func settle() {
    if isEdgeTable {
      settleRelations()
    } else {
      settleAgents()
      settleUnknownSuperiors()
      separateNamesakes()
      addSkillNodes()
      dropZeroReferences()
      settleOwnNames()
      if people.isStaff { _ = draft.settleNamingColumn() }
      lookAtPositions()
      settleWholeNumbers()
    }
    for index in draft.nodeData.indices {
      let decimal =
        isEdgeTable ? .point : marks.decimal(of: draft.nodeData[index], at: index)
      CSVValues.clean(&draft.nodeData[index], decimal, &draft.notes, &draft.strings)
    }
    for index in draft.edgeData.indices {
      let decimal =
        isEdgeTable ? marks.decimal(of: draft.edgeData[index], at: index) : .point
      CSVValues.clean(&draft.edgeData[index], decimal, &draft.notes, &draft.strings)
    }
    if !isEdgeTable {
      settlePosts()
      settleHistory()
      // Lines of dated rows are joined once it is known which row is in force.
      if draft.rowDates == nil { dropRepeatedStatements() }
    }
  }

  private mutating func addSkillNodes() {
    guard !people.skillNames.isEmpty else { return }
    let kind = draft.strings.intern("Skill")
    if people.names < 0 { people.names = addColumn(DraftColumn(name: "name", type: .string)) }
    for skill in people.skillNames {
      guard let id = people.skills[skill] else { continue }
      let node = draft.addNode(id: id, line: 0, column: 0)
      draft.nodeData[people.kinds].append(kind, owner: node)
      draft.nodeData[people.names].append(skill, owner: node)
    }
    draft.notes.add(
      "derived-node", "skills of people became Skill nodes and HAS_SKILL", people.skillPlaces)
  }

  /// A reference to 0, or to several, means nobody where no row has that id.
  private mutating func dropZeroReferences() {
    let zeros = Set(people.zeroReferences.map { draft.edgeTargets[Int($0)] })
    guard !zeros.isEmpty else { return }
    let known = zeros.intersection(draft.nodeIDs)
    for edge in people.zeroReferences where !known.contains(draft.edgeTargets[Int(edge)]) {
      draft.edgeFlags[Int(edge)].insert(.dropped)
      draft.ledger.read.edges -= 1
      draft.notes.add(
        "top-marked", "a mark such as -1 says that somebody reports to nobody",
        line: draft.edgeLines[Int(edge)], column: 1)
    }
  }
}
