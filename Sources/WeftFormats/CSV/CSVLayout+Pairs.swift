import WeftGraph

/// Tables of who with whom, whose two columns of ends are called alike: `person_a` and `person_b`,
/// `employee1` and `employee2`, `User ID 1` and `User ID 2`.
extension CSVLayout {
  /// Two columns of ends that only a letter or number tells apart.
  struct AlikePair {
    var source: Int
    var target: Int
    /// The label of both; nil where their word says none.
    var label: String?
  }

  /// A header of such a column.
  private struct Numbered {
    var column: Int
    /// The letter or number, as 1, 2 and so on.
    var number: Int
    /// The folded word for what the end is, and for what of it: empty, `id`, `email`.
    var noun: String
    var key: String
  }

  /// The two columns that are ends, where nothing else names what a row is about.
  static func alikePair(
    _ headers: [String], _ folded: [String], _ dated: Set<Int>
  ) -> AlikePair? {
    let numbered = headers.indices.filter { !dated.contains($0) && !folded[$0].isEmpty }
      .compactMap { self.numbered($0, headers[$0]) }
    guard let first = numbered.first(where: { isEnd($0) }) else { return nil }
    let ends = numbered.filter { $0.noun == first.noun }
    // A third one makes a list of them, such as the members of a team.
    guard Set(ends.map(\.number)) == [1, 2] else { return nil }
    let columns = Set(ends.map(\.column))
    for (index, word) in folded.enumerated() where !columns.contains(index) && !word.isEmpty {
      if index < first.column, ColumnRole.ofRelations(word) == nil { return nil }
      if namesPerson(word) { return nil }
    }
    for key in ["id", "email", "", "name"] {
      let pair = ends.filter { $0.key == key }
      guard pair.count == 2, let source = pair.first(where: { $0.number == 1 }),
        let target = pair.first(where: { $0.number == 2 })
      else { continue }
      return AlikePair(
        source: source.column, target: target.column, label: ColumnRole.ofEnds(first.noun))
    }
    return nil
  }

  static func isEnd(_ role: ColumnRole?) -> Bool { role == .source || role == .target }

  private static func namesPerson(_ word: String) -> Bool {
    switch ColumnRole.ofPeople(word) {
    case .name?, .nameLastFirst?, .firstName?, .lastName?, .managerID?, .managerEmail?,
      .managerName?, .manager?, .positionID?:
      true
    case .id?: word != "id"
    default: false
    }
  }

  /// Whether people, teams or nodes of a network are called so.
  private static func isEnd(_ header: Numbered) -> Bool {
    if header.noun.isEmpty { return header.key == "id" }
    if ends.contains(header.noun) { return true }
    return ["Person", "Team"].contains(ColumnRole.ofEnds(header.noun))
  }

  private static let ends: Set = [
    "node", "vertex", "actor", "participant", "colleague", "coworker", "individual", "attendee",
    "party", "employee", "collaborator",
  ]

  /// The parts of a header that holds one letter or number of a pair; nil for others.
  private static func numbered(_ column: Int, _ header: String) -> Numbered? {
    var words = ColumnRole.words(of: header).flatMap { word in
      // The number mostly follows without a space.
      guard let last = word.last, "123".contains(last), word.count > 1,
        !word.dropLast().contains(where: \.isNumber)
      else { return [word] }
      return [String(word.dropLast()), String(last)]
    }
    let found = words.indices.filter { numbers[words[$0]] != nil }
    guard found.count == 1, let place = found.first, words.count > 1 else { return nil }
    let number = numbers[words.remove(at: place)] ?? 0
    var key = ""
    while let last = words.last, let known = keys[last] {
      words.removeLast()
      key = known
    }
    return Numbered(column: column, number: number, noun: words.joined(), key: key)
  }

  private static let numbers = [
    "a": 1, "b": 2, "c": 3, "1": 1, "2": 2, "3": 3, "one": 1, "two": 2, "three": 3, "x": 1, "y": 2,
    "z": 3,
  ]
  private static let keys = [
    "id": "id", "number": "id", "no": "id", "code": "id", "key": "id", "email": "email",
    "mail": "email", "address": "email", "name": "name",
  ]
}
