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
        var off = report.switchedOff[...]
        for outcome in report.outcomes {
          while let rule = off.first, rule.precedes(outcome.rule) {
            json.write(off: rule)
            off = off.dropFirst()
          }
          json.write(outcome, timings: timings)
        }
        for rule in off { json.write(off: rule) }
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
      if !outcome.rule.standards.isEmpty {
        json.field("standards", outcome.rule.standards)
        json.field("verdict", outcome.verdict)
      }
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

  /// A rule the settings switch off: it is loaded, and nothing was asked.
  fileprivate mutating func write(off rule: Rule) {
    object { json in
      json.field("id", rule.id)
      json.field("family", rule.family)
      json.field("severity", rule.severity.rawValue)
      json.field("status", RuleOutcome.Status.notAssessed.rawValue)
      json.field("missing", [String]())
      json.field("population", Int?.none)
      json.field("undetermined", 0)
      json.field("coverage", Double?.none)
      json.field("findings", 0)
      json.field("off", true)
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
      json.field("coverage", finding.coverage)
      if let reason = finding.coverageReason { json.field("coverageReason", reason) }
      switch finding.fragility {
      case .rests(let relationships):
        json.field("fragility", relationships.count)
        json.field("restsOn", relationships.map(graph.id(of:)))
      case .unknown(let reason):
        json.field("fragility", Int?.none)
        json.field("fragilityReason", reason)
      }
    }
  }
}

extension Rule {
  /// Whether it stands before another in a report: by family and id.
  fileprivate func precedes(_ other: Rule) -> Bool {
    family != other.family ? family < other.family : id < other.id
  }
}
