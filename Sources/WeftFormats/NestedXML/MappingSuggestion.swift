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
    /// Whether elements called by a word for people hold but the name of one.
    var isOfWords: Bool { label == "." && kind.isPerson }
  }

  let tree: XMLTree
  private(set) var chosen: [Candidate] = []
  /// Tables that are left out, for nothing says what they are.
  private(set) var omitted: Set<String> = []
  /// Tables that are left out, for they but speak of the records of others.
  private(set) var joins: [Join] = []

  init(_ tree: XMLTree) {
    self.tree = tree
    let finder = SuggestedRecordFinder(tree)
    let found = finder.records.filter { !finder.frame.contains($0.name) || $0.isTable }
      .compactMap { candidate($0) }
    let candidates = withoutTables(found.filter { !isValue($0, among: found) })
      .sorted { ($1.score, $1.elements.count, $0.name) < ($0.score, $0.elements.count, $1.name) }
    guard let best = candidates.first else {
      chosen = unnamed().map { [$0] } ?? []
      return
    }
    chosen = [best]
    // Other elements that hold the chosen ones, or are held by them, and have a name themselves.
    for other in candidates.dropFirst()
    where !isDescription(other, of: best) && other.score >= 3 && chosen.count < 8
      && (isStructural(other, beside: best) || isSeparate(other) || isAnother(other, like: best)
        || other.isOfWords)
    {
      chosen.append(other)
    }
    if let lowest = candidates.first(where: { isLowest($0, in: chosen) }) { chosen.append(lowest) }
    partIDs()
    settleKinds()
  }

  // MARK: Which elements

  /// How much elements of a name look like nodes: a name counts, and so do an id and a word for people
  /// or units.
  private mutating func candidate(_ records: SuggestedRecords) -> Candidate? {
    let (name, elements) = (records.name, records.elements)
    // What gathers values of the element around it is none itself.
    let kind = elements.count > 1 ? SuggestedKind(ofTable: name) : SuggestedKind(of: name)
    if elements.first != tree.root, kind == .unknown,
      SuggestedPaths.names(name) || SuggestedPaths.gathers(name)
    {
      return nil
    }
    if elements.first != tree.root, kind == .unknown, SuggestedPaths.isColumn(name) { return nil }
    let paths = SuggestedPaths(tree, records)
    var result = Candidate(
      name: name, records: records, paths: paths, kind: kind, id: paths.id, label: paths.label)
    if paths.areJoins(id: result.id, label: result.label) {
      joins.append(Join(records: records, paths: paths))
      return nil
    }
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
    if average == 0, !(result.isOfWords && Self.areNames(paths)) { return nil }
    result.score =
      (result.label != nil ? 2 : 0) + (result.id != nil ? 2 : 0) + (elements.count > 1 ? 2 : 0)
      + (kind != .unknown ? 1 : 0) + min(average, 4)
    return result
  }

  /// The candidates without tables of which nothing says what they are, where there are others.
  private mutating func withoutTables(_ found: [Candidate]) -> [Candidate] {
    let known = found.filter { one in
      !one.records.isTable || one.kind != .unknown || one.paths.namesPeople
    }
    guard known.contains(where: { $0.records.isTable || $0.kind != .unknown }) else {
      return found
    }
    // What people are joined to by a table of its own is no list of countries.
    let joined = found.compactMap { one in
      known.contains { $0.name == one.name } ? nil : ofJoint(one)
    }
    omitted = Set(found.map(\.name)).subtracting((known + joined).map(\.name))
    return known + joined
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
      if one.records.isTable {
        // Where a table stands says nothing of its records.
        if one.paths.namesPeople { chosen[index].kind = .label("Person", isGuess: true) }
        continue
      }
      if one.paths.arePersonal {
        chosen[index].kind = .label("Person", isGuess: true)
        continue
      }
      let holdsPeople = chosen.contains { people.contains($0.name) && holds(one, $0) }
      let isNamedAlike = chosen.allSatisfy { $0.label == one.label }
      let holdsNames = chosen.contains { $0.isOfWords && holds(one, $0) }
      if holdsPeople,
        havePersonalValues || holdsNames || one.elements == [tree.root] && !isNamedAlike
      {
        chosen[index].kind = .label("Team", isGuess: true)
      } else if holdsPeople || isNested(one) || chosen.count == 1 && speaksOfPeople(one) {
        // People inside people, or nothing else that could be people in a document that speaks of them.
        chosen[index].kind = .label("Person", isGuess: true)
      }
    }
  }

  /// Whether elements stand inside others of the chosen ones that are named alike, as reports do.
  private func isNested(_ one: Candidate) -> Bool {
    chosen.contains { $0.label == one.label && holds($0, one) }
  }

  /// Whether elements of one name stand inside those of another, or of the same.
  func holds(_ outer: Candidate, _ inner: Candidate) -> Bool {
    // Both are in the order of the document.
    var next = 0
    for element in outer.elements {
      let range = tree.inside(element)
      while next < inner.elements.count, inner.elements[next] < range.lowerBound { next += 1 }
      if next < inner.elements.count, range.contains(inner.elements[next]) { return true }
    }
    return false
  }
}
