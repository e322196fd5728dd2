import WeftFormats
import WeftGaps
import WeftGraph
import WeftQuery

private let queriedGraph: Graph = {
  let text = """
    <graphml><graph edgedefault="directed">
    <node id="p" labels=":Person"><data key="name">Ada</data><data key="kind">Person</data></node>
    <node id="q"><data key="kind">Person</data><data key="fte">0.5</data></node>
    <node id="t"><data key="kind">Team</data></node>
    <edge source="p" target="t"><data key="kind">MEMBER_OF</data></edge>
    <edge source="q" target="t"><data key="kind">MEMBER_OF</data></edge>
    <edge source="q" target="p"><data key="kind">REPORTS_TO</data></edge>
    </graph></graphml>
    """
  do throws(InputError) {
    var reader = try ChartReader()
    try reader.add(name: "queried.graphml", bytes: Array(text.utf8))
    return try reader.finish().graph
  } catch {
    preconditionFailure("the chart that is queried can be read: \(error)")
  }
}()

private let clock: EvaluationContext.Clock = .realTime(
  ZonedDateTime(local: LocalDateTime(epochSeconds: 1_790_000_000, nanosecond: 0), offset: 0))

/// A query, from its text to its rows; what is none is run as a script of changes.
func queryDoor(_ bytes: [UInt8]) -> [String] {
  let limits = QueryLimits(rows: 2_000, time: .milliseconds(500), bytes: 64 << 20)
  let text = SourceText(name: "<query>", bytes: bytes)
  do throws(InputError) {
    let result = try QueryEngine.run(
      text, on: queriedGraph, catalog: StandardCatalog.catalog, clock: clock, limits: limits)
    return result.columns + result.rows.flatMap { $0.map { "\($0)" } }
  } catch {
    check(error)
  }
  var options = ChangeScript.Options(catalog: StandardCatalog.catalog, clock: clock)
  options.limits = limits
  do throws(InputError) {
    return try ChangeScript.run(text, on: queriedGraph, options: options).answer.columns
  } catch {
    check(error)
    return []
  }
}
