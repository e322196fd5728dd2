/// The words of a label that is written in HTML.
enum HTMLText {
  /// Elements that begin and end a line.
  static let blocks: Set = [
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "pre", "section", "td",
  ]

  /// The lines of a label without tags, entities and white space around them; no empty ones.
  static func lines(_ html: String) -> [String] {
    var text = String.UnicodeScalarView()
    var rest = html.unicodeScalars[...]
    var isHidden = false
    // Once no tag ends behind a place, none does behind a later one.
    var hasTags = true
    while let scalar = rest.popFirst() {
      switch scalar {
      case "<":
        guard hasTags, let tag = tag(&rest, &hasTags) else {
          text.append("<")
          continue
        }
        if ["style", "script"].contains(tag.name) { isHidden = !tag.isEnd }
        if blocks.contains(tag.name) { text.append("\n") }
      case "&" where !isHidden: text.append(contentsOf: entity(&rest).unicodeScalars)
      // Line breaks of the source are white space in HTML.
      case "\n", "\r", "\t": if !isHidden { text.append(" ") }
      default: if !isHidden { text.append(scalar) }
      }
    }
    return Self.lines(ofPlain: String(text))
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
  ) -> (name: String, isEnd: Bool)? {
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
    return (String(name).lowercased(), isEnd)
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
