public import WeftQuery

/// How long a query took and what its operators did, for JSON.
public struct ProfileReport: Sendable {
  /// One operator.
  public struct Operator: Sendable {
    /// How deep it stands in the tree.
    public var depth: Int
    /// Its name.
    public var name: String
    /// What it works on.
    public var details: String
    /// Rows the planner expected.
    public var estimatedRows: Double
    /// Rows it produced; nil where the query was only explained.
    public var rows: Int?
    /// Entries of lists of neighbours it looked at.
    public var adjacencyReads: Int?
    /// Time within it, its inputs not counted.
    public var milliseconds: Double?

    /// Creates a line of a profile.
    public init(
      depth: Int, name: String, details: String, estimatedRows: Double, rows: Int?,
      adjacencyReads: Int?, milliseconds: Double?
    ) {
      self.depth = depth
      self.name = name
      self.details = details
      self.estimatedRows = estimatedRows
      self.rows = rows
      self.adjacencyReads = adjacencyReads
      self.milliseconds = milliseconds
    }
  }

  /// The time of the query alone.
  public var milliseconds: Double
  /// The operators, root first, children below their parent.
  public var operators: [Operator]

  /// Creates a profile.
  public init(milliseconds: Double, operators: [Operator]) {
    self.milliseconds = milliseconds
    self.operators = operators
  }

  func write(to json: inout JSONWriter) {
    json.key("profile")
    json.object { json in
      json.field("milliseconds", milliseconds)
      json.key("operators")
      json.array { json in
        for line in operators {
          json.object { json in
            json.field("depth", line.depth)
            json.field("operator", line.name)
            json.field("details", line.details)
            json.field("estimatedRows", line.estimatedRows)
            json.field("rows", line.rows)
            json.field("adjacencyReads", line.adjacencyReads)
            json.field("milliseconds", line.milliseconds)
          }
        }
      }
    }
  }

  /// The tree as aligned text.
  /// - Parameter isMeasured: Whether rows, reads and times are shown beside the estimates.
  public func text(style: TextStyle = .plain, isMeasured: Bool) -> String {
    let measured = isMeasured ? ["rows", "reads", "ms"] : []
    var table = TextTable(
      ["operator", "estimated"] + measured + ["details"],
      alignments: [.leading, .trailing] + measured.map { _ in .trailing })
    for line in operators {
      let figures =
        isMeasured
        ? [
          line.rows.map(Counts.grouped) ?? "",
          line.adjacencyReads.map(Counts.grouped) ?? "",
          line.milliseconds.map { "\(($0 * 100).rounded() / 100)" } ?? "",
        ] : []
      table.append(
        [String(repeating: "  ", count: line.depth) + line.name, Self.rounded(line.estimatedRows)]
          + figures + [line.details])
    }
    return table.text(style: style)
  }

  private static func rounded(_ rows: Double) -> String {
    rows < 10 ? "\((rows * 10).rounded() / 10)" : Counts.grouped(Int(min(rows, 1e15).rounded()))
  }
}

extension ProfileReport {
  /// The measurements of a query that ran.
  public init(_ profile: QueryProfile, elapsed: Duration) {
    self.init(
      milliseconds: elapsed.milliseconds,
      operators: profile.operators.map { entry in
        Operator(
          depth: entry.depth, name: entry.name, details: entry.details,
          estimatedRows: entry.estimate, rows: entry.rows,
          adjacencyReads: entry.adjacencyReads, milliseconds: entry.time.milliseconds)
      })
  }

  /// The plan of a query that has not run.
  public init(explaining plan: QueryPlan) {
    var operators: [Operator] = []
    func visit(_ explanation: Explanation, depth: Int) {
      operators.append(
        Operator(
          depth: depth, name: explanation.name, details: explanation.details,
          estimatedRows: explanation.estimate, rows: nil, adjacencyReads: nil,
          milliseconds: nil))
      for input in explanation.inputs { visit(input, depth: depth + 1) }
    }
    visit(plan.explanation, depth: 0)
    self.init(milliseconds: 0, operators: operators)
  }
}

extension Duration {
  /// The duration in milliseconds, to a thousandth.
  fileprivate var milliseconds: Double {
    let parts = components
    let microseconds = Double(parts.seconds) * 1e6 + (Double(parts.attoseconds) / 1e12).rounded()
    return microseconds / 1000
  }
}
