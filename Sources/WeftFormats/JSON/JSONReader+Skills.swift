import WeftGraph

/// Skills that people list under a member of theirs.
extension JSONReader {
  /// The skills that somebody's members list.
  struct SkillList {
    var node: UInt32
    var skills: [(name: String, level: Int64?, facts: [(key: String, text: [UInt8], kind: UInt8)])]
  }

  /// Whether the member of somebody lists skills.
  mutating func listsSkills(_ key: String) -> Bool {
    if let known = skillKeys[key] { return known }
    let lists = ColumnRole.ofPeople(ColumnRole.fold(key)) == .skills
    skillKeys[key] = lists
    return lists
  }

  /// Reads a member that lists skills, the cursor standing at its value: a text, or an array of texts,
  /// or of objects with a name, a level and more.
  /// - Returns: Whether it is such a list; otherwise the cursor stays.
  mutating func readSkills(_ node: UInt32) -> Bool {
    var list = SkillList(node: node, skills: [])
    var walk = cursor
    switch walk.peek() {
    case 0x22:
      let text = String(decoding: walk.string(), as: UTF8.self)
      list.skills = SkillText.list(text).map { ($0.name, $0.level, []) }
    case 0x5B:
      walk.enter()
      while walk.more() {
        switch walk.peek() {
        case 0x22:
          guard let skill = SkillText.one(String(decoding: walk.string(), as: UTF8.self)) else {
            continue
          }
          list.skills.append((skill.name, skill.level, []))
        case 0x7B:
          guard let skill = Self.skill(&walk) else { return false }
          list.skills.append(skill)
        default: return false
        }
      }
    default: return false
    }
    cursor.index = walk.index
    if !list.skills.isEmpty { skills.append(list) }
    return true
  }

  /// A skill that is an object; nil where it has no name or holds more than plain values.
  private static func skill(
    _ walk: inout JSONCursor
  ) -> (name: String, level: Int64?, facts: [(key: String, text: [UInt8], kind: UInt8)])? {
    var name = ""
    var level: Int64?
    var facts: [(key: String, text: [UInt8], kind: UInt8)] = []
    walk.enter()
    while walk.more() {
      let key = walk.key()
      let first = walk.peek()
      guard let text = walk.scalar() else { return nil }
      if first == 0x22, name.isEmpty,
        ["name", "skill", "skillName", "title", "label"].contains(key)
      {
        name = CSVLayout.trim(String(decoding: text, as: UTF8.self))
      } else if level == nil, key == "level", let number = ScalarText.integer(text),
        (1...5).contains(number)
      {
        level = number
      } else if !text.isEmpty, first != 0x6E {
        facts.append((key, text, Self.kind(first)))
      }
    }
    return name.isEmpty ? nil : (name, level, facts)
  }

  /// Joins people to their skills: to those a list beside them describes, else to nodes of their own.
  mutating func settleSkills() {
    var found: [SkillList] = []
    swap(&found, &skills)
    var made: [String: StringID] = [:]
    var places = NotePlaces()
    for list in found {
      let node = Int(list.node)
      let place = (line: draft.nodeLines[node], column: draft.nodeColumns[node])
      for skill in list.skills {
        let target: StringID
        if let known = skillNodes[skill.name] ?? made[skill.name] {
          target = known
        } else {
          target = draft.strings.intern("Skill:\(skill.name)")
          made[skill.name] = target
          places.add(place, isKept: draft.notes.keepsPlaces)
          let new = draft.addNode(id: target, line: place.line, column: place.column)
          append(Array("Skill".utf8), "", kind: 6, new, isEdge: false, place)
          append(Array(skill.name.utf8), "name", kind: 0, new, isEdge: false, place)
        }
        let edge = draft.addEdge(
          source: draft.nodeIDs[node], target: target, undirected: false, line: place.line,
          column: place.column)
        draft.ledger.read.edges += 1
        draft.edgeData[1].append(draft.strings.intern("HAS_SKILL"), owner: edge)
        if let level = skill.level {
          append(Array("\(level)".utf8), "level", kind: 2, edge, isEdge: true, place)
        }
        for fact in skill.facts {
          append(fact.text, fact.key, kind: fact.kind, edge, isEdge: true, place)
        }
      }
    }
    draft.notes.add(
      "derived-node", "skills of people became Skill nodes and HAS_SKILL", places)
  }
}
