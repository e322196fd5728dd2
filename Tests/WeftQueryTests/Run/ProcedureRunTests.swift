import Dispatch
import Testing
import WeftGraph
import WeftQuery

/// A limit ends a query whose procedure has not come to an end.
struct ProcedureRunTests {
  /// A procedure that does not end before it is told to.
  private static func catalog(waitingFor told: DispatchSemaphore) -> Catalog {
    StandardFunctions.catalog.merging(
      Catalog(procedures: [
        Procedure("test.wait", [], yields: [("n", ValueType(.integer))]) {
          _, _ throws(EvaluationError) in
          told.wait()
          return [.integers([7], nulls: nil)]
        }
      ]))
  }

  private func run(
    _ query: String, _ limits: QueryLimits, told: DispatchSemaphore
  ) throws(InputError) -> [[Value]] {
    try QueryEngine.run(
      SourceText(name: "test", text: query), on: GraphBuilder().finish(),
      catalog: Self.catalog(waitingFor: told), clock: EngineRun.clock, limits: limits
    ).rows
  }

  @Test func `time`() {
    let told = DispatchSemaphore(value: 0)
    defer { told.signal() }
    do throws(InputError) {
      _ = try run(
        "CALL test.wait() YIELD n RETURN n", QueryLimits(time: .milliseconds(30)), told: told)
      Issue.record("the query ended")
    } catch {
      #expect(error.diagnostics[0].code == "limit-exceeded")
      #expect(error.diagnostics[0].message.hasSuffix("in ProcedureCall"))
      #expect(error.diagnostics[0].position?.column == 6)
    }
  }

  @Test func `cancellation`() {
    let told = DispatchSemaphore(value: 0)
    defer { told.signal() }
    let cancellation = QueryLimits.Cancellation()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) {
      cancellation.cancel()
    }
    do throws(InputError) {
      _ = try run("CALL test.wait()", QueryLimits(cancellation: cancellation), told: told)
      Issue.record("the query ended")
    } catch {
      #expect(error.diagnostics[0].code == "cancelled")
    }
  }

  @Test func `one that ends in time gives its rows`() throws {
    let told = DispatchSemaphore(value: 0)
    told.signal()
    told.signal()
    let rows = try run(
      "UNWIND [1, 2] AS i CALL test.wait() YIELD n RETURN i + n AS sum",
      QueryLimits(time: .seconds(600)), told: told)
    #expect(EngineRun.bag(rows) == EngineRun.bag([[.integer(8)], [.integer(9)]]))
  }

  /// What an algorithm asks while it works, and that nothing unfinished is remembered.
  @Test func `a procedure that looks is told to end`() {
    let ended = DispatchSemaphore(value: 0)
    let catalog = StandardFunctions.catalog.merging(
      Catalog(procedures: [
        Procedure("test.work", [], yields: [("n", ValueType(.integer))]) {
          _, context throws(EvaluationError) in
          let fact = context.cached("test.fact") {
            while !Interruption.isRequested {}
            return 1
          }
          #expect(fact == 1)
          #expect(context.cached("test.fact") { 2 } == 2)
          ended.signal()
          return [.integers([7], nulls: nil)]
        }
      ]))
    do throws(InputError) {
      _ = try QueryEngine.run(
        SourceText(name: "test", text: "CALL test.work()"), on: GraphBuilder().finish(),
        catalog: catalog, clock: EngineRun.clock, limits: QueryLimits(time: .milliseconds(30)))
      Issue.record("the query ended")
    } catch {
      #expect(error.diagnostics[0].code == "limit-exceeded")
    }
    #expect(ended.wait(timeout: .now() + .seconds(60)) == .success)
  }
}
