import Foundation
import TestSupport
import Testing
import WeftFormats
import WeftGraph

/// The formats that hold a whole chart give it back as it was.
struct ChartWriterTests {
  /// A format, and the files it makes of a graph.
  enum Kind: String, CaseIterable, Sendable {
    case graphml, gexf, json, csv

    func files(_ graph: Graph) -> [(name: String, bytes: [UInt8])] {
      switch self {
      case .graphml:
        var writer = GraphMLWriter(graph)
        return [("chart.graphml", Array(writer.text().utf8))]
      case .gexf:
        var writer = GEXFWriter(graph)
        return [("chart.gexf", Array(writer.text().utf8))]
      case .json:
        var writer = JSONGraphWriter(graph)
        return [("chart.json", Array(writer.text().utf8))]
      case .csv:
        return CSVWriter.Table.allCases.map { table in
          var writer = CSVWriter(graph, table: table)
          return ("chart-\(table).csv", Array(writer.text().utf8))
        }
      }
    }
  }

  /// What a graph says, without what a format has no room for.
  private static func described(_ graph: Graph, _ kind: Kind) -> [String] {
    let lines = description(of: graph)
    return kind == .csv ? lines.filter { !$0.hasPrefix("graph ") } : lines
  }

  private static func expectSame(_ graph: Graph, _ kind: Kind) throws {
    let files = kind.files(graph)
    let again = try ReadChart(sources: files)
    let changes = described(again.graph, kind).difference(from: described(graph, kind))
    #expect(changes.isEmpty, "\(changes.prefix(4).map { "\($0)" })")
    #expect(again.ledger.sources.map(\.dialect) == files.map { _ in "weft" })
    // Nodes without labels are noted in every format.
    #expect(Set(again.codes.keys).subtracting(["unnamed-kind"]) == [])
    // Text is the same after one more cycle.
    let second = try ReadChart(sources: kind.files(again.graph))
    #expect(kind.files(second.graph).map(\.bytes) == kind.files(again.graph).map(\.bytes))
  }

  @Test(arguments: Kind.allCases, UInt64(1)...40)
  func `a random graph comes back as it was`(kind: Kind, seed: UInt64) throws {
    try Self.expectSame(GraphMLWriterTests.graph(seed: seed), kind)
  }

  @Test(arguments: Kind.allCases)
  func `a graph without relationships comes back`(kind: Kind) throws {
    var builder = GraphBuilder()
    let node = builder.addNode("a,b;c|d", labels: ["Person", "x;y%3B", "kind"])
    for name in ["id", "name"] { builder.set(name, of: node, to: .string("a,b;c|d")) }
    try Self.expectSame(builder.finish(), kind)
  }

  @Test(arguments: Kind.allCases)
  func `every chart of the corpus comes back`(kind: Kind) throws {
    var count = 0
    for row in ManifestRow.all where row.isWellFormed {
      guard let bytes = try? Fixtures.bytes("corpus/\(row.file)"), bytes.count < 1 << 20,
        let chart = try? ReadChart(sources: [(row.file, bytes)])
      else { continue }
      let files = kind.files(chart.graph)
      // A single value of more than 10 MB is past the limits of what is read.
      guard files.allSatisfy({ $0.bytes.count < 10_000_000 }) else { continue }
      count += 1
      let again = try ReadChart(sources: files)
      let changes = Self.described(again.graph, kind).difference(
        from: Self.described(chart.graph, kind))
      #expect(changes.isEmpty, "\(row.file) \(changes.prefix(2).map { "\($0)" })")
    }
    print("\(kind.rawValue): \(count) charts of the corpus came back")
    #expect(count > 0)
  }

  @Test func `pieces are the text`() {
    var builder = GraphBuilder()
    for number in 0..<3_000 {
      let node = builder.addNode("node \(number)", labels: ["Person"])
      builder.set("name", of: node, to: .string(String(repeating: "n", count: 40)))
    }
    let graph = builder.finish()
    let writers: [any ChartWriter] = [
      GraphMLWriter(graph), GEXFWriter(graph), JSONGraphWriter(graph), DOTWriter(graph),
      MermaidWriter(graph), CypherScriptWriter(graph), CSVWriter(graph, table: .nodes),
    ]
    for var writer in writers {
      var pieces: [String] = []
      writer.write { (piece: String) in pieces.append(piece) }
      #expect(pieces.count > 1)
      #expect(pieces.allSatisfy { $0.utf8.count < 1 << 17 })
      #expect(pieces.joined() == writer.text())
    }
  }
}
