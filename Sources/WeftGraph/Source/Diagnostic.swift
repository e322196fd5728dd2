/// One message about a text: what is wrong, where, and what would mend it.
public struct Diagnostic: Hashable, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Sendable {
    case error, warning, note
  }

  /// A stable kebab-case code, explained by `weft explain CODE`.
  public var code: String
  /// How serious it is.
  public var severity: Severity
  /// One sentence that says what is wrong.
  public var message: String
  /// The name of the text, or nil where there is none.
  public var file: String?
  /// Where the problem starts.
  public var position: SourcePosition?
  /// How many characters the caret span covers.
  public var length: Int
  /// The line of text the problem is on, for printing.
  public var sourceLine: String?
  /// One remedy, if there is one.
  public var hint: String?
  /// Further facts, such as where a name was bound.
  public var notes: [String]
  /// A classification by another standard, such as a GQLSTATUS.
  public var gqlStatus: String?
  /// The openCypher TCK's name for the error, where it has one.
  public var tck: TCKError?
  /// The name that is not known, where that is what is wrong.
  package var name: String?

  /// An error as the openCypher TCK names it.
  public struct TCKError: Hashable, Sendable {
    /// The kind, such as `SyntaxError`.
    public var type: String
    /// `compile time` or `runtime`.
    public var phase: String
    /// The finer name, such as `UndefinedVariable`.
    public var detail: String

    /// Creates a TCK classification.
    public init(type: String, phase: String, detail: String) {
      self.type = type
      self.phase = phase
      self.detail = detail
    }
  }

  /// Creates a diagnostic with a place that is already known.
  public init(
    code: String,
    severity: Severity = .error,
    message: String,
    file: String? = nil,
    position: SourcePosition? = nil,
    length: Int = 1,
    sourceLine: String? = nil,
    hint: String? = nil,
    notes: [String] = [],
    gqlStatus: String? = nil,
    tck: TCKError? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.file = file
    self.position = position
    self.length = length
    self.sourceLine = sourceLine
    self.hint = hint
    self.notes = notes
    self.gqlStatus = gqlStatus
    self.tck = tck
  }

  /// Creates a diagnostic about a span of a source text.
  public init(
    code: String,
    severity: Severity = .error,
    message: String,
    in text: SourceText,
    at span: SourceSpan,
    hint: String? = nil,
    notes: [String] = [],
    gqlStatus: String? = nil,
    tck: TCKError? = nil
  ) {
    let told = text.told(span)
    let (text, span) = (told.text, told.span)
    let position = text.position(at: span.start)
    self.init(
      code: code,
      severity: severity,
      message: message,
      file: text.name,
      position: position,
      length: text.caretLength(of: span),
      sourceLine: text.line(position.line),
      hint: hint,
      notes: notes,
      gqlStatus: gqlStatus,
      tck: tck
    )
  }
}
