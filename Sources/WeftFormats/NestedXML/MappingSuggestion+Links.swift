import WeftGraph

/// What columns of tables refer to, by their names and by whether the ids are there.
///
/// Tables number their records from 1, so that a value alone does not say whose id it is.
extension MappingSuggestion {
  /// Where a candidate names another node, and what joins the two.
  struct Link {
    var end: String
    var type: String
    var isFromOther = false
  }

  /// Where the id of the one above stands, and the further relations.
  func links(of one: Candidate) -> (parent: String?, others: [Link]) {
    var parent: String?
    var others: [Link] = []
    let taken = Set(
      [one.id].compactMap { $0 } + (one.label?.split(separator: " ").map(String.init) ?? []))
    for path in one.paths.all where !taken.contains(path) {
      let word = one.paths.word(path)
      let step = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      let isAbove =
        SuggestedPaths.superior(word)
        || !path.contains("[") && SuggestedPaths.superior(step)
          && !["name", "title"].contains(word)
      guard SuggestedPaths.isOwn(path) || isAbove else { continue }
      let found = one.paths.present(path)
      func refers(to other: Candidate) -> Bool {
        let hits = found.count { other.idSet.contains($0) }
        return hits > 0 && hits * 2 >= found.count
      }
      if isAbove {
        // Who leads a unit is a person; what is above it, one of its kind.
        let isAboveUnit = ["parent", "superior", "upper", "higher"].contains { word.contains($0) }
        if one.kind.isUnit, !isAboveUnit {
          if let head = chosen.first(where: { $0.kind.isPerson && refers(to: $0) }) {
            others.append(Link(end: head.end(path), type: "LEADS", isFromOther: true))
          }
        } else if parent == nil, refers(to: one) {
          parent = one.end(path)
        } else if parent == nil,
          let above = chosen.first(where: { $0.kind == one.kind && refers(to: $0) })
        {
          parent = above.end(path)
        }
      } else if let other = chosen.first(where: {
        $0.name != one.name && $0.kind.isUnit && isCalled(word, $0) && refers(to: $0)
      }), let type = Self.type(from: one.kind) {
        others.append(Link(end: other.end(path), type: type))
      }
    }
    return (parent, others)
  }

  /// Whether a column is called by a table's name, or as its ids are, or by a word for units where
  /// there is one table of them.
  func isCalled(_ word: String, _ other: Candidate) -> Bool {
    if let id = other.id, other.paths.word(id) == word, word != "id" { return true }
    let names = ([other.name] + SuggestedKind.singulars(other.name)).map {
      OrganizationVocabulary.fold($0)
    }
    var stems = [word]
    for ending in ["id", "no", "number", "code", "key", "nr", "fk", "ref"]
    where word.hasSuffix(ending) {
      stems.append(String(word.dropLast(ending.count)))
    }
    for beginning in ["id", "fk", "cod"] where word.hasPrefix(beginning) {
      stems.append(String(word.dropFirst(beginning.count)))
    }
    if stems.contains(where: { names.contains($0) }) { return true }
    return chosen.count { $0.kind.isUnit } == 1
      && stems.contains { !$0.isEmpty && CSVLayout.unitLabel($0) != nil }
  }

  /// What joins one of a kind to a unit.
  static func type(from kind: SuggestedKind) -> String? {
    if kind.isPerson { return "MEMBER_OF" }
    if kind.isUnit { return "PART_OF" }
    if case .label("Role", isGuess: _) = kind { return "PART_OF" }
    return nil
  }
}
