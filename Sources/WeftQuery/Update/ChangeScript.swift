public import WeftGraph

/// Statements that read and change a graph, run on a copy: all of them, or none.
public enum ChangeScript {
  /// How to run.
  public struct Options: Sendable {
    /// The functions and procedures statements may call.
    public var catalog: Catalog
    /// The values of parameters.
    public var parameters: [String: Value] = [:]
    /// What `date()` and its relatives say the time is.
    public var clock: EvaluationContext.Clock
    /// What the clauses between two changes may use.
    public var limits = QueryLimits.none
    /// How many threads may work at once.
    public var threads = 1
    /// Whether a MATCH that names a node which is not there, by `id` or `name`, is an error, and words
    /// that neither the graph nor the organization model has are warned of.
    public var checksNames = false
    /// Whether what a script makes has its place in the script.
    package var recordsPlaces = false

    /// Creates options.
    public init(catalog: Catalog, clock: EvaluationContext.Clock) {
      self.catalog = catalog
      self.clock = clock
    }
  }

  /// What one statement gave.
  public struct Answer: Sendable {
    /// The names of the columns; none where there is no RETURN.
    public var columns: [String]
    /// The rows, which speak of ``graph``.
    public var rows: [[Value]]
    /// The graph the rows speak of: the new one, with what was deleted where rows name that.
    public var graph: Graph
  }

  /// What a script gave.
  public struct Result: Sendable {
    /// The new graph.
    public var graph: Graph
    /// What was changed, with the numbers of nodes and relationships before and after.
    package var edit: GraphEdit
    /// The numbers of nodes and relationships in the new graph.
    package var numbering: EditedGraph
    /// What the last statement gave.
    public var answer: Answer
    /// Where the script sets what it sets.
    package var places: ChangePlaces
    /// What is odd about the statements, such as an unknown label.
    public var warnings: [Diagnostic]

    /// How the new graph differs from the old one.
    public var changes: GraphChanges { edit.changes }
  }

  /// The comment before the first statement that makes `id` a property of the nodes' own, in a graph
  /// whose nodes have none.
  public static let ownIDsHeading = "// id is a property"

  /// Runs a script on a copy of a graph.
  ///
  /// All errors that can be known before it runs are reported together, and nothing is run then.
  public static func run(
    _ text: SourceText, on graph: Graph, options: Options
  ) throws(InputError) -> Result {
    let trees = try Query.parseScript(text)
    let attributes = try ChangeAttributes(of: text, options: options)
    var result = try run(
      trees, text, on: graph, options: options, attributes: attributes.values,
      ownsIDs: attributes.ownsIDs)
    if options.checksNames { result.warnings = attributes.warnings + result.warnings }
    return result
  }

  /// The most statements whose names are compared with the graph's.
  private static let mostComparedStatements = 50

