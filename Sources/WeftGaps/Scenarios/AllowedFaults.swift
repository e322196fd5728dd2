import WeftGraph

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

  /// Reads the comments at the head of a script.
  init(of script: SourceText) {
    var allowed: Set<String> = []
    for number in 1...max(script.lineStarts.count, 1) {
      let line = (script.line(number) ?? "").drop { $0 == " " || $0 == "\t" }
      guard line.isEmpty || line.hasPrefix("//") else { break }
      guard line.hasPrefix(Self.head) else { continue }
      let words = line.dropFirst(Self.head.count).split { $0 == "," || $0.isWhitespace }
        .map(String.init)
      // Anything else is a remark that begins with this word.
      if words.allSatisfy(Self.codes.contains) { allowed.formUnion(words) }
    }
    self.allowed = allowed
  }

  /// Whether a fault may be made.
  func contains(_ fault: Diagnostic) -> Bool { allowed.contains(fault.code) }

  /// The comment that allows some codes; nothing where there is none.
  static func comment(_ faults: Set<String>) -> String {
    faults.isEmpty ? "" : head + faults.sorted().joined(separator: ", ") + "\n"
  }
}
