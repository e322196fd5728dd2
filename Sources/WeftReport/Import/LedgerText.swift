public import WeftFormats
import WeftGraph

/// An import ledger for a terminal: what the chart holds, what can be asked of it, and what was noticed.
public struct LedgerText: Sendable {
  private let ledger: ImportLedger
  private let summary: ChartSummary
  private let style: TextStyle

  /// The text of a ledger.
  /// - Parameter allPlaces: Whether every place of a note is listed.
  public static func text(
    _ ledger: ImportLedger, summary: ChartSummary, allPlaces: Bool = false,
    style: TextStyle = .plain
  ) -> String {
    LedgerText(ledger, summary: summary, style: style).text(allPlaces: allPlaces)
  }

  private init(_ ledger: ImportLedger, summary: ChartSummary, style: TextStyle) {
    self.ledger = ledger
    self.summary = summary
    self.style = style
  }

  private func text(allPlaces: Bool) -> String {
    var result = style(ledger.sources.map(\.path).joined(separator: ", "), .bold) + "\n"
    result += summary.text(style: style)
    for source in ledger.sources { result += text(of: source, allPlaces: allPlaces) }
    result += "\n" + style("Graph", .bold)
    result += ": " + Counts.of(ledger.graph.nodes, "node") + ", "
    result += Counts.of(ledger.graph.relationships, "relationship")
    if ledger.graph.placeholders > 0 {
      result += ", of the nodes " + Counts.of(ledger.graph.placeholders, "placeholder")
    }
    result += "\n"
    result += counts("labels", ledger.graph.labels) + counts("types", ledger.graph.types)
    return result
  }

  private func counts(_ title: String, _ counts: [(name: String, count: Int)]) -> String {
    guard !counts.isEmpty else { return "" }
    let words = counts.map { "\($0.name)\u{A0}\(Counts.grouped($0.count))" }
    let lines = TextWrap.wrap(words.joined(separator: " · "), indent: "  \(title): ", rest: "    ")
    return lines.replacing("\u{A0}", with: " ")
  }

  private func text(of source: ImportLedger.Source, allPlaces: Bool) -> String {
    var facts = [source.format]
    if !source.dialect.isEmpty, source.dialect != "plain" { facts.append(source.dialect) }
    facts += [source.encoding, "\(Counts.grouped(source.bytes)) bytes"]
    var result = "\n" + style(source.path, .bold)
    result += style(" (" + facts.joined(separator: ", ") + ")", .dim) + "\n  "
    let read = source.read
    let elements = [
      Counts.of(read.nodes, "node"), Counts.of(read.edges, "edge"),
      read.hyperedges > 0 ? Counts.of(read.hyperedges, "hyperedge") : "",
      read.ports > 0 ? Counts.of(read.ports, "port") : "",
      Counts.of(read.keys, "key"), Counts.of(read.graphs, "graph"),
      Counts.of(read.data, "data element"),
    ]
    result += "read " + elements.filter { !$0.isEmpty }.joined(separator: ", ") + "\n"
    for note in source.notes {
      let accent: TextStyle.Accent = note.severity == .warning ? .yellow : .dim
      let place = note.position.map { "\(source.path):\($0.line):\($0.column): " } ?? ""
      let count = note.count > 1 ? " (\(Counts.grouped(note.count)) times)" : ""
      result += "  \(place)\(style(note.severity.rawValue, accent)): \(note.message)\(count)"
      result += style(" [\(note.code)]", .dim) + "\n"
      if allPlaces, note.places.count > 1 {
        let places = note.places.map { "\($0.line):\($0.column)" }.joined(separator: " ")
        result += TextWrap.wrap(places, indent: "    ")
      }
    }
    return result
  }
}
