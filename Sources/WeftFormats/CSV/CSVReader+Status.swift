import WeftGraph

extension CSVReader {
  // MARK: Status

  /// Whether the row's person has left, or nobody is there.
  mutating func status() -> Status {
    if row.isVacant { return .vacant }
    for case let word? in [row.status, row.furtherStatus]
    where meaning(word, isName: false) != .none {
      return meaning(word, isName: false)
    }
    if let name = row.name { return meaning(name, isName: true) }
    guard row.email == nil, row.id == nil else { return .none }
    return row.positionID != nil || row.title != nil && people.names >= 0 ? .vacant : .none
  }

  mutating func meaning(_ word: StringID, isName: Bool) -> Status {
    // Words are short; names of people, mostly all different, are not looked at twice.
    guard draft.strings.utf8(word).count <= 40 else { return .none }
    if !isName, let known = people.statusOf[word] { return known }
    if isName, !Self.mayBeVacant(draft.strings.utf8(word)) { return .none }
    let folded = ColumnRole.fold(draft.strings[word])
    var result = Status.none
    if Self.vacantWords.contains(folded) || isName && Self.vacantNames.contains(folded) {
      result = .vacant
    } else if isName, Self.undisclosedNames.contains(folded) {
      result = .undisclosed
    } else if !isName, EmploymentStatus.hasLeft(folded) {
      result = .left
    }
    if !isName { people.statusOf[word] = result }
    return result
  }

  private static let vacantWords: Set = [
    "vacant", "vacancy", "openposition", "unfilled", "tobehired", "tobefilled", "unbesetzt",
    "vakant", "vacante", "vacant1", "openrequisition", "openreq", "hiring", "àpourvoir", "vago",
  ]
  private static let vacantNames: Set = [
    "open", "tbd", "tbh", "tbc", "tba", "nn", "openrole", "newhire", "offen", "poste vacant",
    "postevacant", "posiciónvacante", "vacantposition", "vacantrole", "vacanttbh", "none", "na",
    "eliminated",
  ]
  /// What lists that name only some of their people have for the others.
  private static let undisclosedNames: Set = [
    "nd", "notdisclosed", "undisclosed", "withheld", "namewithheld", "redacted", "anonymous",
    "anonymised", "anonymized", "confidential",
  ]
  /// The first three letters of those words, as numbers.
  private static let vacantHeads: Bitset = {
    var heads = Bitset(capacity: 26 * 26 * 26)
    for word in vacantWords.union(vacantNames).union(undisclosedNames) {
      if let head = head(of: Array(word.utf8)[...]) { heads.insert(head) }
    }
    return heads
  }()

  /// The first three letters of a text as a number, whatever marks stand between them; nil if there
  /// are no three, or others than those of ASCII.
  private static func head(of text: ArraySlice<UInt8>) -> Int? {
    var head = 0
    var count = 0
    for byte in text {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A:
        head = head * 26 + Int((byte | 0x20) - 0x61)
        count += 1
        if count == 3 { return head }
      case 0x23, 0x30...0x39, 0x80...: return nil
      default: break
      }
    }
    return nil
  }

  /// Whether a name may be one of those words once it is folded; most are not.
  private static func mayBeVacant(_ name: ArraySlice<UInt8>) -> Bool {
    head(of: name).map { vacantHeads.contains($0) } ?? true
  }
}
