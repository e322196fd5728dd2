import WeftGraph
import WeftQuery

/// Faults a change file says it makes on purpose, in a comment such as `// allow reporting-cycle`
/// before its first statement.
///
/// A chart may have such faults already, and the file that makes this chart of another must be able to
/// say so; what is allowed is warned of.
struct AllowedFaults {
  /// The codes that can be allowed.
  static let codes = ["reporting-cycle", "end-before-start", "bad-value"]

  private static let head = "// allow "
  private let allowed: Set<String>
  /// Comments that look like such a heading and are not read.
  let warnings: [Diagnostic]

  /// Reads the comments at the head of a script.
  init(of script: SourceText) {
    var allowed: Set<String> = []
    var warnings: [Diagnostic] = []
    var isHead = true
    for (number, start) in script.lineStarts.enumerated() {
      let line = (script.line(number + 1) ?? "").drop { $0 == " " || $0 == "\t" }
      guard line.isEmpty || line.hasPrefix("//") else {
        isHead = false
        continue
      }
      guard line.hasPrefix(Self.head) else { continue }
      let words = line.dropFirst(Self.head.count).split { $0 == "," || $0.isWhitespace }
        .map(String.init)
      let span = SourceSpan(
        start: start, end: start + (script.line(number + 1) ?? "").utf8.count)
      let known = words.filter(Self.codes.contains)
      if isHead, known.count == words.count {
        allowed.formUnion(words)
      } else if !isHead, !known.isEmpty {
        warnings.append(.unreadHeading(in: script, at: span))
      } else if isHead, !known.isEmpty || words.count == 1 {
        // Anything else is a remark that begins with this word.
        let strange = words.first { !Self.codes.contains($0) } ?? ""
        warnings.append(
          Diagnostic(
            code: "unread-heading", severity: .warning,
            message: "this heading is not read: nothing called `\(strange)` can be allowed",
            in: script, at: span, hint: "what can be: \(Self.codes.joined(separator: ", "))"))
      }
    }
    self.allowed = allowed
    self.warnings = warnings
  }

  /// Whether a fault may be made.
  func contains(_ fault: Diagnostic) -> Bool { allowed.contains(fault.code) }

  /// The comment that allows some codes; nothing where there is none.
  static func comment(_ faults: Set<String>) -> String {
    faults.isEmpty ? "" : head + faults.sorted().joined(separator: ", ") + "\n"
  }
}
