public import WeftGaps
public import WeftGraph
import WeftQuery

/// Proposals as the JSON document scripts rely on.
public enum ProposalJSON {
  /// The document.
  public static func text(_ report: ProposalReport, of graph: Graph) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", ValueText.temporal(.date(report.asOf)))
      json.key("proposals")
      json.array { json in
        for proposal in report.proposals { json.write(proposal, in: graph, report) }
      }
      json.key("gains")
      json.array { json in for gain in report.gains { json.float(gain) } }
      json.field("bound", report.bound)
      json.field("exact", report.isExact)
      json.field("candidateDevices", report.candidateDevices)
      json.field("everyScope", report.weighsEveryScope)
      json.field("gaps", report.needs)
      json.field("withoutDevice", report.withoutDevice)
      json.field("costUnit", report.costUnit)
      json.key("notAssessed")
      json.array { json in
        for rule in report.notAssessed {
          json.object { json in
            json.field("rule", rule.rule)
            json.field("missing", rule.missing)
          }
        }
      }
      json.key("together")
      json.object { json in
        json.field("closes", report.closes.map(\.fingerprint))
        json.field("opens", report.opens.map(\.fingerprint))
        json.field("reveals", report.reveals.map(\.fingerprint))
        json.write(report.measures)
        json.field("newlyAssessed", report.newlyAssessed)
        json.field("closesOnlyTogether", report.closesOnlyTogether.map(\.fingerprint))
        json.field("opensOnlyTogether", report.opensOnlyTogether.map(\.fingerprint))
      }
    }
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ changes: [MeasureChange]) {
    key("measures")
    array { json in
      for change in changes {
        json.object { json in
          json.field("id", change.id)
          json.field("before", change.before)
          json.field("after", change.after)
        }
      }
    }
  }

  fileprivate mutating func write(
    _ proposal: Proposal, in graph: Graph, _ report: ProposalReport
  ) {
    object { json in
      json.field("id", proposal.id)
      json.field("title", proposal.title)
      json.field("device", proposal.device.id)
      json.field("reportsTo", proposal.reportsTo.map(graph.id(of:)))
      json.field("scope", proposal.scope.map(graph.id(of:)))
      json.field("skills", proposal.skills.map(graph.id(of:)))
      json.field("share", proposal.share)
      json.field("closes", proposal.closes.map(\.fingerprint))
      json.field("opens", proposal.opens.map(\.fingerprint))
      json.field("reveals", proposal.reveals.map(\.fingerprint))
      json.write(proposal.measures)
      json.key("candidates")
      json.array { json in
        for candidate in proposal.candidates {
          json.object { json in
            json.field("person", graph.id(of: candidate.person))
            json.field("score", candidate.score)
            json.field("has", candidate.has)
            json.field("lacks", candidate.lacks)
            json.field("ties", candidate.ties.map(graph.id(of:)))
          }
        }
      }
      json.field("reportsToReason", proposal.reportsToReason)
      json.field("reasons", proposal.reasons + proposal.cautions)
      json.field("fills", proposal.role.map(graph.id(of:)))
      json.field("assigned", proposal.assigned.map(graph.id(of:)))
      json.key("newTies")
      json.array { json in
        for tie in proposal.newTies {
          json.object { json in
            json.field("standIn", tie.standIn.map(graph.id(of:)))
            json.field("unit", graph.id(of: tie.unit))
            json.field("people", tie.people.map(graph.id(of:)))
          }
        }
      }
      json.field("members", proposal.members.map(graph.id(of:)))
      json.field("overcommitted", proposal.overcommitted)
      json.field("cost", proposal.cost)
      json.key("findings")
      json.object { json in
        json.key("closed")
        json.write(proposal.closes, report.staysClosed)
        json.key("opened")
        json.write(proposal.opens, report.staysOpen)
      }
    }
  }

  /// Findings, each with whether it is so too when everything is done.
  private mutating func write(_ findings: [Finding], _ stays: (Finding) -> Bool) {
    array { json in
      for finding in findings {
        json.object { json in
          json.field("rule", finding.rule)
          json.field("severity", finding.severity.rawValue)
          json.field("fingerprint", finding.fingerprint)
          json.field("message", finding.message)
          json.field("together", stays(finding))
        }
      }
    }
  }
}