  /// Runs the statements of a script that has been parsed.
  /// - Parameters:
  ///   - attributes: Attributes of the graph itself to be set, or taken away with nil.
  ///   - ownsIDs: Whether `id` is a property of the nodes' own whatever the graph has.
  package static func run(
    _ trees: [SyntaxTree], _ text: SourceText, on graph: Graph, options: Options,
    attributes: [(name: String, value: PropertyValue?)] = [], ownsIDs: Bool = false
  ) throws(InputError) -> Result {
    var problems: [Diagnostic] = []
    var names = NamedNodes(of: graph)
    var made = MadeNames()
    for tree in trees {
      do throws(InputError) {
        if options.checksNames { made.add(tree) }
        let query = try Binder.bind(tree, catalog: options.catalog, graph: nil).query
        try query.checkParameters(given: options.parameters.keys)
        if options.checksNames { problems += names.problems(in: query, beside: made) }
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw InputError(Array(problems.prefix(Parser.mostErrors))) }
    let empty = BoundQuery(
      union: BoundUnion(parts: [], keepsDuplicates: true, columns: []), text: text)
    let runner = UpdateRunner(graph, query: empty, options: options, ownsIDs: ownsIDs)
    for (name, value) in attributes { runner.setAttribute(name, to: value) }
    var warnings: [Diagnostic] = []
    var columns: [String] = []
    var rows: [[Value]] = []
    var written = WrittenNames(knownTo: graph)
    for tree in trees {
      if options.checksNames { warnings += written.warnings(of: tree) }
      // Names are compared with the graph as it is by then; a long script would wait for that.
      let isShort = trees.count <= mostComparedStatements
      let (query, found) = try Binder.bind(
        tree, catalog: options.catalog, graph: isShort ? runner.present().graph : nil)
      // Two nodes matched to be joined are what such scripts are made of.
      warnings += found.filter { !(tree.hasUpdates && $0.code == "cartesian-product") }
      runner.query = query
      let changesBefore = runner.changeCount
      columns = query.union.columns
      rows = []
      for part in query.union.parts { rows += try runner.run(part) }
      if !query.union.keepsDuplicates, query.union.parts.count > 1 {
        var seen: Set<GroupKey> = []
        rows = rows.filter { seen.insert(GroupKey($0)).inserted }
      }
      if columns.isEmpty { rows = [] }
      try runner.endStatement()
      if options.checksNames, tree.hasUpdates, runner.changeCount == changesBefore {
        let span = tree[tree.root].span
        let isStandIn = text.told(span).isStandIn
        warnings.append(
          Diagnostic(
            code: "no-effect", severity: .warning,
            message: isStandIn ? "this changes nothing" : "this statement changes nothing",
            in: text, at: span,
            hint: isStandIn ? nil : "look whether its MATCH finds anything"))
      }
    }
    return result(of: runner, columns, rows, warnings, threads: options.threads)
  }

  private static func result(
    of runner: UpdateRunner, _ columns: [String], _ rows: [[Value]], _ warnings: [Diagnostic],
    threads: Int
  ) -> Result {
    let edit = runner.edit
    let made = edit.finish(threads: threads)
    let holdsRemoved = rows.contains { $0.contains { $0.holdsRemoved(in: edit) } }
    let view = UpdateView(holdsRemoved ? edit.finish(keepingRemoved: true) : made)
    return Result(
      graph: made.graph, edit: edit, numbering: made,
      answer: Answer(
        columns: columns, rows: rows.map { $0.map(view.inward) }, graph: view.graph),
      places: runner.places, warnings: warnings)
  }
}

/// Where a script set the properties of nodes and relationships, and made relationships.
package struct ChangePlaces: Sendable {
  private var nodes: [UInt32: [String: SourceSpan]] = [:]
  private var relationships: [UInt32: [String: SourceSpan]] = [:]

  mutating func note(_ key: String, of node: NodeID, at span: SourceSpan) {
    nodes[node.rawValue, default: [:]][key] = span
  }

  /// Notes where a property was set or, without a key, where the relationship was made.
  mutating func note(_ key: String?, of relationship: RelationshipID, at span: SourceSpan) {
    relationships[relationship.rawValue, default: [:]][key ?? ""] = span
  }

  /// Where a node's property was set last.
  package func span(of key: String, _ node: NodeID) -> SourceSpan? { nodes[node.rawValue]?[key] }

  /// Where a relationship's property was set last; without a key, where it was made.
  package func span(of key: String?, _ relationship: RelationshipID) -> SourceSpan? {
    relationships[relationship.rawValue]?[key ?? ""]
  }
}

extension Value {
  /// Whether it is, or holds, a node or relationship that was removed.
  func holdsRemoved(in edit: GraphEdit) -> Bool {
    switch self {
    case .node(let node): !edit.has(node)
    case .relationship(let relationship): !edit.has(relationship)
    case .path(let path):
      path.nodes.contains { !edit.has($0) } || path.relationships.contains { !edit.has($0) }
    case .list(let values): values.contains { $0.holdsRemoved(in: edit) }
    case .map(let map): map.entries.contains { $0.value.holdsRemoved(in: edit) }
    default: false
    }
  }
}
