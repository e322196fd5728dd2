public import WeftGaps
public import WeftGraph

extension ChartSummary {
  /// Counts a chart, and the rules of each family that it lets be asked.
  /// - Parameters:
  ///   - rules: The rules.
  ///   - settings: What is declared complete, and which rules are off.
  public init(_ graph: Graph, rules: RuleSet, settings: Settings = Settings()) {
    self.init(graph, families: Family.all(of: rules, in: graph, settings: settings))
  }
}

extension ChartSummary.Family {
  /// How many rules of each family can be assessed, and what would let the others be.
  static func all(
    of rules: RuleSet, in graph: Graph, settings: Settings
  ) -> [ChartSummary.Family] {
    rules.families.map { family in
      let members = rules.rules.filter { $0.family == family }
      var wanted: [String: Int] = [:]
      var assessable = 0
      for rule in members {
        let missing = GapAnalysis.missing(for: rule, in: graph, settings: settings)
        if missing.isEmpty { assessable += 1 }
        for item in Set(missing.map(alternatives)) { wanted[item, default: 0] += 1 }
      }
      let sorted = wanted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      return ChartSummary.Family(
        name: family, assessable: assessable, rules: members.count, missing: sorted.map(\.key))
    }
  }

  /// What is needed, its alternatives in one order.
  private static func alternatives(_ need: String) -> String {
    need.split(separator: "|").map { $0.filter { !$0.isWhitespace } }.sorted()
      .joined(separator: " or ")
  }
}
