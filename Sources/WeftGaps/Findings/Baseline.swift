import Foundation
public import WeftGraph

/// Findings that are already known: the fingerprints of a saved report.
public struct Baseline: Sendable {
  /// The fingerprints.
  public var fingerprints: Set<String>

  /// Creates a baseline.
  public init(fingerprints: Set<String> = []) { self.fingerprints = fingerprints }

  /// Reads a report saved with `--format json`.
  public init(json text: SourceText) throws(InputError) {
    struct Report: Decodable {
      struct Finding: Decodable { var fingerprint: String }
      var findings: [Finding]
    }
    do {
      let report = try JSONDecoder().decode(Report.self, from: Data(text.bytes))
      fingerprints = Set(report.findings.map(\.fingerprint))
    } catch {
      throw InputError(
        Diagnostic(
          code: "bad-baseline", message: "the baseline is no report saved by `weft gaps`",
          file: text.name, hint: "save one with `weft gaps CHART --format json > FILE`"))
    }
  }
}
