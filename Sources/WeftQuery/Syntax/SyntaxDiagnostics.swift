import WeftGraph

extension Diagnostic {
  /// An error of syntax or binding, classified as the openCypher TCK does.
  static func syntax(
    _ code: String, _ message: String, in text: SourceText, at span: SourceSpan,
    hint: String? = nil, notes: [String] = [], type: String = "SyntaxError",
    detail: String = "UnexpectedSyntax", gqlStatus: String? = "42001"
  ) -> Diagnostic {
    Diagnostic(
      code: code, message: message, in: text, at: span, hint: hint, notes: notes,
      gqlStatus: gqlStatus,
      tck: TCKError(type: type, phase: "compile time", detail: detail))
  }
}
