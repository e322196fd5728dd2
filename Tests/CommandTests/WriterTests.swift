import Foundation
import TestSupport
import Testing

/// Charts written anew by the command, and read again.
@Suite struct WriterTests {
  private static let acme = "orgcharts/acme-ai.graphml"

  private static func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weft \(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// The part of the ledger that counts the model.
  private static func model(_ arguments: [String]) throws -> Substring {
    let run = try CommandRun(
      ["import", "--as-of", "2026-01-31", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.firstRange(of: "\"graph\":").map { run.output[$0.lowerBound...] } ?? ""
  }

  @Test(arguments: ["graphml", "gexf", "json"])
  func `a chart written is the chart read`(format: String) throws {
    try Self.inFolder { folder in
      let file = folder.appending(path: "chart.\(format)").path(percentEncoded: false)
      let written = try Self.model([Self.acme, "-o", file, "--to", format])
      #expect(try Self.model([file]) == written)
      func fingerprints(_ chart: String) throws -> [String] {
        let run = try CommandRun(["gaps", chart, "--as-of", "2026-01-31", "--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        return run.output.matches(of: /"fingerprint":"[0-9a-f]+"/).map { String($0.output) }
      }
      let found = try fingerprints(file)
      #expect(found.count > 20)
      #expect(try fingerprints(Self.acme) == found)
    }
  }

  @Test(arguments: ["", "/chart", "/chart.csv"])
  func `two tables go to a folder or beside a stem`(name: String) throws {
    try Self.inFolder { folder in
      let out = folder.path(percentEncoded: false).trimming("/") + name
      let written = try Self.model([Self.acme, "-o", out, "--to", "csv"])
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false)
      ).sorted()
      let stem = name.isEmpty ? "" : "chart-"
      #expect(names == ["\(stem)edges.csv", "\(stem)nodes.csv"])
      let files = names.map { folder.appending(path: $0).path(percentEncoded: false) }
      #expect(try Self.model(files) == written)
    }
  }

  @Test func `two tables are as they were looked at`() throws {
    try Self.inFolder { folder in
      let small = "orgcharts/gaps/unintegrated-dependency.graphml"
      let out = folder.path(percentEncoded: false)
      let run = try CommandRun(["import", small, "-o", out, "--to", "csv"])
      #expect(run.errors.contains("[attribute-not-written]"))
      for name in ["nodes.csv", "edges.csv"] {
        let text = try String(
          decoding: Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
        try Golden.expect(text, equals: "Tests/CommandTests/Golden/import-\(name)")
      }
    }
  }

  @Test(arguments: [
    ("chart.gexf", "<gexf"), ("chart.json", "{"), ("chart.gv", "digraph"),
    ("chart.mmd", "flowchart"),
    ("chart.cypher", "CREATE"), ("chart.graphml", "<graphml"), ("100% of a%20b #?.xml", "<graphml"),
  ])
  func `the ending of the output names its format`(name: String, beginning: String) throws {
    try Self.inFolder { folder in
      let file = folder.appending(path: name)
      let run = try CommandRun(["import", Self.acme, "-o", file.path(percentEncoded: false)])
      #expect(run.status == 0, "\(run.errors)")
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.path(percentEncoded: false))
      #expect(names == [name])
      let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
      #expect(text.prefix(200).contains(beginning))
    }
  }

  @Test func `a script makes the chart without one`() throws {
    try Self.inFolder { folder in
      let file = folder.appending(path: "chart.cypher").path(percentEncoded: false)
      let run = try CommandRun(["import", Self.acme, "-o", file, "--to", "cypher"])
      #expect(run.status == 0)
      let count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
      let made = try CommandRun(
        ["query", "--no-chart", "--setup", file, count, "--format", "csv"])
      #expect(made.status == 0, "\(made.errors)")
      #expect(try CommandRun(["query", Self.acme, count, "--format", "csv"]).output == made.output)
    }
  }

  @Test func `what a format cannot hold is said on standard error`() throws {
    let run = try CommandRun(["import", Self.acme, "-o", "-", "--to", "dot"])
    #expect(run.status == 0)
    #expect(run.errors.contains("[property-not-written]"))
    #expect(try CommandRun(["explain", "property-not-written"]).status == 0)
    #expect(try CommandRun(["import", Self.acme, "-o", "-", "--to", "csv"]).status == 64)
    #expect(
      try CommandRun(["import", Self.acme, "-o", "-", "--to", "gexf", "--flavour", "yed"]).status
        == 64)
  }

  @Test func `links are followed and devices are no files`() throws {
    try Self.inFolder { folder in
      func path(_ name: String) -> String {
        folder.appending(path: name).path(percentEncoded: false)
      }
      let files = FileManager.default
      try Data("old".utf8).write(to: folder.appending(path: "target.graphml"))
      try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("target.graphml"))
      try files.createDirectory(atPath: path("deep"), withIntermediateDirectories: true)
      try files.createSymbolicLink(
        atPath: path("deep/one"), withDestinationPath: "../target.graphml")
      try files.createSymbolicLink(atPath: path("two"), withDestinationPath: "deep/one")
      for verb in [["import"], ["dot"]] {
        let run = try CommandRun(verb + [Self.acme, "-o", path("two")])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try files.destinationOfSymbolicLink(atPath: path("two")) == "deep/one")
        let attributes = try files.attributesOfItem(atPath: path("target.graphml"))
        #expect(attributes[.type] as? FileAttributeType == .typeRegular)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect((attributes[.size] as? Int ?? 0) > 1_000)
      }
      try files.createSymbolicLink(atPath: path("null"), withDestinationPath: "/dev/null")
      #expect(try CommandRun(["import", Self.acme, "-o", path("null")]).status == 0)
      #expect(try files.destinationOfSymbolicLink(atPath: path("null")) == "/dev/null")
      let device = try files.attributesOfItem(atPath: "/dev/null")
      #expect(device[.type] as? FileAttributeType == .typeCharacterSpecial)
      let full = try CommandRun(["import", Self.acme, "-o", "/dev/full"])
      #expect(full.status == 74, "\(full.errors)")
      let direct = try CommandRun(["import", Self.acme, "-o", "/dev/stdout", "--to", "gexf"])
      #expect(direct.output.contains("<gexf"))
      #expect(try files.contentsOfDirectory(atPath: path("")).count == 4)
      #expect(try CommandRun(["import", Self.acme, "--to", "gexf"]).status == 64)
    }
  }

  @Test func `a pair that cannot be written leaves the old one as it was`() throws {
    try Self.inFolder { folder in
      // The second table cannot take its name, which a folder has.
      let nodes = folder.appending(path: "nodes.csv")
      try Data("old".utf8).write(to: nodes)
      try FileManager.default.createDirectory(
        at: folder.appending(path: "edges.csv"), withIntermediateDirectories: true)
      let out = folder.path(percentEncoded: false)
      let run = try CommandRun(["import", Self.acme, "-o", out, "--to", "csv"])
      #expect(run.status == 74, "\(run.status)")
      #expect(try String(decoding: Data(contentsOf: nodes), as: UTF8.self) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: out).count == 2)
    }
  }
}

extension String {
  fileprivate func trimming(_ end: String) -> String {
    hasSuffix(end) ? String(dropLast(end.count)) : self
  }
}
