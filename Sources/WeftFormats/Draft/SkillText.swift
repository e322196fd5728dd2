/// Skills as people write them: lists in one text, each with its level in brackets or behind a colon.
enum SkillText {
  /// The skills of a text such as `Python (4); SQL`, parted at semicolons, bars and line ends if there
  /// are any, else at commas.
  static func list(_ text: String) -> [(name: String, level: Int64?)] {
    let separators: [Character] =
      text.contains(";") || text.contains("|") || text.contains("\n") ? [";", "|", "\n"] : [","]
    let parts = text.split(whereSeparator: { separators.contains($0) })
    // Some write colons alone between them, as in `HR:CGA:Leader`.
    if parts.count == 1, !text.contains(where: \.isNumber), !text.contains("://"),
      text.count(where: { $0 == ":" }) > 1
    {
      return text.split(separator: ":").compactMap { one(String($0)) }
    }
    return parts.compactMap { one(String($0)) }
  }

  /// One skill, with its level from 1 to 5 if the text says it; nil for none.
  static func one(_ text: String) -> (name: String, level: Int64?)? {
    var name = CSVLayout.trim(text)
    var level: Int64?
    if name.hasSuffix(")"), let open = name.lastIndex(of: "("),
      let number = Int64(name[name.index(after: open)...].dropLast()), (1...5).contains(number)
    {
      level = number
      name = CSVLayout.trim(String(name[..<open]))
    } else if let colon = name.lastIndex(where: { $0 == ":" || $0 == "=" }),
      let number = Int64(CSVLayout.trim(String(name[name.index(after: colon)...]))),
      (1...5).contains(number)
    {
      level = number
      name = CSVLayout.trim(String(name[..<colon]))
    }
    return name.isEmpty ? nil : (name, level)
  }
}
