public import WeftGraph

extension ChartReader {
  /// Drafts a mapping file for a chart, as YAML to be checked and given with the chart.
  ///
  /// Of home-made XML it says which elements are nodes, and where id, words and superior stand. Of a
  /// chart in a known format it lists the kinds the model does not know, to be filled in.
  /// - Parameters:
  ///   - name: The path as the user gave it.
  ///   - bytes: The whole file.
  public static func suggestedMapping(
    name: String, bytes: [UInt8], options: ImportOptions = ImportOptions()
  ) throws(InputError) -> String {
    var options = options
    options.mapping = nil
    options.isStrict = false
    do throws(InputError) {
      var reader = try ChartReader(options: options)
      try reader.add(name: name, bytes: bytes)
      return UnknownKinds.text(try reader.finish().graph)
    } catch {
      guard error.diagnostics.contains(where: { $0.code == "unknown-format" }) else { throw error }
    }
    var text = bytes
    if var converter = options.encoding.flatMap({ EncodingConverter($0) }) {
      text = converter.convert(bytes)
      text += converter.finish()
    }
    let tree = try XMLTree(
      document: text, name: name, options.limits, isDecoded: options.encoding != nil)
    let suggestion = MappingSuggestion(tree)
    if let cell = suggestion.cell {
      throw InputError(
        Diagnostic(
          code: "nothing-to-draft",
          message: "the values of a record stand in '\(cell)' elements, and none says which it is",
          file: name, position: SourcePosition(line: 1, column: 1),
          hint: "export the table as CSV, or as XML with an element or attribute for each column"))
    }
    guard let draft = suggestion.text() else {
      throw InputError(
        Diagnostic(
          code: "nothing-to-draft",
          message: "no element of this document looks like people or units", file: name,
          position: SourcePosition(line: 1, column: 1),
          hint:
            "name the elements that are nodes in a mapping, as in xml: [{node: NAME, label: PATH}]")
      )
    }
    return draft
  }
}

extension XMLTree {
  /// Reads a whole document.
  init(
    document bytes: [UInt8], name: String, _ limits: ReadingLimits, format: XMLFormat? = nil,
    isDecoded: Bool = false
  ) throws(InputError) {
    self.init(limits: limits, format: format)
    var xml = XMLEvents(file: name, limits: limits, isDecoded: isDecoded)
    var batch = XMLEventBatch()
    xml.feed(bytes)
    while try xml.read(into: &batch) { try read(batch, names: xml.names, file: name) }
    xml.feedRest()
    while try xml.read(into: &batch) { try read(batch, names: xml.names, file: name) }
    try xml.finish(into: &batch)
    try read(batch, names: xml.names, file: name)
  }
}

/// The kinds of a chart that the model does not know, as the lines of a mapping.
enum UnknownKinds {
  /// The lines, all of them comments that say what to fill in.
  static func text(_ graph: Graph) -> String {
    var nodes: [String] = []
    var edges: [String] = []
    for (index, label) in graph.labels.names.enumerated()
    where graph.statistics.nodesPerLabel[index] > 0 && label != OrganizationVocabulary.missingLabel
      && OrganizationVocabulary.label(label) == nil
    {
      let first = (0..<graph.nodeCount).first { node in
        graph.labels(of: NodeID(node)).contains { graph.name(of: $0) == label }
      }
      let properties = first.map { graph.properties(of: NodeID($0)) } ?? []
      let when = condition(label, properties.map { ($0.key, $0.value) })
      nodes.append("#  - {when: {\(when)}, label: Team}")
    }
    for (index, type) in graph.types.names.enumerated()
    where graph.typeRanges[index].count > 0 && OrganizationVocabulary.type(type) == nil {
      let first = graph.typeRanges[index].first
      let properties = first.map { graph.properties(of: RelationshipID($0)) } ?? []
      let when =
        type == OrganizationVocabulary.unnamedType
        ? "" : condition(type, properties.map { ($0.key, $0.value) })
      edges.append("#  - {when: {\(when)}, type: REPORTS_TO, reverse: false}")
    }
    let bare = (0..<graph.nodeCount).contains { graph.labels(of: NodeID($0)).isEmpty }
    if bare { nodes.append("#  - {when: {}, label: Person}  # nodes without kind, and all others") }
    if nodes.isEmpty, edges.isEmpty { return "# Every kind of this chart is known.\n" }
    var lines = [
      "# Kinds the model does not know; choose what they are and take the # away."
    ]
    if !nodes.isEmpty { lines += ["#nodes:"] + nodes }
    if !edges.isEmpty { lines += ["#edges:"] + edges }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The attribute whose value is a kind, and the value.
  private static func condition(
    _ kind: String, _ properties: [(String, PropertyValue)]
  ) -> String {
    let folded = OrganizationVocabulary.fold(kind)
    let found = properties.sorted { $0.0 < $1.0 }.first { _, value in
      if case .string(let text) = value { return OrganizationVocabulary.fold(text) == folded }
      return false
    }
    guard let (name, value) = found, case .string(let text) = value else {
      return "kind: \(quoted(kind))"
    }
    return "\(quoted(name)): \(quoted(text))"
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain && text.first?.isLetter == true
      ? text : "'" + text.replacing("'", with: "''") + "'"
  }
}
