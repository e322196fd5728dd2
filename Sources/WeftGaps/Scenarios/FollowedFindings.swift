import WeftGraph

/// Findings followed from one chart to the next, by rule and subjects.
///
/// A finding of a rule that cannot be asked of a chart is neither closed nor opened anew by it: it is
/// kept until a chart tells.
struct FollowedFindings {
  /// Since when a finding has been known to be there.
  struct Start {
    /// The first day that shows it.
    var date: CalendarDate
    /// Whether nobody could tell before, so that it may be older.
    var isAtLeast: Bool
  }

  /// What came and went with a chart.
  struct News {
    var opened: [Finding] = []
    /// Those of them that may have been there before.
    var revealed: [Finding] = []
    /// What is gone, in the numbers of the chart before, and since when it was there.
    var closed: [(finding: Finding, since: Start)] = []
    var unassessed: [Scenario.Unassessed] = []
  }

  /// A finding that was not seen to be gone, in the numbers of the last chart.
  private struct Followed {
    var finding: Finding
    var since: Start
    /// Whether a subject is gone, so that no later chart can have the finding.
    var isLost = false
  }

  private var followed: [Followed] = []

  /// When findings of the last chart began, by fingerprint.
  var starts: [String: Start] {
    Dictionary(
      followed.map { ($0.finding.fingerprint, $0.since) }, uniquingKeysWith: { first, _ in first })
  }

  /// Begins with the first chart: what is there may be older.
  init(_ first: Trend.Point) {
    followed = first.report.findings.map {
      Followed(finding: $0, since: Start(date: first.date, isAtLeast: true))
    }
  }

  /// Goes on to the next chart.
  /// - Parameter match: The nodes of the last chart and of this one.
  /// - Complexity: O(findings).
  mutating func goOn(
    from last: Trend.Point, to point: Trend.Point, _ match: NodeMatch
  ) -> News {
    var news = News()
    let present = Dictionary(
      point.report.findings.map { ($0.fingerprint, $0) }, uniquingKeysWith: { first, _ in first })
    let silent = Set(point.report.outcomes.filter { !$0.isAnswered }.map(\.rule.id))
    var next: [Followed] = []
    var known: Set<String> = []
    for var item in followed {
      let name = item.isLost ? nil : match.fingerprint(of: item.finding, in: point.graph)
      if let name, let finding = present[name] {
        known.insert(name)
        item.finding = finding
        next.append(item)
      } else if silent.contains(item.finding.rule) {
        item.isLost = name == nil
        item.finding = item.finding.renumbered(nodes: match.newNode, relationships: { _ in nil })
        item.finding.fingerprint = name ?? item.finding.fingerprint
        next.append(item)
      } else {
        news.closed.append((item.finding, item.since))
      }
    }
    news.opened = point.report.findings.filter { !known.contains($0.fingerprint) }
    news.revealed = revealed(news.opened, from: last, to: point, match)
    let older = Set(news.revealed.map(\.fingerprint))
    followed =
      next
      + news.opened.map { finding in
        Followed(
          finding: finding,
          since: Start(date: point.date, isAtLeast: older.contains(finding.fingerprint)))
      }
    news.unassessed = Scenario.Unassessed.between(last.report, point.report)
    return news
  }

  /// What of new findings nobody could tell on the chart before.
  private func revealed(
    _ opened: [Finding], from last: Trend.Point, to point: Trend.Point, _ match: NodeMatch
  ) -> [Finding] {
    let undetermined = last.report.undetermined.map { item in
      var item = item
      item.subjects = item.subjects.compactMap(match.newNode)
      return item
    }
    return Scenario.revealed(
      opened,
      newlyAssessed: Scenario.Unassessed.between(point.report, last.report).map(\.rule),
      undetermined: undetermined, isAdded: { match.oldNode($0) == nil })
  }
}
