import WeftGraph

/// Tables whose rows are numbers of posts of a kind, as governments list their junior staff.
extension CSVLayout {
  /// Takes a table as one of posts of which each row says how many there are: nothing names a row, a
  /// column counts posts, and others say which posts, by title or grade.
  mutating func readPosts(_ folded: [String], _ names: [String]) -> Bool {
    let people = folded.map { ColumnRole.ofPeople($0) }
    guard !people.contains(.positionID), !people.contains(where: Self.namesSomebody),
      label.map({ ["Person", "Role"].contains($0.name) }) ?? true
    else { return false }
    let superior = people.firstIndex { role in
      switch role {
      case .managerPosition?, .managerID?, .managerEmail?, .managerName?, .manager?: true
      default: false
      }
    }
    let count = names.firstIndex(where: ColumnRole.countsPosts)
    let isOfPosts = superior.map { people[$0] == .managerPosition } ?? false
    guard count != nil || isOfPosts && people.contains(.property("fte")) else { return false }
    let title =
      people.firstIndex(of: .property("title"))
      ?? folded.firstIndex { $0.hasSuffix("jobtitle") || $0.hasSuffix("posttitle") }
    guard title != nil || people.contains(.property("level")) else { return false }
    kind = .things
    (otherIDs, otherNames) = ([], [])
    label = ("Role", false)
    let isPlain = count.map { folded[$0] == "headcount" } ?? false
    posts = (isPlain ? -1 : count ?? -1, true)
    roles = folded.indices.map { index in
      switch index {
      case title: return .name
      case count: return isPlain ? .property("headcount") : .typed(names[index], "float")
      case superior: return .relation("REPORTS_TO", isTurnedAround: false)
      default:
        if case .property(let name)? = people[index] { return .property(name) }
        return Self.property(folded[index], names[index], on: .nodes)
      }
    }
    unite()
    return true
  }
}

extension ColumnRole {
  /// Whether a header says that its column counts posts or those who hold them: `Headcount`,
  /// `Number of Posts in FTE`, `No. of positions`.
  static func countsPosts(_ header: String) -> Bool {
    let words = words(of: header)
    if ["headcount", "headcounts"].contains(words.joined()) { return true }
    guard let first = words.first, countWords.contains(first) else { return false }
    return words.dropFirst().contains { postWords.contains($0) }
  }

  private static let countWords: Set = [
    "n", "num", "nr", "nb", "no", "number", "count", "total", "anzahl", "numero", "número",
    "nombre",
  ]
  private static let postWords: Set = [
    "post", "posts", "position", "positions", "seats", "vacancies", "employees", "staff", "people",
    "persons", "heads", "headcount", "fte", "ftes", "holders", "incumbents", "stellen",
    "mitarbeiter", "postes", "puestos", "empleados", "salariés",
  ]
}

extension CSVReader {
  /// Gives roles that stand for several posts their number, and says so.
  mutating func settlePosts() {
    guard let layout, layout.posts.areRows, draft.nodeCount > 0 else { return }
    var told = "rows that name no post are read as a Role each"
    if layout.posts.count >= 0, case .typed(let column) = actions[layout.posts.count] {
      var counts = DraftColumn(name: "headcount", type: .integer)
      let numbers = draft.nodeData[column]
      for (owner, word) in zip(numbers.owners, numbers.words) {
        let number = Double(bitPattern: word).rounded(.up)
        guard number >= 0, number <= 1e12 else { continue }
        counts.owners.append(owner)
        counts.words.append(UInt64(bitPattern: Int64(number)))
      }
      draft.nodeData.append(counts)
      let header = layout.headers[layout.posts.count]
      told = "rows that count posts are read as a Role each, '\(header)' rounded up as headcount"
    }
    var places = NotePlaces()
    for line in draft.nodeLines {
      places.add(line: line, column: 1, isKept: draft.notes.keepsPlaces)
    }
    draft.notes.add("guessed-kind", told, places)
  }
}
