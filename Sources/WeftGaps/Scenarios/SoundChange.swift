import WeftGraph
import WeftQuery

/// Checks that a change leaves an organization that can be: nobody above themselves, nothing that ends
/// before it starts, no value that rules cannot read.
///
/// What the chart had wrong already is not the change's fault.
struct SoundChange {
  private let edit: GraphEdit
  private let places: ChangePlaces
  private let script: SourceText

  init(_ edit: GraphEdit, places: ChangePlaces, script: SourceText) {
    self.edit = edit
    self.places = places
    self.script = script
  }

  /// Throws everything that is wrong, and returns what is wrong and allowed by the script as warnings.
  func check() throws(InputError) -> [Diagnostic] {
    let allowed = AllowedFaults(of: script)
    let found = problems()
    let refused = found.filter { !allowed.contains($0) }
    guard refused.isEmpty else { throw InputError(refused) }
    return allowed.warnings
      + found.map { fault in
        var warning = fault
        warning.severity = .warning
        warning.hint = nil
        return warning
      }
  }

  private func problems() -> [Diagnostic] {
    var problems =
      circles(of: "REPORTS_TO", "report to themselves")
      + circles(of: "PART_OF", "be part of itself")
    problems += dates()
    problems += values()
    problems.sort {
      let start = SourcePosition(line: 1, column: 1)
      return ($0.position ?? start) < ($1.position ?? start)
    }
    return problems
  }

  // MARK: Faults of a chart

  /// The codes of faults a chart has in some of its nodes and relationships.
  static func faults(
    of graph: Graph, among nodes: [NodeID], _ relationships: [RelationshipID]
  ) -> Set<String> {
    var result: Set<String> = []
    func look(
      _ properties: [(key: String, value: PropertyValue)], _ start: String, _ end: String,
      _ owner: OrganizationVocabulary.Property.Owner
    ) {
      if fault(start, end, in: properties) != nil { result.insert("end-before-start") }
      if properties.contains(where: { wanted($0.key, $0.value, owner) != nil }) {
        result.insert("bad-value")
      }
    }
    for node in nodes { look(graph.properties(of: node), "start", "end", .nodes) }
    for relationship in relationships {
      look(graph.properties(of: relationship), "since", "until", .relationships)
    }
    let types = Set(relationships.map { graph.type(of: $0) })
    for type in ["REPORTS_TO", "PART_OF"].compactMap(graph.type)
    where types.contains(type) && isCircular(type, graph) { result.insert("reporting-cycle") }
    return result
  }

  /// Whether relationships of a type lead back to where they start, dotted ones counted.
  private static func isCircular(_ type: TypeID, _ graph: Graph) -> Bool {
    let adjacency = graph.outgoing[type.index]
    // Whoever nobody is left below is taken away, as often as that can be done.
    var below = [Int](repeating: 0, count: graph.nodeCount)
    for index in graph.typeRanges[type.index] { below[graph.targets[index].index] += 1 }
    var open = below.indices.filter { below[$0] == 0 }
    var left = graph.nodeCount
    while let node = open.popLast() {
      left -= 1
      for entry in adjacency.entries(of: NodeID(node)) {
        let above = adjacency.neighbours[entry].index
        below[above] -= 1
        if below[above] == 0 { open.append(above) }
      }
    }
    return left > 0
  }

  // MARK: Circles

  private func circles(of type: String, _ verb: String) -> [Diagnostic] {
    let new = edit.changedRelationships.filter { relationship in
      edit.has(relationship) && edit.type(of: relationship) == type && isSolid(relationship)
        && (relationship.index >= edit.base.relationshipCount || becameSolid(relationship))
    }
    var result: [Diagnostic] = []
    var known: Set<Set<NodeID>> = []
    for relationship in new {
      let ends = edit.ends(of: relationship)
      guard let way = way(from: ends.to, to: ends.from, along: type),
        known.insert(Set(way)).inserted
      else { continue }
      let names = (way + [ends.to]).map(name(of:)).joined(separator: " → ")
      let span =
        places.span(of: nil, relationship) ?? places.span(of: "subtype", relationship) ?? .zero
      result.append(
        Diagnostic(
          code: "reporting-cycle",
          message: "\(name(of: ends.from)) would \(verb): \(names)", in: script, at: span,
          hint: remedy(ends, at: span)))
    }
    return result
  }

  /// What would mend a circle that a relationship closes.
  private func remedy(_ ends: (from: NodeID, to: NodeID), at span: SourceSpan) -> String? {
    var remedies: [String] = []
    if ends.from != ends.to { remedies.append("move \(name(of: ends.to)) elsewhere first") }
    // Whoever wrote no file has none to begin with anything.
    if !script.told(span).isStandIn {
      remedies.append("begin the file with `// allow reporting-cycle` if the circle is meant")
    }
    return remedies.isEmpty ? nil : remedies.joined(separator: ", or ")
  }

  private func isSolid(_ relationship: RelationshipID) -> Bool {
    !edit.properties(of: relationship).contains {
      $0.key == "subtype" && $0.value == .string("dotted")
    }
  }

  private func becameSolid(_ relationship: RelationshipID) -> Bool {
    edit.base.properties(of: relationship).contains {
      $0.key == "subtype" && $0.value == .string("dotted")
    }
  }

