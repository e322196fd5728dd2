/// A text that cannot be used: a chart, query, rule, mapping or settings file, with every reason found.
public struct InputError: Error, Sendable, Hashable {
  /// What is wrong, in order of place; never empty.
  public let diagnostics: [Diagnostic]

  /// Creates an error from one or more diagnostics.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an input error needs at least one diagnostic")
    self.diagnostics = diagnostics
  }

  /// Creates an error from one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }
}
