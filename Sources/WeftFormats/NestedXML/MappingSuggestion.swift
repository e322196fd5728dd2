import WeftGraph

/// Drafts the mapping that reads a home-made XML document.
///
/// The element that stands for a node is the one that repeats and says most of itself; its id is a
/// value no two share, its superior a value that is another's id, else the element around it.
struct MappingSuggestion {
  private struct Candidate {
    var name: String
    var elements: [Int]
    var score: Int
  }

  private let tree: XMLTree

  init(_ tree: XMLTree) {
    self.tree = tree
  }

  /// The mapping as YAML, with a comment for each guess; nil if no element looks like a node.
  func text() -> String? {
    let all = [tree.root] + tree.descendants(tree.root)
    var byName: [String: [Int]] = [:]
    for element in all { byName[tree.local(element), default: []].append(element) }
    let candidates = byName.map { name, elements in
      Candidate(name: name, elements: elements, score: score(elements))
    }.filter { $0.score > 0 }
      .sorted { ($1.score, $1.elements.count, $0.name) < ($0.score, $0.elements.count, $1.name) }
    guard let best = candidates.first else { return nil }
    var chosen = [best]
    // Other elements that hold the chosen ones, or are held by them, and have a name themselves.
    for other in candidates.dropFirst()
    where other.score >= 3 && chosen.count < 8
      && (isStructural(other, beside: best) || isSeparate(other, from: chosen)
        || isAnother(other, like: best))
    {
      chosen.append(other)
    }
    let ids = Set(chosen.flatMap { self.ids($0.elements) })
    var lines = [
      "# Drafted from the document; check each line, then read the file with --map.", "xml:",
    ]
    for candidate in chosen { lines += rule(candidate, ids) }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Which elements

  /// How much elements of a name look like nodes: a name counts, and so does an id.
  private func score(_ elements: [Int]) -> Int {
    let isNamed = label(elements) != nil
    let hasID = id(elements) != nil
    guard isNamed || hasID else { return 0 }
    let says = elements.prefix(50).map { element in
      tree.attributes(element).count + leaves(element).count
    }.reduce(0, +)
    let average = says / max(1, min(50, elements.count))
    if average == 0 { return 0 }
    return (isNamed ? 2 : 0) + (hasID ? 2 : 0) + (elements.count > 1 ? 2 : 0) + min(average, 4)
  }

  private func isStructural(_ one: Candidate, beside best: Candidate) -> Bool {
    guard label(one.elements) != nil else { return false }
    let holds = one.elements.prefix(50).contains { element in
      tree.descendants(element).contains { tree.local($0) == best.name }
    }
    return holds
  }

  /// Whether elements with ids and names stand in none of the chosen ones.
  private func isSeparate(_ one: Candidate, from chosen: [Candidate]) -> Bool {
    guard one.elements.count > 1, id(one.elements) != nil, label(one.elements) != nil else {
      return false
    }
    let names = Set(chosen.map(\.name))
    let inside = Set(
      chosen.flatMap(\.elements).flatMap { element in
        tree.descendants(element).filter { tree.local($0) == one.name }
      })
    return !names.contains(one.name) && inside.isEmpty
  }

  /// Whether elements inside others are called by a word for people or units, and named where the
  /// others are.
  private func isAnother(_ one: Candidate, like best: Candidate) -> Bool {
    guard let path = label(one.elements), path == label(best.elements) else { return false }
    if let label = OrganizationVocabulary.labels(readAs: one.name).first?.label.name {
      return ["Person", "Role", "Team", "Function"].contains(label)
    }
    switch ColumnRole.ofPeople(ColumnRole.fold(one.name)) {
    case .name?, .manager?: return true
    default: return false
    }
  }

  // MARK: Values

  private func leaves(_ element: Int) -> [Int] {
    tree.children(element).filter { tree.children($0).isEmpty && tree.words($0) != nil }
  }

  /// The paths of values directly on elements: attributes first, then children with words.
  private func paths(_ elements: [Int]) -> [String] {
    var result: [String] = []
    for element in elements.prefix(200) {
      for (name, _) in tree.attributes(element)
      where !["xml", "xsi", "xmlns"].contains(name.prefix) && !result.contains("@" + name.local) {
        result.append("@" + name.local)
      }
    }
    for element in elements.prefix(200) {
      for leaf in leaves(element) where !result.contains(tree.local(leaf)) {
        result.append(tree.local(leaf))
      }
    }
    return result
  }

  private func values(_ path: String, _ elements: [Int]) -> [String?] {
    let path = NestedXMLRule.Path(path)
    return elements.map { path.value(tree, $0) }
  }

  /// The path whose values are there and differ for all elements, by how much its name says id.
  private func id(_ elements: [Int]) -> String? {
    let unique = paths(elements).filter { path in
      let found = values(path, elements).compactMap { $0 }
      return found.count == elements.count && Set(found).count == found.count
    }
    let own = elements.first.map { OrganizationVocabulary.fold(tree.local($0)) } ?? ""
    return best(unique) { word in
      // Numbers of something else than the element.
      if ["phone", "mobile", "fax", "tel", "account"].contains(where: word.hasPrefix) { return 0 }
      if ["id", "no", "number", "code"].contains(where: { word == own + $0 }) { return 4 }
      if ["id", "identifier", "uid", "uuid", "key"].contains(word) { return 4 }
      if word.hasSuffix("id") || word.hasSuffix("number") || word.hasSuffix("no")
        || ColumnRole.ofPeople(word) == .id
      {
        return 3
      }
      return word == "code" || word == "email" ? 2 : 0
    }
  }

  private func label(_ elements: [Int]) -> String? {
    let known = paths(elements).filter { path in
      values(path, elements).compactMap { $0 }.count * 2 > elements.count
    }
    let found = best(known) { word in
      switch word {
      case "name", "fullname", "displayname": 5
      case "label", "text": 4
      case _ where word.hasSuffix("name") && word != "username": 3
      case "title": 2
      case _ where ColumnRole.ofPeople(word) == .name: 1
      default: 0
      }
    }
    let first = known.first { Self.role($0) == .firstName }
    let last = known.first { Self.role($0) == .lastName }
    if let first, let last { return "\(first) \(last)" }
    if let found { return found }
    let hasWords = elements.count { tree.words($0) != nil }
    return hasWords * 2 > elements.count ? "." : nil
  }

  /// What the word of a path would be the header of in a table of people.
  private static func role(_ path: String) -> ColumnRole? {
    ColumnRole.ofPeople(ColumnRole.fold(path))
  }

  private func best(_ paths: [String], _ worth: (String) -> Int) -> String? {
    var result: (path: String, worth: Int)?
    for path in paths {
      let value = worth(OrganizationVocabulary.fold(path.filter { $0 != "@" && $0 != "." }))
      if value > result?.worth ?? 0 { result = (path, value) }
    }
    return result?.path
  }

  private func ids(_ elements: [Int]) -> [String] {
    guard let path = id(elements) else { return [] }
    return values(path, elements).compactMap { $0 }
  }

  /// The path whose values are ids of nodes, for most elements that have one.
  private func reference(_ elements: [Int], _ ids: Set<String>, not own: String?) -> String? {
    paths(elements).first { path in
      guard path != own else { return false }
      let word = OrganizationVocabulary.fold(path.filter { $0 != "@" })
      let isNamed =
        ["manager", "supervisor", "parent", "boss", "reportsto", "superior", "lead"]
        .contains { word.contains($0) } || Self.namesSuperior(path)
      let found = values(path, elements).compactMap { $0 }
      let hits = found.count { ids.contains($0) }
      return isNamed && hits > 0 && hits * 2 >= found.count
    }
  }

  private static func namesSuperior(_ path: String) -> Bool {
    switch role(path) {
    case .managerID?, .manager?, .managerPosition?: true
    default: false
    }
  }

  // MARK: Writing

  private func rule(_ candidate: Candidate, _ ids: Set<String>) -> [String] {
    let elements = candidate.elements
    let count = elements.count == 1 ? "1 element" : "\(elements.count) elements"
    var lines = ["  - node: \(Self.quoted(candidate.name))  # \(count)"]
    let id = self.id(elements)
    if let id {
      lines.append("    id: \(Self.quoted(id))")
    } else {
      lines.append(
        "    # id: none was found that all have and no two share; they go by their places")
    }
    if let label = self.label(elements) { lines.append("    label: \(Self.quoted(label))") }
    let known = OrganizationVocabulary.labels(readAs: candidate.name).first?.label.name
    let folded = OrganizationVocabulary.fold(candidate.name)
    let isUnit = ["unit", "organization", "organisation", "company", "office", "branch"].contains {
      folded.hasSuffix($0)
    }
    let isPerson = known == nil ? !isUnit : known == "Person"
    if let known {
      lines.append("    kind: \(known)")
    } else if isUnit {
      lines.append("    kind: Team")
    } else {
      lines.append("    kind: Person  # a guess: nothing says what they are")
    }
    if let path = reference(elements, ids, not: id) {
      lines.append("    parent: \(Self.quoted(path))")
      if isPerson { lines.append("    type: REPORTS_TO") }
    } else {
      lines.append("    parent: nesting  # the element around it")
    }
    return lines
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return isPlain && text.first?.isLetter == true
      ? text : "'" + text.replacing("'", with: "''") + "'"
  }
}
