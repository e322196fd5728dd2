import Foundation
import Testing
import WeftFormats
import WeftGraph

/// One row of the corpus's manifest: what an independent count found in a file.
struct ManifestRow: Sendable, CustomTestStringConvertible {
  var file: String
  var isWellFormed: Bool
  var counts: ImportLedger.Counts
  var untypedKeys: Int
  var duplicateIDs: Int
  var testDescription: String { file }

  static let all: [ManifestRow] = {
    guard let text = try? Fixtures.text("corpus/MANIFEST.csv") else { return [] }
    let lines = text.split(whereSeparator: \.isNewline).map { fields(String($0)) }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().compactMap { line in
      func field(_ name: String) -> String {
        header.firstIndex(of: name).map { $0 < line.count ? line[$0] : "" } ?? ""
      }
      func number(_ name: String) -> Int { Int(field(name)) ?? 0 }
      guard ImportOptions.Format(rawValue: field("format")) != nil else { return nil }
      var counts = ImportLedger.Counts()
      counts.nodes = number("nodes")
      counts.edges = number("edges")
      counts.hyperedges = number("hyperedges")
      counts.ports = number("ports")
      counts.keys = number("keys")
      counts.graphs = number("graphs")
      counts.data = number("data")
      return ManifestRow(
        file: field("file"), isWellFormed: field("xml") == "ok", counts: counts,
        untypedKeys: number("untyped_keys"), duplicateIDs: number("dup_ids"))
    }
  }()

  /// The fields of a line of CSV.
  private static func fields(_ line: String) -> [String] {
    var result = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: result.append("")
      default: result[result.count - 1].append(character)
      }
    }
    return result
  }
}

struct CorpusTests {
  private static let declaresEntities: Set = [
    "hostile/billion-laughs.graphml", "hostile/quadratic-blowup.graphml",
    "hostile/xxe-general.graphml", "hostile/xxe-parameter.graphml",
  ]

  @Test func `The manifest lists the files`() {
    #expect(ManifestRow.all.count == 73)
  }

  @Test(arguments: ManifestRow.all)
  func `Files hold what was counted, or are refused`(row: ManifestRow) throws {
    let path = "corpus/\(row.file)"
    guard let bytes = try? Fixtures.bytes(path) else { return }
    let faults = refusal {
      let chart = try ReadChart(sources: [(row.file, bytes)])
      #expect(row.isWellFormed)
      let source = try #require(chart.ledger.sources.first)
      var read = source.read
      // Data is counted for GraphML alone.
      if source.format != "graphml" { read.data = 0 }
      #expect(read == row.counts)
      #expect(source.bytes == bytes.count)
      #expect(chart.codes["untyped-key", default: 0] == row.untypedKeys)
      let repeated =
        chart.codes["duplicate-id", default: 0] + chart.codes["merged-graphs", default: 0]
      #expect(repeated == row.duplicateIDs)
    }
    if Self.declaresEntities.contains(row.file) {
      #expect(faults.map(\.code) == ["entity-declaration"])
    } else {
      #expect(faults.isEmpty == row.isWellFormed)
    }
    #expect(faults.allSatisfy { $0.position != nil && $0.file == row.file })
  }

