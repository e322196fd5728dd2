import ArgumentParser
import Foundation
import WeftKit

/// `weft dot`: draws a chart for Graphviz.
struct Dot: Verb {
  static let configuration = CommandConfiguration(
    abstract: "Draws a chart for Graphviz: its teams, or what its gaps are about.",
    discussion: "EXAMPLE: weft dot orgcharts/acme-ai.graphml --gaps | dot -Tsvg -o acme-ai.svg")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Mark the findings of all rules, or of those that are chosen.")
  var gaps = false

  @OptionGroup var choice: RuleChoice

  @Option(help: "Draw the surroundings of this node, by id or name; may be repeated.")
  var focus: [String] = []

  @Option(help: "How many relationships the surroundings reach.")
  var hops = 2

  @Option(help: "How many levels of teams are drawn.")
  var depth: Int?

  @Option(help: "The most nodes drawn; teams collapse until it holds.")
  var maxNodes = 150

  @Option(help: "Collapse every team or function.")
  var collapse: DrawingOptions.Collapse?

  @Option(help: "Draw what a query answers.")
  var query: String?

  @Option(help: "Draw what the query in a file answers.", completion: .file())
  var file: String?

  @Option(help: "Draw what a change file adds, and what it joins.", completion: .file())
  var proposal: String?

  @Option(name: [.short, .long], help: "Where the drawing is written.", completion: .file())
  var output: String?

  var isMachineReadable: Bool { false }

  /// Who chooses rules wants to see what they find.
  private var marksFindings: Bool { gaps || !choice.isEmpty }

  func validate() throws {
    if maxNodes < 1 { throw ValidationError("--max-nodes takes a number from 1") }
    if hops < 0 { throw ValidationError("--hops takes a number from 0") }
    if let depth, depth < 1 { throw ValidationError("--depth takes a number from 1") }
    if proposal != nil, query != nil || file != nil || marksFindings || !focus.isEmpty {
      throw ValidationError("--proposal draws a change alone: leave out the other choices")
    }
    if query != nil, file != nil { throw ValidationError("give --query or --file, not both") }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = marksFindings ? try choice.selection(common) : nil
    let chart = try LoadedChart(common)
    var options = DrawingOptions()
    options.asOf = chart.asOf
    options.hops = hops
    options.depth = depth
    options.maximumNodes = maxNodes
    options.collapse = collapse
    for id in focus { options.focus.append(try Self.node(id, in: chart.graph)) }
    if let selection {
      options.report = try selection.report(on: chart, common, choice.options(asOf: chart.asOf))
    }
    if let text = try queryText() {
      options.selection = try Self.answer(to: text, on: chart, common)
    }
    var graph = chart.graph
    if let proposal {
      graph = try Self.changed(chart, by: proposal, common, &options)
    }
    try TextFile.write(OrganizationDrawing(of: graph, options: options).text, to: output ?? "-")
    return options.report?.reachedLimit ?? false ? .limit : .done
  }

  private func queryText() throws(CommandFailure) -> SourceText? {
    if let query { return SourceText(name: "<query>", text: query) }
    guard let file else { return nil }
    return SourceText(name: file, bytes: try TextFile.bytes(of: file))
  }

  /// The chart with a change file applied; the drawing then shows what is new and what that joins.
  private static func changed(
    _ chart: LoadedChart, by path: String, _ common: CommonOptions,
    _ options: inout DrawingOptions
  ) throws(CommandFailure) -> Graph {
    let result = try ChangeRun.result(of: path, on: chart, common)
    let graph = result.graph
    let nodes = result.numbering.nodes.dropFirst(chart.graph.nodeCount)
      .filter { $0 != .max }.map { NodeID($0) }
    let relationships = result.numbering.relationships.dropFirst(chart.graph.relationshipCount)
      .filter { $0 != .max }.map { RelationshipID($0) }
    options.added = (Set(nodes), Set(relationships))
    var shown = options.added.nodes
    for relationship in relationships {
      shown.insert(graph.source(of: relationship))
      shown.insert(graph.target(of: relationship))
    }
    // Beside what is new stands what already joins its ends, except the ties among colleagues.
    let quiet = ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO", "ESCALATES_TO", "HAS_SKILL"]
      .compactMap(graph.type)
    var lines = options.added.relationships
    for index in 0..<graph.relationshipCount {
      let relationship = RelationshipID(index)
      guard shown.contains(graph.sources[index]), shown.contains(graph.targets[index]),
        !quiet.contains(graph.type(of: relationship))
      else { continue }
      lines.insert(relationship)
    }
    options.selection = (shown.sorted(), lines.sorted())
    return graph
  }

  /// The node with an id, else the only one with a name.
  private static func node(_ word: String, in graph: Graph) throws(CommandFailure) -> NodeID {
    if let node = graph.node(word) { return node }
    let all = (0..<graph.nodeCount).map { NodeID($0) }
    let named = all.filter { graph.displayName(of: $0) == word }
    if named.count == 1 { return named[0] }
    if named.count > 1 {
      let ids = named.prefix(5).map { graph.id(of: $0) }.joined(separator: ", ")
      throw .usage("\(named.count) nodes are called '\(word)'; give the id: \(ids)")
    }
    let words = all.flatMap { [graph.displayName(of: $0), graph.id(of: $0)] }
    throw .usage(RuleSelection.unknown("node", word, among: words))
  }

  /// The nodes and relationships in a query's answer, wherever they stand in a value.
  static func answer(
    to text: SourceText, on chart: LoadedChart, _ options: CommonOptions,
    parameters: [String: Value] = [:]
  ) throws(CommandFailure) -> (nodes: [NodeID], relationships: [RelationshipID]) {
    let result = try QueryRun.result(of: text, on: chart, options, parameters: parameters)
    var nodes: Set<NodeID> = []
    var relationships: Set<RelationshipID> = []
    func visit(_ value: Value) {
      switch value {
      case .node(let node): nodes.insert(node)
      case .relationship(let relationship): relationships.insert(relationship)
      case .path(let path):
        nodes.formUnion(path.nodes)
        relationships.formUnion(path.relationships)
      case .list(let values): for value in values { visit(value) }
      case .map(let map): for entry in map.entries { visit(entry.value) }
      default: break
      }
    }
    for row in result.rows { for value in row { visit(value) } }
    if nodes.isEmpty, relationships.isEmpty {
      guard result.rows.isEmpty else {
        throw .refused(
          InputError(
            Diagnostic(
              code: "nothing-to-draw",
              message: "the query's answer holds neither nodes nor relationships", in: text,
              at: SourceSpan(start: 0, end: text.bytes.count),
              hint: "return what is to be drawn itself: `RETURN n`, not `RETURN n.name`")))
      }
      options.say("the query finds nothing, so the drawing is empty")
    }
    // A query that names only nodes asks for what joins them, too.
    if relationships.isEmpty {
      for index in 0..<chart.graph.relationshipCount
      where nodes.contains(chart.graph.sources[index])
        && nodes.contains(chart.graph.targets[index])
      {
        relationships.insert(RelationshipID(index))
      }
    }
    return (nodes.sorted(), relationships.sorted())
  }
}
