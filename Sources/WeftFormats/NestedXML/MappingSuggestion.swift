import WeftGraph

/// Drafts the mapping that reads a home-made XML document.
///
/// The element that stands for a node is the one that repeats and says most of itself; its id is a
/// value no two share, its superior a value that is another's id, else the element around it. What the
/// document does not say is left out, with a comment.
struct MappingSuggestion {
  struct Candidate {
    var name: String
    var records: SuggestedRecords
    var paths: SuggestedPaths
    var kind: SuggestedKind
    var id: String?
    var label: String?
    var score = 0
    /// What goes before the ids, where another has the same.
    var prefix: String?
    /// Why it does.
    var idComment: String?
    /// The ids as they stand in the document.
    var idSet: Set<String> = []

    /// A path of ids of the candidate, as a rule writes it.
    func end(_ path: String) -> String { prefix.map { "\($0){\(path)}" } ?? path }

    var elements: [Int] { paths.elements }
    var ids: [String] { id.map { paths.values($0).compactMap { $0 } } ?? [] }
  }

  private let tree: XMLTree
  private(set) var chosen: [Candidate] = []
  /// Tables that are left out.
  private var omitted: [String] = []

  init(_ tree: XMLTree) {
    self.tree = tree
    let finder = SuggestedRecordFinder(tree)
    let candidates = finder.records.filter { !finder.frame.contains($0.name) || $0.isTable }
      .compactMap { candidate($0) }
      .sorted { ($1.score, $1.elements.count, $0.name) < ($0.score, $0.elements.count, $1.name) }
    guard let best = candidates.first else { return }
    chosen = [best]
    // Other elements that hold the chosen ones, or are held by them, and have a name themselves.
    for other in candidates.dropFirst() where !isDescription(other, of: best) {
      if other.records.isTable, other.kind == .unknown {
        if !candidates.contains(where: { $0.name == other.name && $0.kind != .unknown }) {
          omitted.append(other.name)
        }
        continue
      }
      guard
        other.score >= 3 && chosen.count < 8
          && (isStructural(other, beside: best) || isSeparate(other)
            || isAnother(other, like: best))
      else { continue }
      chosen.append(other)
    }
    partIDs()
    settleKinds()
  }

