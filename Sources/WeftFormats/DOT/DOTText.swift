/// Text as Graphviz must be given it; every escape DOT needs is here.
///
/// Quoted strings are unescaped twice, by the lexer and as an *escString*, and HTML entities are
/// decoded even in plain labels. Control characters would make the SVG malformed, and a quoted
/// string of 16,384 bytes or more is a syntax error, so such text is stripped or cut.
package enum DOTText {
  /// The most bytes a quoted string may have after escaping, quotes not counted.
  package static let maximumBytes = 16_000

  /// A text in quotes, for labels, tooltips, links and every other attribute that holds words.
  package static func quoted(_ text: String) -> String {
    "\"" + escaped(text) + "\""
  }

  /// A text with `\`, `"`, `&` and line breaks escaped, control characters stripped, and cut with
  /// an ellipsis where it is too long.
  package static func escaped(_ text: String) -> String {
    var result = ""
    var bytes = 0
    var previousWasReturn = false
    for character in text.unicodeScalars {
      let piece: String
      switch character {
      case "\\": piece = "\\\\"
      case "\"": piece = "\\\""
      case "&": piece = "&amp;"
      case "\r": piece = "\\n"
      case "\n": piece = previousWasReturn ? "" : "\\n"
      case "\t": piece = " "
      default: piece = isPrintable(character) ? String(character) : ""
      }
      previousWasReturn = character == "\r"
      bytes += piece.utf8.count
      if bytes > maximumBytes { return result + "…" }
      result += piece
    }
    return result
  }

  /// A text for the inside of an HTML label (`<…>`), where backslashes mean nothing.
  package static func html(_ text: String) -> String {
    var result = ""
    var previousWasReturn = false
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\\": result += "&#92;"
      case "\r": result += "<br/>"
      case "\n": result += previousWasReturn ? "" : "<br/>"
      case "\t": result += " "
      default: if isPrintable(character) { result.unicodeScalars.append(character) }
      }
      previousWasReturn = character == "\r"
    }
    // An empty HTML label is a syntax error of its own.
    return result.isEmpty ? " " : result
  }

  /// The SVG anchor of a node.
  ///
  /// It is `n-` and the file id, other characters than letters, digits, `_` and `-` written as
  /// `.hex.`; different ids give different anchors.
  package static func anchor(_ id: String) -> String {
    var result = "n-"
    for character in id.unicodeScalars {
      switch character {
      case "A"..."Z", "a"..."z", "0"..."9", "_", "-": result.unicodeScalars.append(character)
      default: result += ".\(String(character.value, radix: 16))."
      }
    }
    return result
  }

  /// Whether an XML 1.0 document may hold a character and a reader sees it.
  private static func isPrintable(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
