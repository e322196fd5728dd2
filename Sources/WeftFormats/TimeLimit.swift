import WeftGraph

/// How long reading may still take.
struct TimeLimit: Sendable {
  private let seconds: Int
  private let began = ContinuousClock.now

  init(seconds: Int) { self.seconds = seconds }

  /// Refuses a source once reading takes too long.
  func check(_ name: String) throws(InputError) {
    guard seconds < .max, ContinuousClock.now - began > .seconds(seconds) else { return }
    throw InputError(
      Diagnostic(
        code: "limit-time", message: "reading takes longer than \(seconds) seconds", file: name,
        position: SourcePosition(line: 1, column: 1),
        hint: DiagnosticCatalogue.page("limit-time")?.remedy))
  }
}
