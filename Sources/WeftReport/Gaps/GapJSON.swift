public import WeftGaps
public import WeftGraph
import WeftQuery

/// A gap report as the JSON document scripts rely on.
public enum GapJSON {
  /// The document.
  public static func text(_ report: GapReport, of graph: Graph, timings: Bool) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", ValueText.temporal(.date(report.asOf)))
      json.key("chart")
      json.object { json in
        json.field("nodes", graph.nodeCount)
        json.field("relationships", graph.relationshipCount)
        json.field("sources", graph.sourceNames)
      }
      json.key("rules")
      json.array { json in
        for outcome in report.outcomes { json.write(outcome, timings: timings) }
      }
      json.key("findings")
      json.array { json in for finding in report.findings { json.write(finding, in: graph) } }
      json.key("undetermined")
      json.array { json in
        for item in report.undetermined {
          json.object { json in
            json.field("rule", item.rule)
            json.field("subjects", item.subjects.map(graph.id(of:)))
            json.field("missing", item.missing)
          }
        }
      }
      json.field("suppressed", report.suppressed)
    }
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ outcome: RuleOutcome, timings: Bool) {
    object { json in
      json.field("id", outcome.rule.id)
      json.field("family", outcome.rule.family)
      json.field("severity", outcome.severity.rawValue)
      json.field("status", outcome.status.rawValue)
      json.field("missing", outcome.missing)
      json.field("population", outcome.population)
      json.field("undetermined", outcome.undetermined)
      json.field("coverage", outcome.coverage)
      json.field("findings", outcome.findings)
      if timings {
        json.field("milliseconds", (outcome.milliseconds * 1000).rounded() / 1000)
      }
    }
  }

  mutating func write(_ finding: Finding, in graph: Graph) {
    object { json in
      json.field("rule", finding.rule)
      json.field("family", finding.family)
      json.field("severity", finding.severity.rawValue)
      json.field("fingerprint", finding.fingerprint)
      json.field("message", finding.message)
      json.key("subjects")
      json.array { json in
        for subject in finding.subjects {
          let place = graph.place(of: subject)
          json.object { json in
            json.field("id", graph.id(of: subject))
            json.field("labels", graph.labels(of: subject).map(graph.name(of:)))
            json.field("name", graph.displayName(of: subject))
            json.field("file", place?.file)
            json.field("line", place?.position.line)
            json.field("column", place?.position.column)
          }
        }
      }
      json.key("evidence")
      json.object { json in
        for entry in finding.evidence {
          json.key(entry.name)
          json.writeEvidence(entry.value, in: graph)
        }
      }
    }
  }
}
