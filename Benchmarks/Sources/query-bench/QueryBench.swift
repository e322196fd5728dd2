import Foundation
import WeftKit

/// Runs queries on a chart that is loaded once, each several times, and prints the best time, the least
/// time its threads worked together, and the rows.
///
/// Reads `{"queries": [...], "parameters": {...}, "runs": N, "threads": N}` from standard input.
@main
enum QueryBench {
  private struct Request: Decodable {
    var queries: [String]
    var parameters: [String: String]
    var runs: Int
    var threads: Int
  }

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: query-bench CHART < REQUEST")
      exit(64)
    }
    let path = CommandLine.arguments[1]
    let request = try JSONDecoder().decode(
      Request.self, from: FileHandle.standardInput.readToEnd() ?? Data())
    guard let file = FileHandle(forReadingAtPath: path) else {
      print("cannot read \(path)")
      exit(66)
    }
    let graph = try read(path, file)
    let parameters = request.parameters.mapValues { Value.string($0) }
    var json = JSONWriter()
    try json.array { json in
      for query in request.queries {
        let (milliseconds, worked, rows) = try run(query, on: graph, parameters, request)
        json.object { json in
          json.field("milliseconds", milliseconds)
          json.field("workMilliseconds", worked)
          json.key("rows")
          json.array { json in
            for row in rows {
              json.array { json in for value in row { json.write(value, in: graph) } }
            }
          }
        }
      }
    }
    print(json.finish(), terminator: "")
  }

  private static func read(_ path: String, _ file: FileHandle) throws -> Graph {
    var bytes: [UInt8] = []
    while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { bytes += data }
    var reader = try ChartReader()
    try reader.add(name: path, bytes: bytes)
    return try reader.finish().graph
  }

  private static func run(
    _ query: String, on graph: Graph, _ parameters: [String: Value], _ request: Request
  ) throws -> (milliseconds: Double, workMilliseconds: Double, rows: [[Value]]) {
    var best = Double.infinity
    var leastWork = Double.infinity
    var rows: [[Value]] = []
    for _ in 0..<request.runs {
      let start = ContinuousClock.now
      let work = clock()
      rows = try QueryEngine.run(
        SourceText(name: "benchmark", text: query), on: graph, catalog: StandardCatalog.catalog,
        parameters: parameters, clock: .asOf(CalendarDate(days: 20_000)), threads: request.threads
      ).rows
      let time = start.duration(to: .now).components
      leastWork = min(leastWork, Double(clock() - work) * 1e3 / Double(CLOCKS_PER_SEC))
      best = min(best, Double(time.seconds) * 1e3 + Double(time.attoseconds) / 1e15)
    }
    return (best, leastWork, rows)
  }
}
