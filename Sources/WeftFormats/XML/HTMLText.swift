/// The words of a label that is written in HTML.
enum HTMLText {
  /// Elements that begin and end a line.
  static let blocks: Set = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "pre", "section", "td",
  ]

  /// A line of a label.
  struct Line: Equatable {
    var text: String
    /// The tags around its first word: what makes it look as it does.
    var look: [String]
  }

  /// The lines of a label without tags, entities and white space around them; no empty ones.
  static func lines(_ html: String) -> [String] {
    isPlain(html) ? [html] : styledLines(html).map(\.text)
  }

  /// Elements inside a line.
  private static let inline: Set = [
    "html", "head", "body", "span", "font", "b", "i", "u", "s", "em", "strong", "a", "img", "small",
    "big", "sub", "sup", "code", "tt", "strike", "center", "th", "thead", "tbody", "mark", "style",
  ]

  /// The lines of a label that is HTML or plain text.
  static func lines(ofEither text: String) -> [String] {
    let isHTML = text.contains("<") ? hasTags(text) : text.contains("&")
    return isHTML ? lines(text) : lines(ofPlain: text)
  }

  /// Whether a text has tags of HTML; an address or a title may stand between `<` and `>` as well.
  static func hasTags(_ text: String) -> Bool {
    text.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
      .contains { part in
        let tag = part.first == "/" ? part.dropFirst() : part
        let name = tag.prefix {
          $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        }
        let word = String(name).lowercased()
        guard let next = tag.dropFirst(name.count).first,
          blocks.contains(word) || inline.contains(word)
        else { return false }
        return next == ">" || next == "/" || next.properties.isWhitespace
      }
  }

  /// Whether a label is one line of plain words with single spaces between them.
  private static func isPlain(_ html: String) -> Bool {
    var last: UInt8 = 0x20
    for byte in html.utf8 {
      guard (0x20..<0x7F).contains(byte), byte != 0x3C, byte != 0x26, byte != 0x20 || last != 0x20
      else { return false }
      last = byte
    }
    return last != 0x20
  }

  /// The lines of a label, each with how it looks.
  static func styledLines(_ html: String) -> [Line] {
    var lines: [Line] = []
    var text = String.UnicodeScalarView()
    var look: [String] = []
    var open: [(name: String, tag: String)] = []
    var rest = html.unicodeScalars[...]
    var isHidden = false
    // Once no tag ends behind a place, none does behind a later one.
    var hasTags = true
    func finish() {
      let words = Self.lines(ofPlain: String(text)).joined(separator: " ")
      if !words.isEmpty { lines.append(Line(text: words, look: look)) }
      text = String.UnicodeScalarView()
    }
    func add(_ scalars: String.UnicodeScalarView) {
      // White space before the first word is nothing.
      if text.isEmpty {
        if scalars.allSatisfy(\.properties.isWhitespace) { return }
        look = open.map(\.tag)
      }
      text.append(contentsOf: scalars)
    }
    while let scalar = rest.popFirst() {
      switch scalar {
      case "<":
        guard hasTags, let tag = tag(&rest, &hasTags) else {
          add("<".unicodeScalars)
          continue
        }
        if ["style", "script"].contains(tag.name) { isHidden = !tag.isEnd }
        if blocks.contains(tag.name) {
          finish()
        } else if !tag.isEnd, open.count < 32 {
          open.append((tag.name, tag.text))
        } else if tag.isEnd, let last = open.lastIndex(where: { $0.name == tag.name }) {
          open.remove(at: last)
        }
      case "&" where !isHidden: add(entity(&rest).unicodeScalars)
      // Line breaks of the source are white space in HTML.
      case "\n", "\r", "\t": if !isHidden { add(" ".unicodeScalars) }
      default: if !isHidden { add(String.UnicodeScalarView([scalar])) }
      }
    }
    finish()
    return lines
  }

  /// The lines of plain words, without white space around them; no empty ones.
  static func lines(ofPlain text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map {
      $0.split { $0.isWhitespace || $0 == "\u{200B}" }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// The name of a tag whose `<` was taken; nil, taking nothing, if no tag follows.
  private static func tag(
    _ rest: inout Substring.UnicodeScalarView, _ hasTags: inout Bool
  ) -> (name: String, isEnd: Bool, text: String)? {
    guard let first = rest.first, first == "/" || first == "!" || first.properties.isAlphabetic
    else { return nil }
    guard let end = rest.firstIndex(of: ">") else {
      hasTags = false
      return nil
    }
    var inside = rest[..<end]
    rest = rest[rest.index(after: end)...]
    let isEnd = inside.first == "/"
    if isEnd { inside = inside.dropFirst() }
    let name = inside.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    return (String(name).lowercased(), isEnd, String(inside.prefix(200)))
  }

  private static func entity(_ rest: inout Substring.UnicodeScalarView) -> String {
    guard let end = rest.prefix(32).firstIndex(of: ";") else { return "&" }
    let name = String(rest[..<end])
    let value: String?
    if name.hasPrefix("#") {
      let isHex = name.dropFirst().lowercased().hasPrefix("x")
      let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      value = code.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    } else {
      value = entities[name]
    }
    guard let value else { return "&" }
    rest = rest[rest.index(after: end)...]
    return value
  }

  private static let entities: [String: String] = {
    var result = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
      "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "hellip": "…",
      "euro": "€", "trade": "™",
    ]
    let latin = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
      sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
      Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc \
      Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
      THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
      igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
      uacute ucirc uuml yacute thorn yuml
      """
    for (index, name) in latin.split(separator: " ").enumerated() {
      result[String(name)] = Unicode.Scalar(UInt32(160 + index)).map { String(Character($0)) }
    }
    return result
  }()
}
