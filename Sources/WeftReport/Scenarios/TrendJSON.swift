public import WeftGaps
import WeftGraph

/// How findings and measures went, as the JSON document scripts rely on.
public enum TrendJSON {
  /// The document.
  public static func text(_ trend: Trend) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", trend.points.last?.date.description)
      json.key("points")
      json.array { json in
        for (index, point) in trend.points.enumerated() {
          let step = trend.steps[index]
          json.object { json in
            json.field("date", point.date.description)
            json.field("file", point.name)
            json.field("findings", point.report.findings.count)
            json.key("opened")
            json.array { json in
              for finding in step.opened { json.write(finding, in: point.graph) }
            }
            json.key("closed")
            json.array { json in
              for finding in step.closed {
                json.write(finding, in: trend.points[index - 1].graph)
              }
            }
            // Nothing went before the first point, and the lists are there nevertheless.
            let before = index > 0 ? trend.points[index - 1].graph : point.graph
            json.write(step.unassessed, in: before)
            json.writeAll("matchedByName", step.matchedByName) { json, pair in
              json.object { json in
                json.field("old", before.id(of: pair.old))
                json.field("new", point.graph.id(of: pair.new))
              }
            }
            json.field("revealed", step.revealed.map(\.fingerprint))
            json.key("measures")
            json.object { json in
              for measure in point.measures { json.field(measure.id, measure.value) }
            }
          }
        }
      }
      json.key("open")
      json.array { json in
        for open in trend.open {
          json.object { json in
            json.field("rule", open.finding.rule)
            json.field("fingerprint", open.finding.fingerprint)
            json.field("severity", open.finding.severity.rawValue)
            json.field("message", open.finding.message)
            json.field("since", open.since.description)
            json.field("days", open.age)
            json.field("atLeast", open.isAtLeast)
          }
        }
      }
      json.key("timeToClose")
      json.object { json in
        json.field("median", trend.medianDaysToClose)
        json.field("oldest", trend.daysToClose.last)
        json.field("closed", trend.daysToClose.count)
        json.field("ofUnknownAge", trend.closedOfUnknownAge)
      }
    }
    return json.finish()
  }
}
