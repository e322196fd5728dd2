import WeftGraph

/// The order of findings in a report: by severity, rule, and the ids of subjects.
extension GapAnalysis {
  /// Two lists of findings of one graph, each in the order of a report, as one in that order.
  static func merged(_ one: [Finding], _ other: [Finding], _ graph: Graph) -> [Finding] {
    var result: [Finding] = []
    result.reserveCapacity(one.count + other.count)
    var place = 0
    for finding in one {
      while place < other.count, precedes(other[place], finding, graph) {
        result.append(other[place])
        place += 1
      }
      result.append(finding)
    }
    return result + other[place...]
  }

  /// Whether a finding stands before another one in a report.
  private static func precedes(_ one: Finding, _ other: Finding, _ graph: Graph) -> Bool {
    if one.severity != other.severity { return one.severity < other.severity }
    if one.rule != other.rule { return one.rule < other.rule }
    for (first, second) in zip(one.subjects, other.subjects) where first != second {
      return graph.id(of: first).utf8.lexicographicallyPrecedes(graph.id(of: second).utf8)
    }
    return one.subjects.count < other.subjects.count
  }

  static func sort(_ findings: inout [Finding], _ graph: Graph) {
    let keyed = findings.map { finding in
      (finding: finding, ids: finding.subjects.map { Array(graph.id(of: $0).utf8) })
    }
    findings = keyed.sorted { one, other in
      if one.finding.severity != other.finding.severity {
        return one.finding.severity < other.finding.severity
      }
      if one.finding.rule != other.finding.rule { return one.finding.rule < other.finding.rule }
      for (first, second) in zip(one.ids, other.ids) where first != second {
        return first.lexicographicallyPrecedes(second)
      }
      return one.ids.count < other.ids.count
    }.map(\.finding)
  }
}
