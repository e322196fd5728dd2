public import WeftGraph

/// The functions and procedures a query may call; binding looks names up here.
///
/// Names compare without regard to case.
public struct Catalog: Sendable {
  private var functionsByName: [String: ScalarFunction] = [:]
  private var proceduresByName: [String: Procedure] = [:]

  /// Creates a catalog of the given functions and procedures; a later one replaces an earlier of its name.
  public init(functions: [ScalarFunction] = [], procedures: [Procedure] = []) {
    for function in functions { functionsByName[function.name.lowercased()] = function }
    for procedure in procedures { proceduresByName[procedure.name.lowercased()] = procedure }
  }

  /// The function of a name, or nil.
  public func function(_ name: String) -> ScalarFunction? {
    functionsByName[name.lowercased()]
  }

  /// The procedure of a name, or nil.
  public func procedure(_ name: String) -> Procedure? {
    proceduresByName[name.lowercased()]
  }

  /// All functions, by name.
  public var functions: [ScalarFunction] {
    functionsByName.values.sorted { $0.name < $1.name }
  }

  /// All procedures, by name.
  public var procedures: [Procedure] {
    proceduresByName.values.sorted { $0.name < $1.name }
  }

  /// This catalog with another's functions and procedures added.
  public func merging(_ other: Catalog) -> Catalog {
    Catalog(
      functions: functions + other.functions, procedures: procedures + other.procedures)
  }
}

/// A function of values to a value.
public struct ScalarFunction: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// Its name, for messages.
    public var name: String
    /// What it takes, beside null.
    public var type: ValueType
    /// Whether it may be left out.
    public var isOptional: Bool

    /// Creates a parameter.
    public init(_ name: String, _ type: ValueType, optional: Bool = false) {
      self.name = name
      self.type = type
      isOptional = optional
    }
  }

  /// The name as documentation spells it, such as `toUpper` or `org.active`.
  public var name: String
  /// The parameters in order.
  public var parameters: [Parameter]
  /// Whether the last parameter may be repeated.
  public var isVariadic: Bool
  /// What it returns, beside null.
  public var result: ValueType
  /// Whether any null argument makes the result null without calling ``evaluate``.
  public var propagatesNull: Bool
  /// Whether equal arguments always give equal results, so that constants may be folded.
  public var isDeterministic: Bool
  /// One sentence for `weft explain`.
  public var summary: String
  /// Computes the function; argument count and null propagation have been dealt with.
  public var evaluate: @Sendable ([Value], EvaluationContext) throws(EvaluationError) -> Value
  /// For a predicate of one node: the nodes for which it is true and those for which it is null,
  /// computed once for the whole graph.
  public var nodeMask: (@Sendable (EvaluationContext) -> EntityMask)?
  /// For a predicate of one relationship: the same over relationships.
  public var relationshipMask: (@Sendable (EvaluationContext) -> EntityMask)?

  /// Creates a function.
  public init(
    _ name: String, _ parameters: [Parameter], variadic: Bool = false, result: ValueType,
    propagatesNull: Bool = true, deterministic: Bool = true, summary: String = "",
    nodeMask: (@Sendable (EvaluationContext) -> EntityMask)? = nil,
    relationshipMask: (@Sendable (EvaluationContext) -> EntityMask)? = nil,
    evaluate: @escaping @Sendable ([Value], EvaluationContext) throws(EvaluationError) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    isVariadic = variadic
    self.result = result
    self.propagatesNull = propagatesNull
    isDeterministic = deterministic
    self.summary = summary
    self.nodeMask = nodeMask
    self.relationshipMask = relationshipMask
    self.evaluate = evaluate
  }
}

/// A three-valued predicate over all nodes or all relationships.
public struct EntityMask: Sendable {
  /// Where it is true.
  public var isTrue: Bitset
  /// Where it is null; nil means nowhere.
  public var isNull: Bitset?

  /// Creates a mask.
  public init(isTrue: Bitset, isNull: Bitset? = nil) {
    self.isTrue = isTrue
    self.isNull = isNull
  }
}

/// A procedure: a call that yields rows.
public struct Procedure: Sendable {
  /// One parameter.
  public struct Parameter: Sendable {
    /// Its name.
    public var name: String
    /// What it takes, beside null.
    public var type: ValueType
    /// The value used where the argument is left out; nil where it must be given.
    public var defaultValue: Value?

    /// Creates a parameter.
    public init(_ name: String, _ type: ValueType, default defaultValue: Value? = nil) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
    }
  }

  /// The name, such as `org.linkage`.
  public var name: String
  /// The parameters in order.
  public var parameters: [Parameter]
  /// The columns it yields, in order.
  public var yields: [(name: String, type: ValueType)]
  /// One sentence for `weft explain`.
  public var summary: String
  /// Source, edge cases and cost, for its page.
  public var page: ProcedurePage?
  /// Computes the rows: one column for each of ``yields``, all of one length.
  public var run: @Sendable ([Value], EvaluationContext) throws(EvaluationError) -> [Column]

  /// Creates a procedure.
  public init(
    _ name: String, _ parameters: [Parameter], yields: [(name: String, type: ValueType)],
    summary: String = "",
    run: @escaping @Sendable ([Value], EvaluationContext) throws(EvaluationError) -> [Column]
  ) {
    self.name = name
    self.parameters = parameters
    self.yields = yields
    self.summary = summary
    self.run = run
  }
}
