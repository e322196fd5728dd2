public import WeftGaps
import WeftGraph

/// How two charts differ, for a terminal.
public struct DiffText {
  private let diff: GraphDiff
  private let findings: FindingDiff
  private let style: TextStyle
  private let words: DiffWords

  /// The text of a comparison.
  public static func text(
    _ diff: GraphDiff, _ findings: FindingDiff, style: TextStyle = .plain
  ) -> String {
    DiffText(diff, findings, style: style).text()
  }

  private init(_ diff: GraphDiff, _ findings: FindingDiff, style: TextStyle) {
    self.diff = diff
    self.findings = findings
    self.style = style
    words = DiffWords(diff)
  }

  private func text() -> String {
    var table = TextTable(
      ["", "added", "removed", "changed"], alignments: [.leading, .trailing, .trailing, .trailing])
    table.append([
      "nodes", String(diff.addedNodes.count), String(diff.removedNodes.count),
      String(diff.changedNodes.count),
    ])
    table.append([
      "relationships", String(diff.addedRelationships.count),
      String(diff.removedRelationships.count), String(diff.changedRelationships.count),
    ])
    if findings.isCompared {
      table.append([
        "findings", String(findings.opened.count), String(findings.closed.count),
        String(findings.changed.count),
      ])
    }
    var result = table.text(style: style)
    for section in words.sections(findings) where !section.lines.isEmpty {
      result += "\n" + style(section.title, .bold) + "\n"
      for line in section.lines { result += TextWrap.wrap(line, indent: "  ", rest: "    ") }
    }
    return result
  }
}

/// The lines of a comparison, the same in every form for people.
struct DiffWords {
  private let diff: GraphDiff

  init(_ diff: GraphDiff) { self.diff = diff }

  func sections(_ findings: FindingDiff) -> [(title: String, lines: [String])] {
    [
      (
        "matched by name, though their ids differ",
        diff.changedIDs.map {
          "\(diff.new.displayName(of: $1)): \(diff.old.id(of: $0)) → \(diff.new.id(of: $1))"
        }
      ),
      ("without an id", withoutID),
      ("attributes of the chart", diff.attributes.map { properties([$0]) }),
      ("renamed", diff.renamed.map(renaming)),
      ("moved", diff.moves.map(move)),
      ("nodes added", diff.addedNodes.map { "+ " + node($0, diff.new) }),
      ("nodes removed", diff.removedNodes.map { "− " + node($0, diff.old) }),
      ("nodes changed", diff.changedNodes.map(change)),
      (
        "relationships added", diff.addedRelationships.map { "+ " + relationship($0, diff.new) }
      ),
      (
        "relationships removed",
        diff.removedRelationships.map { "− " + relationship($0, diff.old) }
      ),
      (
        "relationships changed",
        diff.changedRelationships.map {
          "\(relationship($0.new, diff.new)): \(properties($0.properties))"
        }
      ),
      (
        "relationships with another id",
        diff.renumberedRelationships.isEmpty
          ? []
          : [
            Counts.of(diff.renumberedRelationships.count, "relationship")
              + " and nothing else of it"
          ]
      ),
      ("findings opened", findings.opened.map { "+ " + finding($0) }),
      ("findings closed", findings.closed.map { "− " + finding($0) }),
      (
        "findings changed",
        findings.changed.map { "\(finding($0.after)) (was: \($0.before.message))" }
      ),
      ("rules no longer assessed", ScenarioWords.unassessed(findings.unassessed)),
      ("rules assessed for the first time", findings.newlyAssessed),
    ]
  }

  /// What is said of nodes to which their files give no id.
  private var withoutID: [String] {
    let counts = [("older", diff.old.placedNodes.count), ("newer", diff.new.placedNodes.count)]
      .filter { $0.1 > 0 }
    guard !counts.isEmpty else { return [] }
    return [
      counts.map { "\(Counts.of($1, "node")) of the \($0) chart" }.joined(separator: " and ")
        + ": they are matched by name, else by what is said of them; their ids are places in the file"
    ]
  }

  private func finding(_ finding: Finding) -> String {
    "\(finding.severity.rawValue)  \(finding.message) [\(finding.rule)]"
  }

  private func renaming(_ change: GraphDiff.ChangedNode) -> String {
    "\(diff.old.displayName(of: change.old)) → \(diff.new.displayName(of: change.new)) "
      + "(\(diff.new.id(of: change.new)))"
  }

  private func move(_ move: GraphDiff.Move) -> String {
    "\(diff.new.displayName(of: move.node)) \(move.type): \(diff.old.displayName(of: move.from)) "
      + "→ \(diff.new.displayName(of: move.to))"
  }

  func node(_ node: NodeID, _ graph: Graph) -> String {
    let labels = graph.labels(of: node).map { graph.name(of: $0) }.joined(separator: ", ")
    let id = graph.id(of: node)
    let name = graph.displayName(of: node)
    return (labels.isEmpty ? "" : labels + " ") + (name == id ? id : "\(name) (\(id))")
  }

  func relationship(_ relationship: RelationshipID, _ graph: Graph) -> String {
    let type = graph.name(of: graph.type(of: relationship))
    return "\(graph.displayName(of: graph.source(of: relationship))) -[\(type)]-> "
      + graph.displayName(of: graph.target(of: relationship))
  }

  private func change(_ change: GraphDiff.ChangedNode) -> String {
    var parts: [String] = []
    if !change.properties.isEmpty { parts.append(properties(change.properties)) }
    parts += change.addedLabels.map { "+:\($0)" } + change.removedLabels.map { "−:\($0)" }
    return "\(node(change.new, diff.new)): \(parts.joined(separator: ", "))"
  }

  private func properties(_ properties: [GraphDiff.Property]) -> String {
    properties.map { property in
      let before = property.before.map { CypherText.literal($0) }
      let after = property.after.map { CypherText.literal($0) }
      switch (before, after) {
      case (let before?, let after?): return "\(property.key) \(before) → \(after)"
      case (nil, let after?): return "+ \(property.key) \(after)"
      case (let before?, nil): return "− \(property.key) \(before)"
      case (nil, nil): return property.key
      }
    }.joined(separator: ", ")
  }
}