  @Test(arguments: ManifestRow.all.filter { $0.isWellFormed })
  func `Reading in pieces of any size gives the same chart`(row: ManifestRow) throws {
    guard let bytes = try? Fixtures.bytes("corpus/\(row.file)"),
      let whole = try? ReadChart(sources: [(row.file, bytes)])
    else { return }
    for size in [1, 7, 1_000] where bytes.count / size < 60_000 {
      var reader = try ChartReader()
      var start = 0
      try reader.add(name: row.file) {
        guard start < bytes.count else { return nil }
        defer { start += size }
        return Array(bytes[start..<min(start + size, bytes.count)])
      }
      let (graph, ledger) = try reader.finish()
      #expect(ledger == whole.ledger)
      for index in 0..<graph.nodeCount {
        #expect(graph.place(of: NodeID(index)) == whole.graph.place(of: NodeID(index)))
        #expect(
          // As text, in which a NaN equals itself.
          "\(graph.properties(of: NodeID(index)))"
            == "\(whole.graph.properties(of: NodeID(index)))")
      }
    }
  }

  @Test func `The twenty people of every tool report to the same managers`() throws {
    for file in ["org-networkx-digraph", "org-igraph", "org-networkx-utf16", "org-rustworkx"] {
      let chart = try ReadChart(
        sources: [(file, try Fixtures.bytes("corpus/generated-org/\(file).graphml"))])
      #expect(chart.ledger.graph.labels.first { $0.name == "Person" }?.count == 19, "\(file)")
      #expect(chart.ledger.graph.types.contains { $0.name == "REPORTS_TO" && $0.count >= 18 })
    }
  }

  @Test func `Charts in other XML are read whole`() throws {
    func read(_ file: String) throws -> ReadChart {
      try ReadChart(sources: [(file, try Fixtures.bytes("corpus/xml-org/\(file)"))])
    }
    let network = try read("dynetml-metanetwork.xml")
    #expect(network.ledger.sources.first?.read.nodes == 6)
    #expect(network.ledger.sources.first?.read.edges == 6)
    #expect(network.relationships.count { $0.contains("HAS_SKILL") } == 3)
    let units = try read("hr-xml-orgchart.xml")
    #expect(units.ledger.sources.first?.read.nodes == 9)
    #expect(units.ledger.sources.first?.read.edges == 4)
    #expect(units.relationships.count { $0.contains("PART_OF") } == 8)
    let bytes = try Fixtures.bytes("corpus/xml-org/employees-nested.xml")
    var options = ImportOptions()
    options.mapping = (
      "map.yml", try ChartReader.suggestedMapping(name: "employees-nested.xml", bytes: bytes)
    )
    let people = try ReadChart(sources: [("employees-nested.xml", bytes)], options)
    #expect(people.relationships.count { $0.contains("REPORTS_TO") } == 6)
    #expect(people.value("4", "name") == .string("José Núñez"))
    #expect(refusal { _ = try read("visio-orgchart.vdx") }.map(\.code) == ["unknown-format"])
  }

  @Test func `Groups of yEd are teams and their parts`() throws {
    let chart = try ReadChart(
      sources: [("org", try Fixtures.bytes("corpus/generated-org/org-pyyed-groups.graphml"))])
    #expect(chart.ledger.sources.first?.dialect == "yed")
    #expect(chart.labels("Platform & Data") == ["Team"])
    #expect(chart.value("e008", "name") == .string("Fatima al-Fihri"))
    #expect(chart.relationships.count { $0.contains("PART_OF") } == 20)
  }

  @Test func `Texts come out as they are meant`() throws {
    func label(_ file: String) throws -> PropertyValue? {
      let chart = try ReadChart(
        sources: [(file, try Fixtures.bytes("corpus/hostile/\(file).graphml"))])
      return chart.value("a", "label")
    }
    #expect(try label("cdata") == .string("R&D <core>]]> end"))
    #expect(try label("latin1-declared") == .string("José"))
    #expect(try label("mixed-content") == .string("  prepost tail  "))
    #expect(try label("xinclude") == nil)
  }

  @Test func `Odd values keep their type or their text`() throws {
    let chart = try ReadChart(
      sources: [("odd", try Fixtures.bytes("corpus/hostile/odd-values.graphml"))])
    #expect(chart.value("n3", "b") == .boolean(true))
    #expect(chart.value("n4", "b") == .string("yes"))
    #expect(chart.value("n5", "i") == .integer(2_147_483_648))
    #expect(chart.value("n6", "i") == .integer(12))
    #expect(chart.value("n7", "i") == .string(""))
    #expect(chart.value("n9", "d") == .float(.infinity))
    #expect(chart.value("n10", "d") == .string("1,5"))
    #expect(chart.value("n11", "d") == .float(8))
    #expect(chart.value("n13", "l") == .integer(.min))
    #expect(chart.value("n12", "d") == .float(.infinity))
    #expect(chart.codes["bad-value"] == 3)
    #expect(chart.codes["infinite-value"] == 1)
  }
}
