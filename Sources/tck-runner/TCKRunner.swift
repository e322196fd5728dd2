import Foundation
import WeftKit

/// Runs openCypher TCK scenarios: `tck-runner SCENARIOS.jsonl`.
///
/// Writes one line of JSON for each scenario, in their order.
@main
enum TCKRunner {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else { end("usage: tck-runner SCENARIOS.jsonl", status: 64) }
    guard let data = FileManager.default.contents(atPath: arguments[1]) else {
      end("tck-runner: \(arguments[1]) cannot be read", status: 66)
    }
    do {
      let runner = ScenarioRunner(now: now(), execute: engine)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      for scenario in try Scenario.read(data) {
        var line = try encoder.encode(runner.run(scenario))
        line.append(UInt8(ascii: "\n"))
        try FileHandle.standardOutput.write(contentsOf: line)
      }
    } catch {
      end("tck-runner: \(error)", status: 2)
    }
  }

  /// The engine under test.
  static let engine: Execute = { query, context in
    let prepared = try PreparedQuery(
      query, graph: context.graph, parameters: context.parameters)
    var rows: [[Value]] = []
    try prepared.run(context: context, limits: QueryLimits(time: .seconds(20))) { columns, count in
      guard !columns.isEmpty else { return true }
      for row in 0..<count { rows.append(columns.map { $0.value(at: row, in: context.graph) }) }
      return true
    }
    return rows
  }

  private static func now() -> ZonedDateTime {
    let time = Date().timeIntervalSince1970
    let seconds = time.rounded(.down)
    return ZonedDateTime(
      local: LocalDateTime(
        epochSeconds: Int64(seconds), nanosecond: Int64((time - seconds) * 1e9)),
      offset: 0)
  }

  private static func end(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
