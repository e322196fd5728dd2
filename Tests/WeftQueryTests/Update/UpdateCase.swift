import Testing
import WeftGraph

/// A script, the graph it runs on, and what the rules of openCypher's update clauses say comes of it.
struct UpdateCase: Sendable, CustomTestStringConvertible {
  var title: String
  /// The script that makes the graph.
  var graph = ""
  var script: String
  /// What the last statement returns, as literals, cells joined by ` | `.
  var rows: [String] = []
  /// What is counted as changed, in the order nodes, relationships, labels, properties.
  var effects: [String] = []
  /// A query put to the graph as it is then, with its rows.
  var left: (query: String, rows: [String])?
  /// `type phase detail` of the error; then nothing may have changed.
  var failure: String?

  var testDescription: String { title }

  /// A case that ends well.
  init(
    _ title: String, on graph: String = "", _ script: String, gives rows: [String] = [],
    effects: [String] = [], leaves query: String? = nil, _ left: [String] = []
  ) {
    self.title = title
    self.graph = graph
    self.script = script
    self.rows = rows
    self.effects = effects
    self.left = query.map { ($0, left) }
  }

  /// A case that must be refused.
  init(_ title: String, on graph: String = "", _ script: String, fails failure: String) {
    self.title = title
    self.graph = graph
    self.script = script
    self.failure = failure
  }

  /// Runs the script and compares.
  func check() throws {
    let run = try ScriptRun(script, after: graph)
    #expect(run.failure == failure, "\(run.diagnostics.map(\.message))")
    if failure != nil {
      // Everything or nothing.
      let before = try ScriptRun("RETURN 1", after: graph).graph
      #expect(run.graph.nodeCount == before.nodeCount)
      #expect(run.graph.relationshipCount == before.relationshipCount)
      return
    }
    #expect(run.rows.sorted() == rows.sorted())
    #expect(run.effects == effects)
    guard let left else { return }
    let then = try ScriptRun(script + ";\n" + left.query, after: graph)
    #expect(then.rows.sorted() == left.rows.sorted())
  }
}