  /// The mapping as YAML, with a comment for each guess; nil if no element looks like a node.
  func text() -> String? {
    guard !chosen.isEmpty else { return nil }
    let ids = Set(chosen.flatMap(\.ids))
    var lines = [
      "# Drafted from the document; check each line, then read the file with --map.", "xml:",
    ]
    for candidate in chosen { lines += rule(candidate, ids) }
    if !omitted.isEmpty {
      lines.append(
        "# not read, for nothing says what they are: \(omitted.sorted().joined(separator: ", "))")
    }
    if isApart { return lines.joined(separator: "\n") + "\n" }
    let units = Set(chosen.filter(\.kind.isUnit).flatMap(\.ids))
    let people = chosen.filter(\.kind.isPerson)
    let others = Set(chosen.filter { !$0.kind.isUnit }.flatMap(\.ids))
    if !units.isEmpty, units.isDisjoint(with: others) {
      let names = people.flatMap { person in
        person.paths.memberships(in: units, besides: [parent(of: person, ids), person.id])
      }
      if !names.isEmpty { lines.append("attributes:") }
      for name in Set(names).sorted() {
        lines.append("  \(Self.quoted(name)): {refers: [id], type: MEMBER_OF}  # ids of units")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a value alone does not say whose id it is.
  private var isApart: Bool { chosen.contains { $0.records.isTable || $0.prefix != nil } }

  // MARK: Which elements

  /// How much elements of a name look like nodes: a name counts, and so do an id and a word for people
  /// or units.
  private func candidate(_ records: SuggestedRecords) -> Candidate? {
    let (name, elements) = (records.name, records.elements)
    // What gathers values of the element around it is none itself.
    let kind = elements.count > 1 ? SuggestedKind(ofTable: name) : SuggestedKind(of: name)
    if elements.first != tree.root, kind == .unknown,
      SuggestedPaths.names(name) || SuggestedPaths.gathers(name)
    {
      return nil
    }
    let paths = SuggestedPaths(tree, records)
    var result = Candidate(
      name: name, records: records, paths: paths, kind: kind, id: paths.id, label: paths.label)
    guard result.id != nil || result.label != nil else { return nil }
    let sample = elements.prefix(50)
    let says = sample.map { element in
      tree.attributes(element).count
        + tree.children(element).count {
          tree.children($0).isEmpty && tree.words($0) != nil
            || records.told[tree.local($0)] != nil
        }
        + paths.all.count { $0.contains("/") && !$0.contains("[") }
    }.reduce(0, +)
    let average = says / max(1, sample.count)
    if average == 0 { return nil }
    result.score =
      (result.label != nil ? 2 : 0) + (result.id != nil ? 2 : 0) + (elements.count > 1 ? 2 : 0)
      + (kind != .unknown ? 1 : 0) + min(average, 4)
    return result
  }

  private func isStructural(_ one: Candidate, beside best: Candidate) -> Bool {
    guard one.label != nil else { return false }
    return one.elements.prefix(50).contains { element in
      let range = tree.inside(element)
      return best.elements.contains { range.contains($0) }
    }
  }

  /// Whether elements describe the columns of records: their names are those.
  private func isDescription(_ one: Candidate, of best: Candidate) -> Bool {
    guard let label = one.label else { return false }
    let columns = Set(best.paths.all.map { best.paths.word($0) })
    let names = one.paths.values(label).compactMap { $0 }.map { OrganizationVocabulary.fold($0) }
    return names.count { columns.contains($0) } * 2 > names.count
  }

  /// Whether elements with ids and names stand in none of the chosen ones.
  private func isSeparate(_ one: Candidate) -> Bool {
    guard one.elements.count > 1 || one.kind != .unknown, one.id != nil, one.label != nil else {
      return false
    }
    return !chosen.contains { holds($0, one) }
  }

  /// Whether elements inside others are called by a word for people or units, and named where the
  /// others are.
  private func isAnother(_ one: Candidate, like best: Candidate) -> Bool {
    guard let path = one.label, path == best.label else { return false }
    // What stands in a person is the person's own: a position, a department.
    if case .label(let label, isGuess: _) = one.kind {
      let isInside = holds(best, one)
      return ["Team", "Function"].contains(label) && !(isInside && best.kind.isPerson)
        || label == "Person" || label == "Role" && !isInside
    }
    return false
  }

  /// Puts a name before the ids of those where another has the same: two nodes of one id would be one.
  private mutating func partIDs() {
    var taken: [String: String] = [:]
    for index in chosen.indices { chosen[index].idSet = Set(chosen[index].ids) }
    let order = chosen.indices.sorted { one, other in
      let refers = [one, other].map { index in
        chosen[index].paths.reference(to: chosen[index].idSet, not: chosen[index].id) != nil
      }
      return refers[0] == refers[1] ? one < other : refers[0]
    }
    for index in order {
      let ids = chosen[index].ids
      if let other = ids.lazy.compactMap({ taken[$0] }).first {
        chosen[index].idComment =
          "\(chosen[index].id ?? "") has values that are ids of '\(other)' too"
        chosen[index].prefix = chosen[index].name.filter { !"{}".contains($0) } + ":"
      } else {
        for id in ids { taken[id] = chosen[index].name }
      }
    }
  }

  /// Finds out what elements are whose names do not say it, by their values and by what they hold.
  private mutating func settleKinds() {
    let people = Set(
      chosen.filter { $0.kind.isPerson || $0.kind == .unknown && $0.paths.arePersonal }.map(\.name))
    let havePersonalValues = chosen.contains { people.contains($0.name) && $0.paths.arePersonal }
    for index in chosen.indices where chosen[index].kind == .unknown {
      let one = chosen[index]
      if one.paths.arePersonal {
        chosen[index].kind = .label("Person", isGuess: true)
        continue
      }
      let holdsPeople = chosen.contains { people.contains($0.name) && holds(one, $0) }
      let isNamedAlike = chosen.allSatisfy { $0.label == one.label }
      if holdsPeople, havePersonalValues || one.elements == [tree.root] && !isNamedAlike {
        chosen[index].kind = .label("Team", isGuess: true)
      } else if chosen.count == 1 || holdsPeople || isNested(one) {
        // People inside people, or nothing else that could be people.
        chosen[index].kind = .label("Person", isGuess: true)
      }
    }
  }

  /// Whether elements stand inside others of the chosen ones, as reports do.
  private func isNested(_ one: Candidate) -> Bool { chosen.contains { holds($0, one) } }

  /// Whether elements of one name stand inside those of another, or of the same.
  private func holds(_ outer: Candidate, _ inner: Candidate) -> Bool {
    // Both are in the order of the document.
    var next = 0
    for element in outer.elements {
      let range = tree.inside(element)
      while next < inner.elements.count, inner.elements[next] < range.lowerBound { next += 1 }
      if next < inner.elements.count, range.contains(inner.elements[next]) { return true }
    }
    return false
  }

  // MARK: Writing

  private func rule(_ candidate: Candidate, _ ids: Set<String>) -> [String] {
    let count = candidate.elements.count == 1 ? "1 element" : "\(candidate.elements.count) elements"
    var lines = ["  - node: \(Self.quoted(candidate.records.pattern))  # \(count)"]
    if let id = candidate.id {
      let comment = candidate.idComment.map { "  # \($0)" } ?? ""
      lines.append("    id: \(Self.quoted(candidate.end(id)))\(comment)")
    } else {
      lines.append(
        "    # id: none was found that all have and no two share; they go by their places")
    }
    if let label = candidate.label {
      lines.append("    label: \(Self.quoted(label))")
    } else {
      lines.append("    # label: nothing was found that names most of them")
    }
    if let path = candidate.paths.kindPath {
      lines.append("    # kind: \(path) says of each what it is")
    } else {
      switch candidate.kind {
      case .label(let label, isGuess: false): lines.append("    kind: \(label)")
      case .label(let label, isGuess: true):
        lines.append(
          "    kind: \(label)  # a guess: nothing but their values and places says what they are")
      case .unknown:
        lines.append(
          "    # kind: nothing says what they are; a label of the model, such as Team or Role")
      }
    }
    let links =
      isApart ? links(of: candidate) : (parent: parent(of: candidate, ids), others: [Link]())
    if let path = links.parent {
      lines.append("    parent: \(Self.quoted(path))")
      if candidate.kind.isPerson, candidate.paths.kindPath == nil {
        lines.append("    type: REPORTS_TO")
      }
    } else if chosen.contains(where: { holds($0, candidate) }) {
      lines.append("    parent: nesting  # the element around it")
      if isHead(candidate) { lines.append("    type: LEADS") }
    } else {
      lines.append("    # parent: nothing says who is above them")
    }
    if !links.others.isEmpty { lines.append("    relations:") }
    for link in links.others {
      let end = "\(link.isFromOther ? "from" : "to"): \(Self.quoted(link.end))"
      lines.append("      - {\(end), type: \(link.type)}")
    }
    return lines
  }

  /// Where the id of the one above stands, if it does.
  private func parent(of candidate: Candidate, _ ids: Set<String>) -> String? {
    candidate.paths.reference(
      to: ids, not: candidate.id, besides: Set(chosen.map(\.name)))
  }

  /// Whether people are called heads, and stand in units only.
  private func isHead(_ one: Candidate) -> Bool {
    guard one.kind.isPerson, SuggestedKind.namesHead(one.name) else { return false }
    return !chosen.contains { $0.kind.isPerson && holds($0, one) }
      && chosen.contains { $0.kind.isUnit && holds($0, one) }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return isPlain && text.first?.isLetter == true
      ? text
      : text.contains("'") && !text.contains { "\"\\".contains($0) }
        ? "\"\(text)\"" : "'" + text.replacing("'", with: "''") + "'"
  }
}