  /// The nodes on a shortest way along solid relationships of a type, both ends included.
  private func way(from start: NodeID, to goal: NodeID, along type: String) -> [NodeID]? {
    if start == goal { return [start] }
    var before: [NodeID: NodeID] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let node = queue[next]
      next += 1
      for relationship in edit.relationships(at: node)
      where edit.has(relationship) && edit.type(of: relationship) == type && isSolid(relationship) {
        let ends = edit.ends(of: relationship)
        guard ends.from == node, ends.to != start, before[ends.to] == nil else { continue }
        before[ends.to] = node
        if ends.to == goal {
          var way = [goal]
          while let last = way.last, let previous = before[last] { way.append(previous) }
          return way.reversed()
        }
        queue.append(ends.to)
      }
    }
    return nil
  }

  // MARK: Values

  /// Properties of the organization model set to what is not of their type.
  private func values() -> [Diagnostic] {
    var result: [Diagnostic] = []
    for node in edit.changedNodes where edit.has(node) {
      for (key, value) in edit.properties(of: node) {
        guard let span = places.span(of: key, node) else { continue }
        if let problem = fault(key, value, .nodes, of: name(of: node), at: span) {
          result.append(problem)
        }
      }
    }
    for relationship in edit.changedRelationships where edit.has(relationship) {
      for (key, value) in edit.properties(of: relationship) {
        guard let span = places.span(of: key, relationship) else { continue }
        let owner = edit.type(of: relationship)
        if let problem = fault(key, value, .relationships, of: owner, at: span) {
          result.append(problem)
        }
      }
    }
    return result
  }

  private func fault(
    _ key: String, _ value: PropertyValue, _ owner: OrganizationVocabulary.Property.Owner,
    of name: String, at span: SourceSpan
  ) -> Diagnostic? {
    guard let (wanted, isDate) = Self.wanted(key, value, owner) else { return nil }
    return badValue(
      key, value, of: name, wanted, hint: isDate ? "write date('2026-01-31')" : nil, at: span)
  }

  /// What a property of the model would have to be, where a value is something else.
  private static func wanted(
    _ key: String, _ value: PropertyValue, _ owner: OrganizationVocabulary.Property.Owner
  ) -> (words: String, isDate: Bool)? {
    if key == "name", owner == .nodes {
      if case .string = value { return nil }
      return ("a text", false)
    }
    guard let property = OrganizationVocabulary.property(readAs: key, on: owner),
      property.name == key
    else { return nil }
    let wanted: String
    switch property.type {
    case .string:
      let isClosed = !property.values.isEmpty && !property.isOpen
      if case .string(let word) = value, !isClosed || property.values.contains(word) { return nil }
      wanted = isClosed ? "one of " + property.values.joined(separator: ", ") : "a text"
    case .boolean:
      if value.asBoolean != nil { return nil }
      wanted = "true or false"
    case .integer, .number:
      if value.isNumber { return nil }
      wanted = "a number"
    case .integerOrText:
      if case .string = value { return nil }
      if value.isNumber { return nil }
      wanted = "a number or a text"
    case .date:
      if value.asDay != nil { return nil }
      wanted = "a date"
    }
    return (wanted, property.type == .date)
  }

  private func badValue(
    _ key: String, _ value: PropertyValue, of name: String, _ wanted: String, hint: String?,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "bad-value",
      message: "`\(key)` of \(name) would be \(CypherText.literal(value)), which is not \(wanted)",
      in: script, at: span, hint: hint)
  }

  // MARK: Dates

  private func dates() -> [Diagnostic] {
    var result: [Diagnostic] = []
    for node in edit.changedNodes where edit.has(node) {
      let spans = [places.span(of: "end", node), places.span(of: "start", node)]
      guard let span = spans.compactMap(\.self).first else { continue }
      if let fault = Self.fault("start", "end", in: edit.properties(of: node)) {
        result.append(problem(name(of: node), fault, at: span))
      }
    }
    for relationship in edit.changedRelationships where edit.has(relationship) {
      let spans = [
        places.span(of: "until", relationship), places.span(of: "since", relationship),
      ]
      guard let span = spans.compactMap(\.self).first else { continue }
      if let fault = Self.fault("since", "until", in: edit.properties(of: relationship)) {
        let ends = edit.ends(of: relationship)
        let words =
          "\(edit.type(of: relationship)) from \(name(of: ends.from)) to \(name(of: ends.to))"
        result.append(problem(words, fault, at: span))
      }
    }
    return result
  }

  private static func fault(
    _ start: String, _ end: String, in properties: [(key: String, value: PropertyValue)]
  ) -> (start: CalendarDate, end: CalendarDate)? {
    func day(_ key: String) -> CalendarDate? {
      properties.first { $0.key == key }?.value.asDay
    }
    guard let start = day(start), let end = day(end), end < start else { return nil }
    return (start, end)
  }

  private func problem(
    _ name: String, _ fault: (start: CalendarDate, end: CalendarDate), at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code: "end-before-start",
      message: "\(name) would end on \(fault.end), before it starts on \(fault.start)",
      in: script, at: span)
  }

  private func name(of node: NodeID) -> String {
    for (key, value) in edit.properties(of: node) {
      if key == "name", case .string(let name) = value { return name }
    }
    return edit.id(of: node)
  }
}

extension PropertyValue {
  /// Whether it is an integer or a float.
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .float: true
    default: false
    }
  }
}
