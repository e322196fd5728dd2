public import WeftGraph

/// Every code a chart, mapping or ledger can give: what it means and how to mend the file.
public enum DiagnosticCatalogue {
  /// The page of one code.
  public struct Page: Sendable, Hashable {
    /// The code.
    public let code: String
    /// How serious it is.
    public let severity: Diagnostic.Severity
    /// What it means.
    public let meaning: String
    /// How to mend the file.
    public let remedy: String
  }

  /// All pages, by code.
  public static let pages: [Page] = (refusals + warnings + notes + texts + losses).sorted {
    $0.code < $1.code
  }

  /// The page of a code.
  public static func page(_ code: String) -> Page? { byCode[code] }

  /// How serious a code is; a code without a page is a warning.
  static func severity(of code: String) -> Diagnostic.Severity {
    byCode[code]?.severity ?? .warning
  }

  private static let byCode = Dictionary(uniqueKeysWithValues: pages.map { ($0.code, $0) })

  static func make(
    _ severity: Diagnostic.Severity, _ rows: [(String, String, String)]
  ) -> [Page] {
    rows.map { Page(code: $0.0, severity: severity, meaning: $0.1, remedy: $0.2) }
  }
}
