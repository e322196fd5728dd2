public import WeftGraph

/// A change people think in, as the script it stands for.
public enum ShortForm: Sendable, Hashable {
  /// Somebody leaves.
  case remove(person: String)
  /// A team becomes part of another; `TEAM:NEWPARENT`.
  case move(String)
  /// A system is switched off.
  case retire(system: String)
  /// A role loses its holders.
  case vacate(role: String)

  /// The option as it is written.
  public var name: String { "\(written.name) \(String(decoding: written.bytes, as: UTF8.self))" }

  /// What somebody wrote: a text that is called as the option is.
  private var written: SourceText {
    switch self {
    case .remove(let person): SourceText(name: "--remove", text: person)
    case .move(let words): SourceText(name: "--move", text: words)
    case .retire(let system): SourceText(name: "--retire", text: system)
    case .vacate(let role): SourceText(name: "--vacate", text: role)
    }
  }

  /// The script for a chart, which names nodes by their ids; what is wrong with it is told of the option.
  ///
  /// Throws where a name is that of no node, of several, or of a node of another kind.
  public func script(for graph: Graph) throws(InputError) -> SourceText {
    let text: String
    switch self {
    case .remove(let person):
      let id = try node(person, ["Person"], in: graph, "--remove")
      text = "MATCH (person {id: \(id)}) DETACH DELETE person;\n"
    case .retire(let system):
      let id = try node(system, ["AISystem", "System"], in: graph, "--retire")
      text = "MATCH (system {id: \(id)}) DETACH DELETE system;\n"
    case .vacate(let role):
      let id = try node(role, ["Role"], in: graph, "--vacate")
      text = "MATCH (:Person)-[held:HOLDS]->({id: \(id)}) DELETE held;\n"
    case .move(let words):
      let (team, parent) = try ends(words, in: graph)
      text = """
        MATCH (team {id: \(team)}), (parent {id: \(parent)})
        OPTIONAL MATCH (team)-[old:PART_OF]->()
        DELETE old
        MERGE (team)-[:PART_OF]->(parent);

        """
    }
    return SourceText(name: name, text: text, madeOf: written)
  }

  /// The two ends of a move; either may hold a colon itself.
  private func ends(
    _ words: String, in graph: Graph
  ) throws(InputError) -> (team: String, parent: String) {
    var failure: InputError?
    for index in words.indices where words[index] == ":" {
      let team = String(words[..<index])
      let parent = String(words[words.index(after: index)...])
      do throws(InputError) {
        return (
          try node(team, ["Team", "Function"], in: graph, "--move"),
          try node(parent, ["Team", "Function"], in: graph, "--move")
        )
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
    throw InputError(
      Diagnostic(
        code: "bad-move", message: "a move is written TEAM:NEWPARENT",
        in: SourceText(name: "--move", text: words),
        at: SourceSpan(start: 0, end: words.utf8.count)))
  }

  /// The literal of the id of a node given by id or name.
  private func node(
    _ word: String, _ labels: [String], in graph: Graph, _ option: String
  ) throws(InputError) -> String {
    let node = try graph.node(named: word, labels: labels, from: option)
    return CypherText.quoted(graph.id(of: node))
  }
}
