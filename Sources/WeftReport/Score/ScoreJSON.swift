public import WeftGaps
public import WeftGraph
import WeftQuery

/// A scorecard as the JSON document scripts rely on.
public enum ScoreJSON {
  /// The document.
  public static func text(_ report: ScoreReport, of graph: Graph) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", ValueText.temporal(.date(report.asOf)))
      json.key("measures")
      json.array { json in
        for value in report.values { json.write(value, in: graph) }
      }
    }
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ measured: MeasureValue, in graph: Graph) {
    object { json in
      json.field("id", measured.measure)
      json.field("scope", measured.scope.map(graph.id(of:)))
      json.field("value", measured.value)
      json.field("reason", measured.reason)
      json.field("coverage", measured.coverage)
      json.field("low", measured.low)
      json.field("high", measured.high)
      json.key("evidence")
      json.object { json in
        for entry in measured.evidence {
          json.key(entry.name)
          json.writeEvidence(entry.value, in: graph)
        }
      }
      json.field("missing", measured.missing)
    }
  }
}
