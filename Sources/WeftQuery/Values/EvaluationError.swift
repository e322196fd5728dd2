public import WeftGraph

/// A query that failed while it ran, or while a constant was evaluated.
public struct EvaluationError: Error, Sendable {
  /// A stable kebab-case code, such as `division-by-zero`.
  public var code: String
  /// One sentence.
  public var message: String
  /// The expression at fault, filled in by whoever knows it.
  public var span: SourceSpan?
  /// The openCypher TCK's kind, such as `TypeError`.
  public var type: String
  /// The openCypher TCK's finer name, such as `InvalidArgumentValue`.
  public var detail: String
  /// A remedy, if there is one.
  public var hint: String?
  /// The entry of a procedure's map of options that is at fault, if one is.
  public var option: String?

  /// Creates an error of evaluation.
  public init(
    code: String, message: String, span: SourceSpan? = nil, type: String, detail: String,
    hint: String? = nil, option: String? = nil
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.type = type
    self.detail = detail
    self.hint = hint
    self.option = option
  }
}
