import WeftGraph

/// Graph measures as procedures: `CALL graph.betweenness({types: ['COLLABORATES_WITH']})`.
public enum GraphProcedures {
  /// Every `graph.*` procedure.
  public static let catalog = Catalog(
    procedures: centralities + cuts + structure + groups)

  /// The pages by name.
  static let pages =
    centralityPages.merging(structurePages) { $1 }.merging(groupsPages) { $1 }

  typealias Yields = [(name: String, type: ValueType)]

  /// A procedure over one projection chosen by an options map.
  static func procedure(
    _ name: String, _ yields: Yields, _ summary: String, direction: Projection.Direction = .out,
    run: @escaping @Sendable (GraphView) throws(EvaluationError) -> [Column]
  ) -> Procedure {
    let name = "graph." + name
    var procedure = Procedure(
      name, [Procedure.Parameter("options", ValueType(.map), default: .map(ValueMap()))],
      yields: yields, summary: summary
    ) { arguments, context throws(EvaluationError) in
      let options = try GraphOptions(
        arguments.first, of: name, reading: pages[name]?.options ?? ProcedurePage.ownOptions)
      for option in options.unread { context.record(unread: option, by: "`\(name)`") }
      return try run(GraphView(name, options, in: context, direction: direction))
    }
    procedure.page = pages[name]
    if pages[name]?.options.contains("direction") ?? false {
      procedure.page?.direction = direction
    }
    return procedure
  }

  static let node = ("node", ValueType(.node))
  static let score = ("score", ValueType(.float))
}
