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

  /// Names, of very many the first.
  private func few(_ names: [String]) -> String { Words.few(names, most: 12, shown: 10) }

  /// Lines, of very many the first.
  private static func first(_ lines: [String], _ noun: String) -> [String] {
    guard lines.count > 8 else { return lines }
    return lines.prefix(6) + ["and \(lines.count - 6) more \(noun)"]
  }

  /// What it is, in a few words.
  func kind(_ proposal: Proposal) -> String {
    let what = (proposal.role == nil ? "a " : "fills a vacant ") + proposal.device.name
    return what.replacingPrefix("a i", with: "an i") + ", \(percent(proposal.share)) of a position"
  }

  func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  func parts(_ proposal: Proposal, in report: ProposalReport) -> [Part] {
    var parts = [
      Part(title: "what", lines: [proposal.device.meaning]),
      Part(title: "why", lines: Self.first(proposal.reasons, "dependencies and decisions")),
    ]
    if !proposal.cautions.isEmpty { parts.append(Part(title: "but", lines: proposal.cautions)) }
    let line = proposal.reportsTo.map { "\(name($0)), \(proposal.reportsToReason)" }
    let nobody = "nobody yet: \(proposal.reportsToReason)"
    let own = "whoever takes it keeps their own manager; "
    let text =
      proposal.device == .contact
      ? own
        + (line.map { "what the two sides cannot settle goes to \($0)" } ?? proposal.reportsToReason)
      : line ?? nobody
    parts.append(Part(title: "reports to", lines: [text]))
    if !proposal.scope.isEmpty {
      parts.append(Part(title: "joins", lines: [few(proposal.scope.map(name))]))
    }
    if !proposal.skills.isEmpty {
      parts.append(
        Part(title: "skills", lines: [few(proposal.skills.map(name))]))
    }
    if report.statesCosts {
      let cost = Counts.grouped(Int(proposal.cost.rounded()))
      parts.append(Part(title: "costs", lines: ["about \(cost), at \(report.costUnit)"]))
    }
    parts.append(who(proposal))
    if !proposal.newTies.isEmpty {
      parts.append(
        Part(
          title: "first meets",
          lines: Self.first(
            proposal.newTies.map { tie in
              let who = tie.standIn.map { "\(name($0)), standing in, meets " } ?? ""
              return who + "\(list(tie.people.map(name))) in \(name(tie.unit))"
            }, "units")))
    }
    if !proposal.members.isEmpty {
      parts.append(Part(title: "members", lines: [few(proposal.members.map(name))]))
    }
    parts.append(
      findings("closes", proposal.closes, none: "no finding") { finding in
        report.staysClosed(finding) ? nil : "open again once all of it is done"
      })
    parts += opens(proposal.opens, proposal.reveals) { finding in
      report.staysOpen(finding) ? nil : "closed again by the other proposals"
    }
    if !proposal.measures.isEmpty {
      parts.append(Part(title: "measures", lines: measures(proposal.measures)))
    }
    return parts
  }

  private func who(_ proposal: Proposal) -> Part {
    var lines: [String] = []
    for candidate in proposal.candidates {
      var line = name(candidate.person)
      line += candidate.person == proposal.assigned ? " (chosen; fits" : " (fits"
      line += " \(percent(candidate.score)))"
      if !candidate.has.isEmpty { line += ": " + list(candidate.has) }
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

  private func sentence(_ finding: Finding) -> String {
    "\(finding.message) [\(finding.rule), \(finding.severity.rawValue)]"
  }

  /// Findings, each with what is to be said of it.
  func findings(
    _ title: String, _ findings: [Finding], none: String, note: (Finding) -> String? = { _ in nil }
  ) -> Part {
    guard !findings.isEmpty else { return Part(title: title, lines: [none]) }
    let lines = findings.prefix(8).map { finding in
      sentence(finding) + (note(finding).map { " (\($0))" } ?? "")
    }
    let rest = findings.count - lines.count
    return Part(title: title, lines: lines + (rest > 0 ? ["and \(rest) more"] : []))
  }

  /// Findings that are opened, apart from those that may be there already.
  private func opens(
    _ all: [Finding], _ revealed: [Finding], note: (Finding) -> String?
  ) -> [Part] {
    let old = Set(revealed.map(\.fingerprint))
    let opened = findings(
      "opens", all.filter { !old.contains($0.fingerprint) }, none: "nothing", note: note)
    guard !revealed.isEmpty else { return [opened] }
    var shown = findings("shows", revealed, none: "nothing", note: note)
    shown.lines.insert("what may be there already and cannot be told yet:", at: 0)
    return [opened, shown]
  }

  /// Measures before and after, and whether that is the better where a measure has a direction.
  func measures(_ changes: [MeasureChange]) -> [String] {
    changes.map { change in
      let cells = ScenarioWords.row(change.id, change.before, [change.after])
      let title = ScoreMeasure.named(change.id)?.title ?? change.id
      if change.before == nil {
        return "\(title): not recorded before, then \(cells[2]) [\(change.id)]"
      }
      return "\(title): \(cells[1]) → \(cells[2])\(Self.verdict(change)) [\(change.id)]"
    }
  }

  private static func verdict(_ change: MeasureChange) -> String {
    guard let before = change.before, let after = change.after, before != after else { return "" }
    switch ScoreMeasure.named(change.id)?.direction {
    case .higher?: return after > before ? ", better" : ", worse"
    case .lower?: return after < before ? ", better" : ", worse"
    default: return ""
    }
  }

  /// How the choice was made and how good it is sure to be.
  func choice(_ report: ProposalReport) -> String {
    let covered = ValueText.rounded(report.gains.reduce(0, +))
    let gains = report.gains.map { ValueText.rounded($0) }.joined(separator: ", then ")
    let among = Counts.of(report.candidateDevices, "candidate device")
    let how =
      report.bound == 1
      ? "no other choice among \(among) meets more within the limits"
      : report.bound > 0
        ? "that is sure to be \(percent(report.bound)) of what the best choice among \(among) meets"
        : "how good a choice among \(among) that is under both limits is not known"
    let weighed =
      report.weighsEveryScope
      ? "" : "; not every set of units was weighed, for there are too many"
    let call = report.needs == 1 ? "calls" : "call"
    let which = report.needs == 1 ? "it" : "one or more of them"
    let meet =
      report.proposals.count == 1
      ? "This one meets \(covered)"
      : "These \(report.proposals.count) meet \(covered) (\(gains))"
    return
      "\(Counts.of(report.needs, "gap")) \(call) for somebody to join the parts, and \(Counts.of(report.candidateDevices, "job")) could meet \(which). \(meet); \(how)\(weighed)."
  }

  /// What everything done together changes.
  func together(_ report: ProposalReport) -> [Part] {
    guard report.proposals.count > 1 else {
      return [Part(title: "note", lines: notes(report))].filter { !$0.lines.isEmpty }
    }
    let counts = Severity.allCases.compactMap { severity -> String? in
      let count = report.closes.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    let closed =
      report.closes.isEmpty
      ? "no finding"
      : "\(Counts.of(report.closes.count, "finding")) (\(counts.joined(separator: ", ")))"
    let only = report.closesOnlyTogether
    let closes = [
      Part(
        title: "closes",
        lines: [closed]
          + (only.isEmpty
            ? []
            : ["\(only.count) of them by no proposal alone:"] + only.prefix(8).map(sentence)))
    ]
    let opened = opens(report.opens, report.reveals) { finding in
      report.opensOnlyTogether.contains { $0.fingerprint == finding.fingerprint }
        ? "no proposal opens it alone" : nil
    }
    let rest = [
      Part(title: "measures", lines: measures(report.measures)),
      Part(title: "note", lines: notes(report)),
    ]
    return (closes + opened + rest).filter { !$0.lines.isEmpty }
  }

  private func notes(_ report: ProposalReport) -> [String] {
    let unasked = Self.first(report.withoutDevice, "like these") + Self.notAssessed(report)
    guard !report.newlyAssessed.isEmpty else { return unasked }
    let rules = report.newlyAssessed.joined(separator: ", ")
    return unasked + [
      "the chart does not record yet what these rules ask about, and would with this done: \(rules)"
    ]
  }

  /// What could not be looked for, a line for each rule.
  static func notAssessed(_ report: ProposalReport) -> [String] {
    report.notAssessed.map { rule in
      let missing = rule.missing.map { $0.replacing("|", with: " or ") }
      return
        "not assessed: \(rule.rule), because the chart records no \(missing.joined(separator: ", no "))"
    }
  }

  /// What is said where there is nothing to propose: what was looked for, and what could not be.
  static func nothing(_ report: ProposalReport) -> [String] {
    let lines = notAssessed(report)
    guard report.needs == 0 else {
      let call = report.needs == 1 ? "calls" : "call"
      return [
        "\(Counts.of(report.needs, "gap")) \(call) for somebody to join the parts, and no job that could do it fits the limits."
      ] + first(report.withoutDevice, "like these") + lines
    }
    guard !lines.isEmpty else { return [none] }
    return ["Nothing can be proposed from what the chart records."] + lines
  }

  private static let none =
    "No unit, decision or vacant role of this chart calls for an integration device it does not have."
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
