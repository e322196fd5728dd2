import WeftGraph

/// Elements that are nothing but words, and documents that say nothing of anybody.
extension MappingSuggestion {
  /// Whether the words of elements are names rather than numbers and ids.
  static func areNames(_ paths: SuggestedPaths) -> Bool {
    let words = paths.values(".").compactMap { $0 }
    return words.count { $0.contains(where: \.isLetter) } * 2 > words.count
  }

  /// Whether words in an element called by a word for people are but a value of what is around it, as
  /// the superior of somebody is, or refer to people who stand elsewhere.
  func isValue(_ one: Candidate, among candidates: [Candidate]) -> Bool {
    guard one.isOfWords, let first = one.elements.first else { return false }
    let words = one.paths.values(".").compactMap { $0 }
    var around: (element: Int, candidate: Candidate)?
    for other in candidates where other.name != one.name {
      if Self.arePeople(other), !other.isOfWords {
        let known = Set(other.ids + (other.label.map { other.paths.joined($0) } ?? []))
        if words.count(where: { known.contains($0) }) * 2 > words.count { return true }
      }
      let element = other.elements.last { $0 < first && tree.inside($0).contains(first) }
      if let element, element > around?.element ?? -1 { around = (element, other) }
    }
    guard let outer = around?.candidate else { return false }
    if Self.arePeople(outer) { return true }
    guard outer.kind == .unknown else { return false }
    // What nobody knows may be a person with a superior as well as a group of people.
    return SuggestedKind.namesHead(one.name)
      || outer.elements.allSatisfy { element in
        let range = tree.inside(element)
        return one.elements.count { range.contains($0) } < 2
      }
  }

  /// Whether elements have but what those around them have, which stand in each other and are named
  /// alike, one of them by a word for people: the lowest of titles, as an engineer in a manager in a
  /// director.
  func isLowest(_ one: Candidate, in chosen: [Candidate]) -> Bool {
    guard one.kind == .unknown, one.label != nil, !chosen.contains(where: { $0.name == one.name })
    else { return false }
    let titles = chosen.filter {
      ($0.kind.isPerson || $0.kind == .unknown) && $0.label == one.label && holds($0, one)
    }
    let known = Set(titles.flatMap(\.paths.all))
    return titles.contains(where: \.kind.isPerson) && known.isSuperset(of: one.paths.all)
      && titles.contains { outer in
        titles.contains { $0.name != outer.name && holds(outer, $0) }
      }
  }

  /// Whether the word for the whole document is one for people, or the elements have superiors, units
  /// or pay.
  func speaksOfPeople(_ one: Candidate) -> Bool {
    let isPeoples = one.paths.all.contains { path in
      let word = one.paths.word(path)
      if SuggestedPaths.superior(word) || ColumnRole.ofUnits(ColumnRole.fold(word)) != nil {
        return true
      }
      // Things have a cost, and nobody pays them.
      return one.paths.role(path) == .property("cost")
        && !["cost", "kosten", "coût"].contains(where: word.contains)
    }
    if isPeoples { return true }
    let root = tree.local(tree.root)
    let folded = ColumnRole.fold(root)
    let endings = ["s", "es", "list", "liste", "lista"].filter { folded.hasSuffix($0) }
    return CSVLayout.label(ofFile: root) == "Person"
      || ([folded] + endings.map { String(folded.dropLast($0.count)) }).contains {
        SuggestedKind(of: $0).isPerson
      }
  }

  private static func arePeople(_ one: Candidate) -> Bool {
    one.kind.isPerson || one.kind == .unknown && one.paths.arePersonal
  }

  /// The elements in the root that repeat and say something, for a rule whose rest is left to fill in.
  func unnamed() -> Candidate? {
    var byName: [String: [Int]] = [:]
    for element in tree.children(tree.root) {
      byName[tree.local(element), default: []].append(element)
    }
    let repeated = byName.filter { $0.value.count > 1 }
      .map { name, elements in
        let records = SuggestedRecords(name: name, pattern: name, elements: elements)
        let paths = SuggestedPaths(tree, records)
        return Candidate(
          name: name, records: records, paths: paths, kind: .unknown, id: paths.id,
          label: paths.label)
      }
      .filter { !$0.paths.all.isEmpty }
    return repeated.max { ($0.elements.count, $1.name) < ($1.elements.count, $0.name) }
  }
}

extension SuggestedPaths {
  /// The name of each element that has one, by the paths of its label.
  func joined(_ label: String) -> [String] {
    let parts = label.split(separator: " ").map { values(String($0)) }
    return elements.indices.map { index in parts.compactMap { $0[index] }.joined(separator: " ") }
      .filter { !$0.isEmpty }
  }

  /// A property that the model's own rules read as a superior.
  var managerRead: String? {
    all.lazy.filter { !$0.contains("/") }.map { $0.filter { $0 != "@" } }
      .first(where: Derivation.readsManagers)
  }

  /// The properties that name units by a word the model does not read, and what those are.
  var unitNames: [(name: String, label: String)] {
    all.compactMap { path in
      guard !path.contains("[") else { return nil }
      let name = path.filter { $0 != "@" }.replacing("/", with: ".")
      guard let label = ColumnRole.ofUnits(ColumnRole.fold(word(path))),
        !Derivation.readsUnits(name)
      else { return nil }
      return (name, label)
    }
  }
}
