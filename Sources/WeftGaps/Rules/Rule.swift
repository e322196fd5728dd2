public import WeftGraph
public import WeftQuery

/// A gap as a query with a header: what it asks, why it matters, what would close it.
public struct Rule: Sendable {
  /// A named threshold.
  public struct Parameter: Sendable {
    /// Its name, without `$`.
    public var name: String
    /// Its type.
    public var type: ParameterType
    /// Its default.
    public var defaultValue: Value
  }

  /// The types a parameter may have.
  public indirect enum ParameterType: Hashable, Sendable {
    case integer, float, boolean, string, date, duration
    case list(ParameterType)
  }

  /// Kebab-case; equals the file's name.
  public var id: String
  /// The gap in a few words.
  public var title: String
  /// The family: the folder's name.
  public var family: String
  /// How much it matters by default.
  public var severity: Severity
  /// The question put to the chart.
  public var question: String
  /// Why it matters.
  public var why: String
  /// What would close it.
  public var cure: String
  /// Where the definition comes from.
  public var source: String
  /// Labels, types, `Label.property` and `TYPE.property` that must occur for the question to be
  /// decidable; `A|B` is met by either.
  public var needs: [String]
  /// Rules whose findings this one brings along.
  public var implies: [String]
  /// Clauses of law, standards and practice the rule asks about; see ``Standards``.
  public var standards: [String]
  /// Why it cannot be said which single relationships a finding rests on, or nil where it can.
  public var fragility: String?
  /// Thresholds.
  public var parameters: [Parameter]
  /// The returned columns that are the finding's subjects.
  public var subjects: [String]
  /// The template of the finding's message.
  public var message: String
  /// The whole file, header included.
  public var text: SourceText
  /// The query, bound.
  package var query: BoundQuery
  /// Where the values of header keys stand, for messages about the rule.
  var places: [String: SourceSpan]
  /// The message's template, read.
  var template: MessageTemplate

  /// The columns the query returns.
  public var columns: [String] { query.union.columns }

  /// A diagnostic about the value of one of the rule's header keys.
  func diagnostic(
    _ code: String, _ message: String, at key: String, hint: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(
      code: code, message: message, in: text, at: places[key] ?? .zero, hint: hint, notes: notes)
  }
}
