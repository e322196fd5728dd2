import WeftGraph

/// Which names are those of units.
enum ArchiMateUnits {
  /// The kind of unit a name begins or ends with a word for, such as department or Abteilung.
  ///
  /// English puts such a word last, `Department of Claims` aside; other languages put it first, or
  /// make one word of it and what the unit does.
  static func label(ofName name: String) -> String? {
    let words = name.split(whereSeparator: { !$0.isLetter }).map {
      OrganizationVocabulary.fold(String($0))
    }
    guard let first = words.first, let last = words.last else { return nil }
    if let label = label(ofLast: last) { return label }
    guard words.count > 1, let label = headers[first], !SuggestedKind.namesHead(last) else {
      return nil
    }
    let isEnglish = !OrganizationVocabulary.labels(readAs: first).isEmpty
    return isEnglish && !["of", "for"].contains(words[1]) ? nil : label
  }

  /// Whether a name may be somebody's, or a word for people: two or more words that all begin with a
  /// capital, none of them in capitals alone as abbreviations of units are.
  static func mayBePerson(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    guard let last = words.last else { return true }
    if SuggestedKind(of: String(last)).isPerson { return true }
    if SuggestedKind.namesHead(String(words[0])) { return true }
    return words.count > 1
      && words.allSatisfy { word in
        word.first?.isUppercase == true && !isAbbreviation(word)
      }
  }

  /// Whether a name is one word and no abbreviation.
  static func isOneWord(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return words.count < 2 && !words.contains { isAbbreviation($0) }
  }

  private static func isAbbreviation(_ word: Substring) -> Bool {
    word.count > 1 && word.allSatisfy(\.isUppercase)
  }

  private static func label(ofLast word: String) -> String? {
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    for candidate in [word, singular] where candidate != "function" {
      if let (label, _) = OrganizationVocabulary.labels(readAs: candidate).first,
        ["Team", "Function"].contains(label.name)
      {
        return label.name
      }
    }
    if let label = headers[word] ?? CSVLayout.unitLabel(word) { return label }
    if word == "board" { return "Team" }
    return endings.first { word.hasSuffix($0.key) }?.value
  }

  /// What tables call units in their headers, in several languages, and what these are.
  private static let headers: [String: String] = {
    var result: [String: String] = [:]
    for (unit, label) in [
      ("team", "Team"), ("businessUnit", "Function"), ("division", "Function"),
      ("department", "Function"),
    ] {
      for word in ColumnRole.headers(of: .property(unit)) { result[word] = label }
    }
    return result
  }()

  /// Those of them that words can end with and mean the same: long ones, and those of languages that
  /// put no spaces between words; the longest first.
  private static let endings = headers.filter { word, _ in
    word.count >= 6 || word.unicodeScalars.allSatisfy { $0.value > 0x2E80 }
  }.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }
}
