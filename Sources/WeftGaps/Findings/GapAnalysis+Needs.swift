public import WeftGraph

extension GapAnalysis {
  /// What a chart would need before a rule can be assessed; empty if it can.
  public static func missing(
    for rule: Rule, in graph: Graph, settings: Settings = Settings()
  ) -> [String] {
    Needs(graph, complete: settings.complete).missing(for: rule.needs)
  }
}
