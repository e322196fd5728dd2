import Foundation
import TestSupport
import Testing
import WeftQuery

@testable import tck_runner

@Suite struct TCKTests {
  private static func file() throws -> URL {
    try #require(Reference.folder).appending(path: "tck/read-only-dev.jsonl")
  }

  /// What is wrong with each scenario's outcome; nil where it is as expected.
  private static func faults(
    in file: URL, execute: @escaping Execute
  ) throws -> [(id: String, fault: String?)] {
    let data = try Data(contentsOf: file)
    let runner = ScenarioRunner(now: Answers.now, execute: execute)
    return try zip(Scenario.read(data), TCKExpectation.read(data)).map { scenario, expectation in
      let result = runner.run(scenario)
      let outcome: TCKExpectation.Outcome
      if let error = result.error {
        outcome = .failure(
          TCKExpectation.Failure(type: error.type, phase: error.phase, detail: error.detail))
      } else {
        outcome = .rows(columns: result.columns ?? [], rows: result.rows ?? [])
      }
      return (scenario.id, expectation.fault(of: outcome))
    }
  }

  /// What the interpreter gets wrong, so must the engine that is checked against it.
  @Test(.needsReference) func `the reference interpreter passes every scenario`() throws {
    let file = try Self.file()
    let faults = try Self.faults(in: file) { query, context in
      try ReferenceInterpreter.rows(of: query, in: context)
    }
    for (id, fault) in faults {
      if let fault { Testing.Issue.record("\(id): \(fault)") }
    }
  }

  private static let pins = "Tests/Fixtures/tck-passing.txt"

  /// What has once passed passes for ever: a scenario that does is pinned by `RECORD=1`.
  @Test(.needsReference) func `the engine passes every pinned scenario`() throws {
    let file = try Self.file()
    let faults = try Self.faults(in: file, execute: TCKRunner.engine)
    let passing = faults.filter { $0.fault == nil }.map(\.id)
    if Golden.isRecording {
      try Golden.expect(passing.joined(separator: "\n") + "\n", equals: Self.pins)
      return
    }
    let url = Golden.package.appending(path: Self.pins)
    let pinned = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let reasons = Dictionary(uniqueKeysWithValues: faults.map { ($0.id, $0.fault) })
    for id in pinned {
      let fault = reasons[String(id)] ?? "no such scenario"
      if let fault { Testing.Issue.record("\(id): \(fault)") }
    }
    #expect(passing.count >= pinned.count, "\(passing.count) of \(faults.count) scenarios pass")
  }
}
