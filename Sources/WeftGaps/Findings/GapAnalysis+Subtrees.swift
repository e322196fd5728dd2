import WeftGraph
import WeftQuery

extension GapAnalysis {
  /// Changes severities, and takes out what is switched off, in parts of the organization.
  static func applySubtrees(
    to report: inout GapReport, _ context: EvaluationContext, _ settings: Settings,
    _ minimum: Severity?
  ) {
    for subtree in settings.subtrees {
      guard let top = context.graph.node(subtree.under) else {
        report.warnings.append(
          subtree.place.diagnostic(
            "unknown-node",
            "the settings name a part of the organization `\(subtree.under)` that the chart does not have",
            hint: "`under` is the id of a team or function"))
        continue
      }
      let index = OrganizationIndex.of(context)
      guard index.kinds.unit.contains(top.index) else {
        report.warnings.append(
          subtree.place.diagnostic(
            "wrong-kind",
            "the settings name `\(subtree.under)` as a part of the organization, and it is neither a team nor a function",
            hint: "`under` is the id of a team or function"))
        continue
      }
      let units = Set(index.below(top.index))
      for position in report.findings.indices.reversed() {
        let finding = report.findings[position]
        guard let own = subtree.rules[finding.rule],
          finding.subjects.contains(where: { index.stands($0.index, in: units) })
        else { continue }
        if own.isOff {
          report.findings.remove(at: position)
          if minimum.map({ finding.severity <= $0 }) ?? true { report.suppressed += 1 }
          if let outcome = report.outcomes.firstIndex(where: { $0.rule.id == finding.rule }) {
            report.outcomes[outcome].findings -= 1
          }
        } else if let severity = own.severity {
          report.findings[position].severity = severity
        }
      }
    }
  }
}

extension OrganizationIndex {
  /// Whether a node belongs to some units: is one, a member or role of one, or owned by one.
  func stands(_ node: Int, in units: Set<Int>) -> Bool {
    if units.contains(node) { return true }
    return memberships[node].contains { units.contains(Int($0)) }
      || parents[node].contains { units.contains(Int($0)) }
      || owningTeams[node].contains { units.contains(Int($0)) }
  }
}
