import WeftGraph

extension JSONReader {
  /// Reads what directories say of somebody in objects and lists: parts of a name, jobs, addresses and
  /// relations to others.
  /// - Returns: Whether the value was read, the cursor behind it.
  mutating func readDirectory(
    _ key: String, _ owner: UInt32, _ members: inout Members, level: Int
  ) -> Bool {
    let isObject = cursor.peek() == 0x7B
    switch key.lowercased() {
    case "name" where isObject, "fullname" where isObject, "displayname" where isObject:
      return readName(owner, &members)
    case "organizations" where !isObject && level == 0:
      guard let job = chosen() else { return false }
      let end = cursor.skip().upperBound
      cursor.index = job
      readMembers(owner, .person, &members, level: level + 1)
      cursor.index = end
      return true
    case "emails" where !isObject && !members.hasEmail:
      guard let entry = chosen() else { return false }
      let place = place(entry)
      var walk = cursor
      walk.index = entry
      walk.enter()
      while walk.more() {
        if ["value", "address", "email"].contains(walk.key()), let text = walk.scalar() {
          if !text.isEmpty {
            append(text, "email", kind: 0, owner, isEdge: false, place)
            members.stated.insert("email")
            members.hasEmail = true
          }
        } else {
          walk.skip()
        }
      }
      return false
    case "relations" where !isObject:
      addRelations(&members)
      return false
    default: return false
    }
  }

  /// Reads a team, department or the like that is an object with a name: the name is the value, what
  /// else it says are properties behind the member's own name.
  /// - Returns: Whether it was read; otherwise the cursor stays.
  mutating func readUnitName(
    _ key: String, _ owner: UInt32, _ reading: Reading, _ members: inout Members, level: Int
  ) -> Bool {
    guard level <= 1,
      case .property(let unit)? = ColumnRole.ofPeople(ColumnRole.fold(key)),
      ["department", "division", "businessUnit", "team", "location"].contains(unit)
    else { return false }
    var name: [UInt8] = []
    var rest: [(key: String, text: [UInt8], kind: UInt8)] = []
    var walk = cursor
    walk.enter()
    while walk.more() {
      let member = walk.key()
      let kind = Self.kind(walk.peek())
      guard let text = walk.scalar() else { return false }
      let isName = ["name", "displayName", "title", "label"].contains(member) && kind == 0
      if isName, name.isEmpty { name = text } else { rest.append((member, text, kind)) }
    }
    guard !name.isEmpty else { return false }
    let place = place(cursor.index)
    cursor.index = walk.index
    if reading == .person, unit != key {
      members.aliases.append((unit, key, name, 0))
    } else {
      members.stated.insert(unit)
      append(name, key, kind: 0, owner, isEdge: false, place)
    }
    for (member, text, kind) in rest where !text.isEmpty {
      append(text, "\(key).\(member)", kind: kind, owner, isEdge: false, place)
    }
    return true
  }

  /// Reads a name that is an object of its parts; what is none stays a property.
  mutating func readName(_ owner: UInt32, _ members: inout Members) -> Bool {
    let place = place(cursor.index)
    var whole: [UInt8] = []
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      let folded = ColumnRole.fold(key)
      guard let text = cursor.scalar() else {
        append(Array(cursor.bytes[cursor.skip()]), key, kind: 0, owner, isEdge: false, place)
        continue
      }
      if text.isEmpty { continue }
      switch ColumnRole.ofPeople(folded) {
      case .firstName? where members.first.isEmpty:
        members.first = text
        members.firstKey = key
      case .lastName? where members.last.isEmpty:
        members.last = text
        members.lastKey = key
      case .name? where whole.isEmpty: whole = text
      case _ where whole.isEmpty && Self.wholeNames.contains(folded): whole = text
      default: append(text, "name.\(key)", kind: 0, owner, isEdge: false, place)
      }
    }
    if !whole.isEmpty, members.name == nil {
      members.name = draft.strings.intern(utf8: whole.span)
      append(whole, "name", kind: 0, owner, isEdge: false, place)
    }
    return true
  }

  private static let wholeNames: Set = ["formatted", "display", "full", "value", "text"]

  /// Where the object of a list begins that counts most: the primary one, else the first.
  private func chosen() -> Int? {
    var list = cursor
    list.enter()
    var first: Int?
    while list.more() {
      guard list.peek() == 0x7B else {
        list.skip()
        continue
      }
      let start = list.index
      first = first ?? start
      list.enter()
      var isPrimary = false
      while list.more() {
        if list.key() == "primary", list.peek() == 0x74 { isPrimary = true }
        list.skip()
      }
      if isPrimary { return start }
    }
    return first
  }

  /// Notes the managers in a list of somebody's relations, each with its type.
  private mutating func addRelations(_ members: inout Members) {
    var list = cursor
    list.enter()
    while list.more() {
      guard list.peek() == 0x7B else {
        list.skip()
        continue
      }
      var value: [UInt8] = []
      var role: ColumnRole?
      list.enter()
      while list.more() {
        let key = list.key()
        guard let text = list.word() else {
          list.skip()
          continue
        }
        if key == "value" { value = text }
        if key == "type" {
          role = ColumnRole.ofPeople(ColumnRole.fold(String(decoding: text, as: UTF8.self)))
        }
      }
      switch role {
      case .manager?, .dottedManager?, .otherManager?:
        addSuperior(role, value, isParent: false, &members)
      default: break
      }
    }
  }
}
