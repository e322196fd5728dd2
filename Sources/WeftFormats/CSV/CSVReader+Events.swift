import WeftGraph

/// Tables whose rows are what befell people, such as absences and trainings: each has a number of its
/// own, and people come again and again.
extension CSVReader {
  /// The columns of the rows' own numbers and of the people's.
  ///
  /// There is no column of numbers where days of a beginning or an end show that rows are events.
  typealias EventColumns = (number: Int?, person: Int)

  /// How many rows are looked at.
  private static let eventRows = 200

  /// Finds a column of numbers that are all different beside one of people's ids that repeat, where
  /// nothing in the header says that rows tell whom somebody reports to or what they do.
  func eventColumns(_ layout: CSVLayout) -> EventColumns? {
    guard case .people = layout.kind, !layout.roles.contains(where: Self.tellsPerson),
      !layout.headers.contains(where: Self.datesRow)
    else { return nil }
    let people = layout.headers.indices.filter { index in
      let word = layout.folded[index]
      return !word.isEmpty && ColumnRole.ofPeople(word) == .id
        && !CSVLayout.genericIDs.contains(word)
        && (layout.roles[index] == .id || layout.otherIDs.contains(index))
    }
    guard let person = people.first ?? layout.roles.firstIndex(of: .id) else { return nil }
    let numbers = layout.headers.indices.filter { index in
      guard index != person else { return false }
      let word = layout.folded[index]
      if CSVLayout.genericIDs.contains(word) { return layout.roles[index] == .id }
      guard case .property = layout.roles[index], ColumnRole.ofPeople(word) == nil,
        !ColumnRole.namesOne(word)
      else { return false }
      let words = ColumnRole.words(of: layout.headers[index])
      return words.count > 1 && words.last.map { Self.numberWords.contains($0) } ?? false
    }
    guard !numbers.isEmpty || layout.folded.contains(where: Self.spans.contains) else {
      return nil
    }
    var rows = 0
    var known: Set<String> = []
    var own = numbers.map { _ in Set<String>() }
    var open = Array(numbers.indices)
    var ahead = scanner
    while rows < Self.eventRows, !open.isEmpty || numbers.isEmpty, ahead.hasRecords,
      (try? ahead.next()) == true
    {
      func text(_ column: Int) -> String {
        ahead.cell(column).map {
          CSVLayout.trim(String(decoding: ahead.bytes[$0], as: UTF8.self))
        } ?? ""
      }
      let somebody = text(person)
      guard !somebody.isEmpty else { continue }
      rows += 1
      known.insert(somebody)
      open.removeAll { number in
        let word = text(numbers[number])
        return word.isEmpty || !own[number].insert(word).inserted
      }
    }
    guard rows > 2, (rows - known.count) * 3 >= rows else { return nil }
    if let number = open.first { return (numbers[number], person) }
    return numbers.isEmpty ? (nil, person) : nil
  }

  /// Headers of days on which anything may begin or end, people's work as well.
  private static let spans: Set = ["start", "startdate", "from", "fromdate", "begin", "begindate"]

  private static let numberWords: Set = [
    "id", "no", "nr", "num", "number", "code", "key", "ref", "reference",
  ]

  /// Whether a column tells whom a row's person reports to, or what they do.
  private static func tellsPerson(_ role: ColumnRole) -> Bool {
    switch role {
    case .managerID, .managerPosition, .managerEmail, .managerName, .manager, .otherManager,
      .dottedManager, .positionID, .vacant, .property("title"):
      true
    default: false
    }
  }

  /// Leaves of such a table what says who people are.
  mutating func prepareEvents(_ columns: EventColumns, _ layout: inout CSVLayout) {
    layout.readEvents(columns)
    people.areEvents = true
    let person = layout.headers[columns.person]
    let numbers = columns.number.map { "'\(layout.headers[$0])' numbers them, and " } ?? ""
    draft.notes.add(
      "rows-of-events",
      "rows are what befell people: \(numbers)those of '\(person)' come again; only who they are"
        + " was read", line: scanner.line, column: 1)
  }

  /// Whether an earlier row of such a table says the same of where the row's person belongs.
  mutating func isRepeatedPerson(_ layout: CSVLayout) -> Bool {
    var words: [StringID] = []
    for (index, role) in layout.roles.enumerated() where CSVLayout.places(role) {
      let range = cell(index)
      if role == .id, range.isEmpty { return false }
      words.append(range.isEmpty ? ChartDraft.none : intern(range))
    }
    guard !people.seen.insert(words).inserted else { return false }
    draft.ledger.read.nodes += 1
    for index in layout.headers.indices where !cell(index).isEmpty { draft.ledger.read.data += 1 }
    return true
  }
}

extension CSVLayout {
  /// Takes one column for that of people's ids, and leaves out all that do not say who people are and
  /// where they belong.
  fileprivate mutating func readEvents(_ columns: CSVReader.EventColumns) {
    roles[columns.person] = .id
    if let number = columns.number { roles[number] = .property(headers[number]) }
    otherIDs.removeAll { $0 == columns.number || $0 == columns.person }
    for index in roles.indices where !Self.identifies(roles[index]) {
      roles[index] = .typed(headers[index], "ignore")
    }
  }

  private static func identifies(_ role: ColumnRole) -> Bool {
    switch role {
    case .name, .nameLastFirst, .firstName, .middleName, .lastName, .property("email"): true
    default: places(role)
    }
  }

  /// Whether a column is that of the ids, or says where somebody belongs.
  fileprivate static func places(_ role: ColumnRole) -> Bool {
    switch role {
    case .id: true
    case .property(let name):
      ["department", "division", "businessUnit", "team", "location"].contains(name)
    default: false
    }
  }
}
