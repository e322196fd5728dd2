import WeftGraph

/// Findings that are not shown: known from a baseline, or accepted in the settings.
struct HiddenFindings {
  private let baseline: Baseline
  private let suppressions: [Settings.Suppression]
  private let asOf: CalendarDate
  /// Which suppressions spoke of a finding.
  private var matched: Set<Int> = []
  /// Which of those have run out.
  private var expired: Set<Int> = []

  init(_ baseline: Baseline, _ suppressions: [Settings.Suppression], asOf: CalendarDate) {
    self.baseline = baseline
    self.suppressions = suppressions
    self.asOf = asOf
  }

  /// Whether a finding is hidden.
  mutating func hides(_ finding: Finding, in graph: Graph) -> Bool {
    var isHidden = baseline.fingerprints.contains(finding.fingerprint)
    for (place, suppression) in suppressions.enumerated()
    where suppression.rule == finding.rule
      && suppression.subjects == Set(finding.subjects.map { graph.id(of: $0) })
    {
      matched.insert(place)
      if suppression.until.map({ asOf <= $0 }) ?? true {
        isHidden = true
      } else {
        expired.insert(place)
      }
    }
    return isHidden
  }

  /// Suppressions of assessed rules that have run out, and those that no finding answers to.
  func warnings(assessed: Set<String>) -> [Diagnostic] {
    suppressions.enumerated().compactMap { place, suppression in
      guard assessed.contains(suppression.rule) else { return nil }
      if expired.contains(place), let until = suppression.until {
        return suppression.place.diagnostic(
          "expired-suppression",
          "the suppression of `\(suppression.rule)` ran out on \(until); its finding is shown again",
          hint: "mend the gap, or give a new reason and a later `until`")
      }
      guard !matched.contains(place) else { return nil }
      let subjects = suppression.subjects.sorted().map { "`\($0)`" }.joined(separator: ", ")
      return suppression.place.diagnostic(
        "unused-suppression",
        "`\(suppression.rule)` finds nothing about \(subjects), so nothing is suppressed",
        hint: "remove the entry, or name all subjects of the finding and nothing else")
    }
  }
}
