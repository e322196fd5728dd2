public import WeftGraph

/// How a chart's findings and measures went over time.
///
/// Adaptability is what this measures: how soon a gap, once there, is closed.
public struct Trend: Sendable {
  /// The chart on one day.
  public struct Point: Sendable {
    /// The day.
    public var date: CalendarDate
    /// The file it was read from.
    public var name: String
    /// The chart.
    public var graph: Graph
    /// What the rules found in it.
    public var report: GapReport
    /// Its measures.
    public var measures: [NamedMeasure]

    /// Creates a point.
    public init(
      date: CalendarDate, name: String, graph: Graph, report: GapReport,
      measures: [NamedMeasure] = []
    ) {
      self.date = date
      self.name = name
      self.graph = graph
      self.report = report
      self.measures = measures
    }
  }

  /// What became of the findings between two points.
  public struct Step: Sendable {
    /// Findings that were not there the time before; none at the first point.
    public var opened: [Finding]
    /// Findings that are no longer there; their nodes are those of the point before.
    public var closed: [Finding]
    /// Rules that can no longer be asked, with findings that are therefore neither closed nor open.
    public var unassessed: [Scenario.Unassessed]
    /// Nodes that have another id than the time before and are followed by their name.
    public var matchedByName: [(old: NodeID, new: NodeID)] = []
  }

  /// A finding that is there at the last point.
  public struct OpenFinding: Sendable {
    /// The finding.
    public var finding: Finding
    /// The first day since which it has been there without a break.
    public var since: CalendarDate
    /// How many days that is.
    public var age: Int
    /// Whether it was there from the beginning, so that it may be older.
    public var isAtLeast: Bool
  }

  /// The points in order of time.
  public let points: [Point]
  /// For each point what came and went since the one before.
  public let steps: [Step]
  /// What is open at the last point, the oldest first.
  public let open: [OpenFinding]
  /// Days from opening to closing of every finding whose opening and closing were both seen, ascending.
  ///
  /// A finding counts as opened and closed on the days of the points that show it first and no longer.
  public let daysToClose: [Int]
  /// Findings that were closed and had been there from the beginning, so that their age is not known.
  public let closedOfUnknownAge: Int

  /// Follows findings over some charts, by rule and subjects; points are put in order of time.
  ///
  /// A node whose id changed is the same where no other of its kind has its name.
  /// - Complexity: O(nodes and findings of all points).
  public init(_ points: [Point]) {
    let points = points.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    var steps: [Step] = []
    var since: [String: (date: CalendarDate, isAtLeast: Bool)] = [:]
    var days: [Int] = []
    var unknown = 0
    for (index, point) in points.enumerated() {
      let previous = index > 0 ? points[index - 1] : nil
      let findings = previous?.report.findings ?? []
      let match = previous.map { NodeMatch(from: $0.graph, to: point.graph) }
      // What each finding of the point before is called here.
      var names: [String: String] = [:]
      if let previous, let match {
        for finding in findings {
          names[finding.fingerprint] = match.fingerprint(
            of: finding, from: previous.graph, to: point.graph)
        }
      }
      let present = Set(point.report.findings.map(\.fingerprint))
      let before = Set(names.values)
      let opened = point.report.findings.filter { !before.contains($0.fingerprint) }
      let unassessed = previous.map { Scenario.Unassessed.between($0.report, point.report) } ?? []
      let lost = Set(unassessed.map(\.rule))
      let gone = findings.filter { !present.contains(names[$0.fingerprint] ?? $0.fingerprint) }
      let closed = gone.filter { !lost.contains($0.rule) }
      for finding in gone where lost.contains(finding.rule) { since[finding.fingerprint] = nil }
      for finding in closed {
        guard let start = since.removeValue(forKey: finding.fingerprint) else { continue }
        if start.isAtLeast {
          unknown += 1
        } else {
          days.append(Int(point.date.days - start.date.days))
        }
      }
      var renamed: [String: (date: CalendarDate, isAtLeast: Bool)] = [:]
      for (name, start) in since { renamed[names[name] ?? name] = start }
      since = renamed
      for finding in opened { since[finding.fingerprint] = (point.date, index == 0) }
      steps.append(
        Step(
          opened: index == 0 ? [] : opened, closed: closed, unassessed: unassessed,
          matchedByName: match?.byName ?? []))
    }
    let last = points.last
    open = (last?.report.findings ?? []).compactMap { finding in
      guard let start = since[finding.fingerprint], let last else { return nil }
      return OpenFinding(
        finding: finding, since: start.date, age: Int(last.date.days - start.date.days),
        isAtLeast: start.isAtLeast)
    }.enumerated().sorted { (-$0.element.age, $0.offset) < (-$1.element.age, $1.offset) }
      .map(\.element)
    self.points = points
    self.steps = steps
    daysToClose = days.sorted()
    closedOfUnknownAge = unknown
  }

  /// The median of ``daysToClose``, or nil where nothing was closed.
  public var medianDaysToClose: Double? {
    guard !daysToClose.isEmpty else { return nil }
    let middle = daysToClose.count / 2
    return daysToClose.count % 2 == 1
      ? Double(daysToClose[middle]) : Double(daysToClose[middle - 1] + daysToClose[middle]) / 2
  }

  /// The ids of all measures, in the order they come first.
  public var measureIDs: [String] {
    var result: [String] = []
    for measure in points.flatMap(\.measures) where !result.contains(measure.id) {
      result.append(measure.id)
    }
    return result
  }

  /// A measure's value at every point.
  public func course(of measure: String) -> [Double?] {
    points.map { point in point.measures.first { $0.id == measure }?.value }
  }
}
