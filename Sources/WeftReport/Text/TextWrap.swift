/// Breaks text into lines at spaces.
enum TextWrap {
  /// Lines of at most `width` columns where words allow, each ended.
  /// - Parameters:
  ///   - indent: What the first line starts with.
  ///   - rest: What the others start with; nil means the same.
  static func wrap(_ text: String, indent: String, rest: String? = nil, width: Int = 100) -> String
  {
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
