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
      overlap: { left, right in
        let types = graph.types(matching: right)
        return graph.types(matching: left).contains { types.contains($0) }
      },
      hasLoops: { types in
        graph.types(matching: types).contains { type in
          graph.typeRanges[type.index].contains { graph.sources[$0] == graph.targets[$0] }
        }
      })
    var pattern = try normalizer.normalize(paths, predicate: predicate)
    if options.rewrites.contains(.pathPredicates) { pattern = PathPredicates().apply(to: pattern) }
    var assembly = PatternAssembly(
      planner: self, pattern: pattern,
      estimator: Estimator(graph: graph, pattern: pattern), scope: scope)
    try assembly.assemble()
    scope.plan = assembly.plan
    scope.bound = assembly.bound
  }
}
