import WeftGaps
import WeftGraph

/// A proposal in sentences: what table and Markdown both print.
struct ProposalWords {
  /// One heading of a proposal with its lines.
  struct Part {
    var title: String
    var lines: [String]
  }

  private let graph: Graph

  init(_ graph: Graph) { self.graph = graph }

  private func name(_ node: NodeID) -> String { graph.displayName(of: node) }

  private func list(_ names: [String]) -> String { Words.list(names) }

  /// What it is, in a few words.
  func kind(_ proposal: Proposal) -> String {
    let what = (proposal.role == nil ? "a " : "fills a vacant ") + proposal.device.name
    return what.replacingPrefix("a i", with: "an i") + ", \(percent(proposal.share)) of a position"
  }

  func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  func parts(_ proposal: Proposal) -> [Part] {
    var parts = [Part(title: "why", lines: proposal.reasons)]
    let line = proposal.reportsTo.map { "\(name($0)): \(proposal.reportsToReason)" }
    let nobody = "nobody yet: \(proposal.reportsToReason)"
    let own = "the own manager as before; "
    let text =
      proposal.device == .contact
      ? own + (line.map { "what they cannot settle goes to \($0)" } ?? proposal.reportsToReason)
      : line ?? nobody
    parts.append(Part(title: "reports to", lines: [text]))
    if !proposal.scope.isEmpty {
      parts.append(Part(title: "joins", lines: [list(proposal.scope.map(name))]))
    }
    if !proposal.skills.isEmpty {
      parts.append(
        Part(title: "skills", lines: [proposal.skills.map(name).joined(separator: ", ")]))
    }
    parts.append(who(proposal))
    if !proposal.newTies.isEmpty {
      parts.append(
        Part(
          title: "first meets",
          lines: proposal.newTies.map { tie in
            let who = tie.standIn.map { "\(name($0)), standing in, meets " } ?? ""
            return who + "\(list(tie.people.map(name))) in \(name(tie.unit))"
          }))
    }
    if !proposal.members.isEmpty {
      parts.append(Part(title: "members", lines: [list(proposal.members.map(name))]))
    }
    parts.append(findings("closes", proposal.closes, none: "no finding"))
    parts.append(findings("opens", proposal.opens, none: "nothing"))
    if !proposal.measures.isEmpty {
      parts.append(Part(title: "measures", lines: [measures(proposal.measures)]))
    }
    return parts
  }

  private func who(_ proposal: Proposal) -> Part {
    var lines: [String] = []
    for candidate in proposal.candidates {
      var line = name(candidate.person)
      if candidate.person == proposal.assigned { line += " (chosen)" }
      line += ", \(ValueText.rounded(candidate.score))"
      if !candidate.has.isEmpty { line += ": " + candidate.has.joined(separator: ", ") }
      line += candidate.lacks.isEmpty ? "; lacks nothing" : "; lacks " + list(candidate.lacks)
      lines.append(line)
    }
    if proposal.assigned == nil {
      lines.insert("nobody inside is free for it: somebody new", at: 0)
    }
    let rest = proposal.candidateCount - proposal.candidates.count
    if rest > 0 { lines.append("and \(Counts.of(rest, "more candidate"))") }
    if proposal.overcommitted > 0 {
      lines.append(
        "\(Counts.of(proposal.overcommitted, "person", "people")) left out: all their time is promised already, or they integrate as much as one can"
      )
    }
    return Part(title: "who could", lines: lines)
  }

  func findings(_ title: String, _ findings: [Finding], none: String) -> Part {
    guard !findings.isEmpty else { return Part(title: title, lines: [none]) }
    let lines = findings.prefix(8).map { "\($0.message) [\($0.rule), \($0.severity.rawValue)]" }
    let rest = findings.count - lines.count
    return Part(title: title, lines: lines + (rest > 0 ? ["and \(rest) more"] : []))
  }

  func measures(_ changes: [MeasureChange]) -> String {
    changes.map { change in
      "\(change.id) \(ScoreWords.number(change.before)) → \(ScoreWords.number(change.after))"
    }.joined(separator: ", ")
  }

  /// How the choice was made and how good it is sure to be.
  func choice(_ report: ProposalReport) -> String {
    let covered = report.gains.reduce(0, +)
    let gains = report.gains.map { ValueText.rounded($0) }.joined(separator: ", ")
    let how =
      report.isExact
      ? "the best choice there is"
      : report.bound > 0
        ? "chosen greedily, which is sure to reach \(percent(report.bound)) of the best"
        : "chosen greedily, without a guarantee under both limits"
    return
      "\(Counts.of(report.needs, "gap")) could be met by \(Counts.of(report.candidateDevices, "device")); \(report.proposals.count == 1 ? "this one meets" : "these \(report.proposals.count) meet") \(ValueText.rounded(covered)) (one after another \(gains)), \(how)."
  }

  /// What everything done together changes.
  func together(_ report: ProposalReport) -> [Part] {
    guard report.proposals.count > 1 else { return [] }
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = report.closes.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    let closed =
      report.closes.isEmpty
      ? "no finding"
      : "\(Counts.of(report.closes.count, "finding")) (\(counts.joined(separator: ", ")))"
    return [
      Part(title: "closes", lines: [closed]),
      findings("opens", report.opens, none: "nothing"),
      Part(title: "measures", lines: [measures(report.measures)]),
    ]
  }

  /// What is said where there is nothing to propose.
  static let nothing =
    "No unit, decision or vacant role of this chart calls for an integration device it does not have."
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
