public import WeftGaps
public import WeftGraph
import WeftQuery

/// What changes would make of a chart, as the JSON document scripts rely on.
public enum ScenarioJSON {
  /// The document.
  public static func text(
    _ scenarios: [Scenario], from before: GapReport, of graph: Graph
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", ValueText.temporal(.date(before.asOf)))
      json.field("findings", before.findings.count)
      json.key("changes")
      json.array { json in
        for scenario in scenarios { json.write(scenario, of: graph) }
      }
    }
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ scenario: Scenario, of graph: Graph) {
    object { json in
      json.field("file", scenario.name)
      json.key("effects")
      json.object { json in
        for effect in scenario.changes.sideEffects { json.field(effect.name, effect.count) }
      }
      json.field("findings", scenario.report.findings.count)
      json.key("closed")
      json.array { json in for finding in scenario.closed { json.write(finding, in: graph) } }
      json.key("opened")
      json.array { json in
        for finding in scenario.opened { json.write(finding, in: scenario.graph) }
      }
      json.key("changed")
      json.array { json in
        for change in scenario.changed { json.write(change.after, in: scenario.graph) }
      }
      json.key("measures")
      json.array { json in
        for measure in scenario.measures {
          json.object { json in
            json.field("id", measure.id)
            json.field("before", measure.before)
            json.field("after", measure.after)
          }
        }
      }
      json.field("affected", scenario.affected)
      json.field("rerun", scenario.rerun)
      json.write(scenario.unassessed, in: graph)
      json.field("newlyAssessed", scenario.newlyAssessed)
      json.field("revealed", scenario.revealed.map(\.fingerprint))
    }
  }

  /// Rules that can no longer be asked, with what they found before.
  mutating func write(_ unassessed: [Scenario.Unassessed], in graph: Graph) {
    key("unassessed")
    array { json in
      for rule in unassessed {
        json.object { json in
          json.field("rule", rule.rule)
          json.field("missing", rule.missing)
          json.key("findings")
          json.array { json in for finding in rule.findings { json.write(finding, in: graph) } }
        }
      }
    }
  }
}
