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
    /// Those of them that may have been there before, for nobody could tell: what rules find that could
    /// not be asked of the chart before, but for what is about a node that is new, and what is about
    /// subjects that were undetermined.
    public var revealed: [Finding] = []
    /// Findings that are no longer there; their nodes are those of the point before.
    public var closed: [Finding]
    /// Rules that can no longer be asked, with findings that are therefore neither closed nor open.
    public var unassessed: [Scenario.Unassessed]
    /// Nodes that have another id than the time before, or one where they had none, and are followed by
    /// their name.
    public var matchedByName: [(old: NodeID, new: NodeID)] = []
  }

  /// A finding that is there at the last point.
  public struct OpenFinding: Sendable {
    /// The finding.
    public var finding: Finding
    /// The first day since which it has been there without being seen to be gone.
    public var since: CalendarDate
    /// How many days that is.
    public var age: Int
    /// Whether it may be older: it was there from the beginning, or nobody could tell before.
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
  /// Findings that were closed and may be older than the first chart that shows them, so that their age
  /// is not known.
  public let closedOfUnknownAge: Int

  /// Follows findings over some charts, by rule and subjects; points are put in order of time.
  ///
  /// A node whose id changed is the same where no other of its kind has its name. What a rule found is
  /// kept over charts of which it could not be asked.
  /// - Complexity: O(nodes and findings of all points).
  public init(_ points: [Point]) {
    let points = points.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    var steps: [Step] = []
    var followed = points.first.map { FollowedFindings($0) }
    var days: [Int] = []
    var unknown = 0
    for (index, point) in points.enumerated() {
      guard index > 0 else {
        steps.append(Step(opened: [], closed: [], unassessed: []))
        continue
      }
      let last = points[index - 1]
      let match = NodeMatch(from: last.graph, to: point.graph)
      let news = followed?.goOn(from: last, to: point, match) ?? .init()
      for (_, since) in news.closed {
        if since.isAtLeast {
          unknown += 1
        } else {
          days.append(Int(point.date.days - since.date.days))
        }
      }
      steps.append(
        Step(
          opened: news.opened, revealed: news.revealed, closed: news.closed.map(\.finding),
          unassessed: news.unassessed, matchedByName: match.changedIDs(last.graph, point.graph)))
    }
    let since = followed?.starts ?? [:]
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
