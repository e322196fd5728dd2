import WeftGraph

/// How a drafted mapping is written.
extension MappingSuggestion {
  /// The mapping as YAML, with a comment for each guess; nil if no element looks like a node.
  func text() -> String? {
    guard !chosen.isEmpty else { return nil }
    let ids = Set(chosen.flatMap(\.ids))
    var lines = [
      "# Drafted from the document; check each line, then read the file with --map.", "xml:",
    ]
    for candidate in chosen { lines += rule(candidate, ids) }
    var unread: Set<String> = []
    for join in joins {
      if let written = relation(join) {
        lines += written
      } else if join.records.isTable {
        unread.insert(join.records.name)
      }
    }
    for (tables, why) in [
      (omitted, "nothing says what they are"), (unread, "they but speak of the records of others"),
    ] where !tables.isEmpty && chosen.contains(where: \.records.isTable) {
      let names = tables.sorted().map { String($0.map { $0.isNewline ? " " : $0 }) }
      lines.append("# not read, for \(why): \(names.joined(separator: ", "))")
    }
    let units = Set(chosen.filter(\.kind.isUnit).flatMap(\.ids))
    let people = chosen.filter(\.kind.isPerson)
    let others = Set(chosen.filter { !$0.kind.isUnit }.flatMap(\.ids))
    if !isApart, !units.isEmpty, units.isDisjoint(with: others) {
      let names = people.flatMap { person in
        person.paths.memberships(in: units, besides: [parent(of: person, ids), person.id])
      }
      if !names.isEmpty { lines.append("attributes:") }
      for name in Set(names).sorted() {
        lines.append("  \(Self.quoted(name)): {refers: [id], type: MEMBER_OF}  # ids of units")
      }
    }
    lines += unitNames(people)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a value alone does not say whose id it is.
  var isApart: Bool { chosen.contains { $0.records.isTable || $0.prefix != nil } }

  /// The rules for values of people that name units, which the model reads by itself only where they
  /// are called by an English word; none where elements are units.
  private func unitNames(_ people: [Candidate]) -> [String] {
    guard !chosen.contains(where: { $0.kind.isUnit }) else { return [] }
    var labels: [String: String] = [:]
    for (name, label) in people.flatMap(\.paths.unitNames) { labels[name] = label }
    guard !labels.isEmpty else { return [] }
    return ["attributes:"]
      + labels.sorted { $0.key < $1.key }.map { name, label in
        "  \(Self.quoted(name)): {node: \(label), type: MEMBER_OF}  # one for each name"
      }
  }

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
    } else if isApartFromUnknown(candidate) {
      lines.append("    parent: none  # nothing says what the element around is to them")
    } else if chosen.contains(where: { holds($0, candidate) }) {
      lines.append("    parent: nesting  # the element around it")
      if isHead(candidate) { lines.append("    type: LEADS") }
    } else if candidate.kind.isPerson, let name = candidate.paths.managerRead {
      lines.append(
        "    # parent: '\(name)' is read as the id, e-mail address or name of a superior")
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

  /// Whether nothing says what elements are, nor what those are that they stand in.
  private func isApartFromUnknown(_ one: Candidate) -> Bool {
    guard one.kind == .unknown, one.paths.kindPath == nil else { return false }
    let around = chosen.filter { holds($0, one) }
    return !around.isEmpty && around.allSatisfy { $0.kind == .unknown && $0.paths.kindPath == nil }
  }

  /// Whether people are called heads, and stand in units only.
  private func isHead(_ one: Candidate) -> Bool {
    guard one.kind.isPerson, SuggestedKind.namesHead(one.name) else { return false }
    return !chosen.contains { $0.kind.isPerson && holds($0, one) }
      && chosen.contains { $0.kind.isUnit && holds($0, one) }
  }

  static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
    return isPlain && text.first?.isLetter == true
      ? text
      : text.contains("'") && !text.contains { "\"\\".contains($0) }
        ? "\"\(text)\"" : "'" + text.replacing("'", with: "''") + "'"
  }
}
