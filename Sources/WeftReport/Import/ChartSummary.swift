import WeftGraph

/// What a chart holds, in the numbers an organization is first asked for.
public struct ChartSummary: Sendable {
  /// A family of rules and how many of them the chart lets be asked.
  public struct Family: Sendable {
    /// Its name.
    public var name: String
    /// How many of its rules can be assessed.
    public var assessable: Int
    /// How many rules it has.
    public var rules: Int
    /// What the chart would need for the others, the most wanted first.
    public var missing: [String]
  }

  /// The widest line of what a family would need, so that the table fits a terminal.
  private static let widestNeed = 64

  private let people: Int
  private let teams: Int
  private let systems: Int
  private let roots: Int
  private let layers: Int?
  private let medianSpan: Double?
  private let families: [Family]

  /// Counts a chart.
  ///
  /// Layers and spans read solid REPORTS_TO between people; a chain that runs in a circle has no
  /// number of layers.
  /// - Complexity: O(nodes + relationships).
  init(_ graph: Graph, families: [Family]) {
    func count(_ label: String) -> Int {
      graph.label(label).map { graph.statistics.nodesPerLabel[$0.index] } ?? 0
    }
    people = count("Person")
    teams = count("Team")
    systems = count("AISystem")
    self.families = families
    let subtype = graph.key("subtype")
    let reporting = Projection(
      of: graph, labels: ["Person"], types: ["REPORTS_TO"], direction: .out,
      keepRelationship: { relationship in
        subtype.map { graph.value(of: $0, relationship) != .string("dotted") } ?? true
      }
    ).simple()
    var spans = [Int](repeating: 0, count: reporting.nodeCount)
    for manager in reporting.neighbours { spans[Int(manager)] += 1 }
    let managers = spans.filter { $0 > 0 }.sorted()
    let middle = managers.count / 2
    medianSpan =
      managers.isEmpty
      ? nil
      : managers.count % 2 == 1
        ? Double(managers[middle]) : Double(managers[middle - 1] + managers[middle]) / 2
    roots = (0..<reporting.nodeCount).count { spans[$0] > 0 && reporting.row($0).isEmpty }
    layers = Self.layers(reporting)
  }

  /// One more than the longest chain of managers, or nil where there is none or it has no end.
  private static func layers(_ reporting: Projection) -> Int? {
    guard !reporting.neighbours.isEmpty else { return nil }
    let below = reporting.reversed()
    var waiting = (0..<reporting.nodeCount).map { reporting.row($0).count }
    var level = [Int](repeating: 1, count: reporting.nodeCount)
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var done = 0
    while let manager = ready.popLast() {
      done += 1
      for entry in below.row(manager) {
        let report = Int(below.neighbours[entry])
        level[report] = max(level[report], level[manager] + 1)
        waiting[report] -= 1
        if waiting[report] == 0 { ready.append(report) }
      }
    }
    return done == reporting.nodeCount ? level.max() : nil
  }

  /// The summary's lines.
  func text(style: TextStyle) -> String {
    var facts = [
      Counts.of(people, "person", "people"), Counts.of(teams, "team"),
      Counts.of(systems, "AI system"),
    ]
    if let layers { facts.append(Counts.of(layers, "layer")) }
    if let medianSpan {
      let span = medianSpan == medianSpan.rounded() ? String(Int(medianSpan)) : "\(medianSpan)"
      facts.append("median span \(span)")
      facts.append(Counts.of(roots, "root"))
    }
    var result = "  " + facts.joined(separator: ", ") + "\n"
    guard !families.isEmpty else { return result }
    result += "\n" + style("Rules that can be assessed", .bold) + "\n"
    var table = TextTable(["family", "rules", "would need"])
    for family in families {
      let missing = family.missing.prefix(4).joined(separator: ", ")
      let more = family.missing.count > 4 ? " and \(family.missing.count - 4) more" : ""
      let lines = TextWrap.wrap(missing + more, indent: "", width: Self.widestNeed)
        .split(separator: "\n").map(String.init)
      let rules = "\(family.assessable) of \(family.rules)"
      table.append([family.name, rules, lines.first ?? ""])
      for line in lines.dropFirst() { table.append(["", "", line]) }
    }
    for line in table.text(style: style).split(separator: "\n") { result += "  \(line)\n" }
    return result
  }
}
