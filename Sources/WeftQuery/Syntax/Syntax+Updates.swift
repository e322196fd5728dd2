import WeftGraph

extension Syntax {
  /// A clause that changes the graph.
  indirect enum Update: Sendable {
    case create([PatternID])
    case merge(PatternID, onCreate: [SetItem], onMatch: [SetItem])
    case set([SetItem])
    case remove([SetItem])
    case delete([ExpressionID], detaches: Bool)
    case forEach(Name, in: ExpressionID, [Clause])
  }

  /// One item of SET or REMOVE.
  struct SetItem: Sendable {
    /// What an item changes of its target.
    enum Change: Sendable {
      /// `n.key = value`; REMOVE has no value.
      case property(Name, ExpressionID?)
      /// `n[key] = value`; REMOVE has no value.
      case dynamicProperty(ExpressionID, ExpressionID?)
      /// `n = map`.
      case replace(ExpressionID)
      /// `n += map`.
      case add(ExpressionID)
      /// `n:A:B`.
      case labels([Name])
    }

    var target: ExpressionID
    var change: Change
    var span: SourceSpan
  }
}

extension SyntaxTree {
  /// Whether any of the query's clauses changes the graph.
  package var hasUpdates: Bool { writes(self[root]) }

  private func writes(_ query: Syntax.UnionQuery) -> Bool {
    query.parts.contains { $0.clauses.contains(where: writes) }
  }

  /// Whether a clause changes the graph, itself or in a subquery.
  func writes(_ clause: Syntax.Clause) -> Bool {
    switch clause.form {
    case .update: true
    case .subquery(let call): writes(self[call.query])
    default: false
    }
  }
}
