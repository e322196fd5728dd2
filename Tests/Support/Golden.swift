public import Foundation
public import Testing

/// Compares what a program prints with a file that was looked at and kept.
public enum Golden {
  /// The package's folder.
  public static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether golden files are rewritten; the run then fails, so that a recording is looked at.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// Expects a text to equal the golden file at a path relative to the package.
  public static func expect(
    _ text: String, equals path: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let url = package.appending(path: path)
    if isRecording {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Testing.Issue.record(
        "recorded \(path): look at it, then run without RECORD", sourceLocation: sourceLocation)
      return
    }
    let expected = try? String(contentsOf: url, encoding: .utf8)
    guard let expected else {
      Testing.Issue.record(
        "no golden file \(path); RECORD=1 writes it", sourceLocation: sourceLocation)
      return
    }
    if text != expected {
      Testing.Issue.record(
        "\(path) differs: \(firstDifference(text, expected))", sourceLocation: sourceLocation)
    }
  }

  private static func firstDifference(_ text: String, _ expected: String) -> String {
    let got = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, pair) in zip(got, wanted).enumerated() where pair.0 != pair.1 {
      return "line \(index + 1)\n  expected: \(pair.1)\n  got:      \(pair.0)"
    }
    return "\(got.count) lines where \(wanted.count) were expected"
  }
}
