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
  public var hasUpdates: Bool {
    self[root].parts.contains { part in
      part.clauses.contains { if case .update = $0.form { true } else { false } }
    }
  }
}
