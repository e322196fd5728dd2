/// Breaks text into lines at spaces.
package enum TextWrap {
  /// How many columns the terminal has that is written to, or nil if it is none.
  @TaskLocal package static var terminalWidth: Int?

  /// How many columns lines of text take: those of the terminal, but no more than can be read well.
  static var lineWidth: Int { min(max(terminalWidth ?? 100, 40), 120) }

  /// Lines of at most `width` columns where words allow, each ended.
  /// - Parameters:
  ///   - indent: What the first line starts with.
  ///   - rest: What the others start with; nil means the same.
  ///   - width: The columns of a line; nil means ``lineWidth``.
  static func wrap(
    _ text: String, indent: String, rest: String? = nil, width: Int? = nil
  ) -> String {
    let width = width ?? lineWidth
    var result = ""
    var line = indent
    var isEmpty = true
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !isEmpty, TextTable.width(line) + 1 + TextTable.width(String(word)) > width {
        result += line + "\n"
        line = rest ?? indent
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    return result + line + "\n"
  }
}
