import WeftGraph

extension Planner {
  /// Adds the steps that match paths and a WHERE to a scope.
  func addPattern(
    _ paths: [BoundPath], predicate: BoundExpression?, to scope: inout Scope
  ) throws(InputError) {
    let graph = graph
    var normalizer = PatternNormalizer(
      allocate: { self.allocate($0) },
      bound: { (bound) throws(InputError) in try self.value(of: bound) },
      types: { graph.types(matching: $0) },
      hasLoops: { types in types.contains { graph.statistics.types[$0.index].loops > 0 } })
    try checkLength(paths)
    var pattern = try normalizer.normalize(paths, predicate: predicate)
    if options.rewrites.contains(.pathPredicates) { pattern = PathPredicates().apply(to: pattern) }
    var assembly = PatternAssembly(
      planner: self, pattern: pattern,
      estimator: Estimator(graph: graph, pattern: pattern, distinct: distinct), scope: scope)
    try assembly.assemble()
    scope.plan = assembly.plan
    scope.bound = assembly.bound
  }

  /// How many relationships one MATCH may have.
  static let longestPattern = 256

  private func checkLength(_ paths: [BoundPath]) throws(InputError) {
    var count = 0
    for path in paths {
      count += path.steps.count
      guard count > Self.longestPattern else { continue }
      throw tooLong(
        "one MATCH may have \(Self.longestPattern) relationships, this has more", at: path.span,
        hint: "repeat a pattern with `{n}` or `*n`, or match it in parts")
    }
  }
}
