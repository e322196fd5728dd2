import Foundation
import TestSupport
import Testing

/// Reading a chart opens the chart and nothing a chart names.
@Suite struct SystemCallTests {
  private static let hasStrace = FileManager.default.isExecutableFile(atPath: strace)
  private static let strace = "/usr/bin/strace"

  @Test(
    .enabled(if: hasStrace, "strace is not installed"),
    arguments: [
      ("orgcharts/broken/external-entity.graphml", 2, "acme-ai.graphml"),
      ("Tests/Fixtures/corpus/hostile/xxe-general.graphml", 2, "secret.txt"),
      ("Tests/Fixtures/corpus/hostile/xxe-parameter.graphml", 2, "evil.dtd"),
      ("Tests/Fixtures/corpus/hostile/xxe-external-dtd.graphml", 0, "evil.dtd"),
      ("Tests/Fixtures/corpus/hostile/doctype-system-http.graphml", 0, ".dtd"),
      ("Tests/Fixtures/corpus/hostile/schemalocation-http.graphml", 0, ".xsd"),
      ("Tests/Fixtures/corpus/hostile/xinclude.graphml", 0, "secret.txt"),
      ("Tests/Fixtures/corpus/hostile/locator.graphml", 0, "secret.txt"),
    ])
  func `no file or connection is opened that a chart names`(
    chart: String, status: Int32, named: String
  ) throws {
    let log = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = URL(filePath: Self.strace)
    process.currentDirectoryURL = Golden.package
    process.arguments = [
      "-f", "-qq", "-o", log.path(percentEncoded: false), "-e",
      "trace=open,openat,openat2,socket,connect",
      CommandRun.products.appending(path: "weft").path(percentEncoded: false), "import", chart,
      "--as-of",
      "2026-01-31", "--quiet",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let calls = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    guard calls.contains(where: { $0.contains("open") }) else {
      print("skipped: strace may not watch here")
      return
    }
    #expect(process.terminationStatus == status)
    #expect(calls.contains { $0.contains("\"\(chart)\"") || $0.contains("/\(chart)\"") })
    // The system asks a local service for the user's name.
    let connections = calls.filter { $0.contains("socket(") || $0.contains("connect(") }
    #expect(connections.filter { !$0.contains("AF_UNIX") } == [])
    #expect(calls.filter { $0.contains(named) && !$0.contains(chart) } == [])
    // Beside the chart only what the system brings, and the settings beside the chart.
    let folder = Golden.package.path(percentEncoded: false)
    let own = calls.filter {
      $0.contains("\"\(folder)") && !$0.contains(chart) && !$0.contains("/.build/")
        && !$0.contains("weft.yml")
    }
    #expect(own == [])
  }
}
