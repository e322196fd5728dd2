import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

@testable import tck_runner

/// The cases in `Cases/`, which say from the rules what queries give.
@Suite struct CaseTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "Cases")
  private static let interpreter = CaseRunner { query, context in
    try ReferenceInterpreter.rows(of: query, in: context)
  }
  private static let engine = CaseRunner { query, context in
    try EngineRows.rows(of: query, in: context)
  }
  private static let plainEngine = CaseRunner { query, context in
    try EngineRows.rows(of: query, in: context, options: .plain)
  }

  @Test(arguments: try QueryCase.read(folder: folder))
  func `the engine gives what a case says`(one: QueryCase) throws {
    try Self.check(one, Self.engine)
  }

  @Test(arguments: try QueryCase.read(folder: folder))
  func `the engine without rewrites gives what a case says`(one: QueryCase) throws {
    try Self.check(one, Self.plainEngine)
  }

  @Test(arguments: try QueryCase.read(folder: folder))
  func `the reference interpreter gives what a case says`(one: QueryCase) throws {
    try Self.check(one, Self.interpreter)
  }

  private static func check(_ one: QueryCase, _ runner: CaseRunner) throws {
    let fault = try runner.fault(of: one)
    if one.isKnownFault {
      withKnownIssue { #expect(fault == nil) }
    } else {
      #expect(fault == nil)
    }
  }

  @Test func `there are enough cases, each with a title of its own`() throws {
    let cases = try QueryCase.read(folder: Self.folder)
    #expect(cases.count >= 250)
    let titles = Dictionary(grouping: cases, by: \.title).filter { $0.value.count > 1 }
    #expect(titles.keys.sorted() == [])
  }

  @Test func `every function stands in some case`() throws {
    let text = try QueryCase.read(folder: Self.folder).map { $0.query.lowercased() }
      .joined(separator: "\n")
    let missing = StandardFunctions.catalog.functions.map(\.name).filter {
      !text.contains($0.lowercased() + "(")
    }
    #expect(missing == [])
  }
}
