import WeftGraph

/// What the words for types of relations say of ends that no source describes.
extension CSVReader {
  /// What rows say of the kinds of ends.
  struct KindState {
    /// What each word for a type was found to mean.
    var words: [StringID: KindWord] = [:]
    /// For each string the labels it may have as an end, as far as the types of its relations say; 0
    /// where they say nothing.
    var labels: [UInt32] = []
    /// Words by which somebody leads a unit, or somebody else.
    var leading: Set<StringID> = []
  }

  /// A word for a type.
  struct KindWord {
    /// The word it is read as.
    var word: StringID
    /// The labels that its source and target may have; 0 for any.
    var source: UInt32 = 0
    var target: UInt32 = 0
  }

  /// The sets of labels as bits.
  private enum Labels {
    static let names = OrganizationVocabulary.labels.map(\.name)
    static let person = set(["Person"])
    static let team = set(["Team"])
    static let units = set(["Team", "Function", "Role"])
    /// Whom somebody leads, and nothing else says what that is.
    static let led: UInt32 = 1 << 31

    static func set(_ labels: [String]) -> UInt32 {
      labels.reduce(0) { bits, label in
        names.firstIndex(of: label).map { bits | 1 << UInt32($0) } ?? bits
      }
    }

    /// The label that an end mostly has, if there is such a one; the empty text otherwise.
    static func usual(_ bits: UInt32) -> String {
      if bits & person != 0 { return "Person" }
      if bits & team != 0, bits & ~units == 0 { return "Team" }
      guard bits.nonzeroBitCount == 1, bits.trailingZeroBitCount < names.count else { return "" }
      return names[bits.trailingZeroBitCount]
    }
  }

  /// Notes what a type says of its ends.
  mutating func imply(_ meaning: KindWord, _ source: StringID?, _ target: StringID?) {
    if let source { narrow(source, to: meaning.source) }
    if let target { narrow(target, to: meaning.target) }
  }

  /// What a word for a type means.
  mutating func meaning(of kind: StringID) -> KindWord {
    if let known = kinds.words[kind] { return known }
    let text = draft.strings[kind]
    var result = KindWord(word: kind)
    let superior = ends.areVerbatim ? nil : Self.superior(text)
    if let superior { result.word = draft.strings.intern(superior) }
    let candidates = OrganizationVocabulary.types(readAs: superior ?? text)
    // What needs a certain target is but one of the meanings, where the word has others.
    if let (type, alias) = candidates.first(where: { $0.alias.onto.isEmpty }) ?? candidates.first {
      (result.source, result.target) = (Labels.set(type.from), Labels.set(type.to))
      if alias.isTurnedAround { swap(&result.source, &result.target) }
      for (other, narrow) in candidates where alias.onto.isEmpty && !narrow.onto.isEmpty {
        result.source |= Labels.set(other.from)
        result.target |= Labels.set(narrow.onto)
      }
      if OrganizationVocabulary.fold(text) == "leads" {
        result.target |= Labels.person | Labels.set(["Role"]) | Labels.led
        kinds.leading.insert(kind)
      }
    }
    kinds.words[kind] = result
    return result
  }

  /// The type that a word means which the model does not know and which, as the header of a column,
  /// would be that of a manager: `boss`, `line manager`, `boss of`.
  private static func superior(_ text: String) -> String? {
    guard OrganizationVocabulary.types(readAs: text).isEmpty else { return nil }
    var word = ColumnRole.fold(text)
    if let role = role(word) { return role }
    if word.hasPrefix("is") { word.removeFirst(2) }
    if let role = role(word) { return role }
    guard word.hasSuffix("of") else { return nil }
    return role(String(word.dropLast(2))) == "REPORTS_TO" ? "MANAGES" : nil
  }

  private static func role(_ word: String) -> String? {
    switch ColumnRole.ofPeople(word) {
    case .manager?: "REPORTS_TO"
    case .dottedManager?: "dotted-line"
    default: nil
    }
  }

  /// Leaves an end the labels that the types of all of its relations allow; where they agree on none,
  /// what the first said stands.
  private mutating func narrow(_ end: StringID, to labels: UInt32) {
    guard labels != 0 else { return }
    if end.index >= kinds.labels.count {
      let room = max(end.index + 1, kinds.labels.count * 2) - kinds.labels.count
      kinds.labels.append(contentsOf: repeatElement(0, count: room))
    }
    let known = kinds.labels[end.index]
    let both = known & labels
    if known == 0 {
      kinds.labels[end.index] = labels
    } else if both & ~Labels.led != 0 {
      kinds.labels[end.index] = both
    }
  }

  /// Hands over what the types of relations say of their ends.
  mutating func settleKinds() {
    // Whoever is led is a unit, as the model has it, unless some of them are people.
    let people = Labels.person
    let leadsPeople = kinds.leading.isEmpty ? false : leadsSomebody()
    for index in kinds.labels.indices where kinds.labels[index] != 0 {
      var bits = kinds.labels[index]
      if bits & Labels.led != 0 {
        bits &= ~Labels.led
        bits = leadsPeople ? bits & people : bits & ~(people | Labels.set(["Role"]))
        kinds.labels[index] = bits
      }
      let label = Labels.usual(bits)
      if !label.isEmpty { draft.impliedEnds?.labels[StringID(UInt32(index))] = label }
    }
    if leadsPeople { turnLeading() }
  }

  /// Whether somebody who is led is a person by what other rows say.
  private func leadsSomebody() -> Bool {
    let column = draft.edgeData[relations.kindColumn]
    return zip(column.owners, column.strings).contains { edge, word in
      guard kinds.leading.contains(word) else { return false }
      let target = draft.edgeTargets[Int(edge)]
      guard target.index < kinds.labels.count else { return false }
      let bits = kinds.labels[target.index]
      return bits & Labels.person != 0 && bits & (Labels.led | Labels.team) == 0
    }
  }

  /// Reads who leads people as managing them.
  private mutating func turnLeading() {
    let word = draft.strings.intern("MANAGES")
    let (owners, words) = (
      draft.edgeData[relations.kindColumn].owners, draft.edgeData[relations.kindColumn].strings
    )
    for (position, edge) in owners.enumerated() where kinds.leading.contains(words[position]) {
      let target = draft.edgeTargets[Int(edge)]
      guard target.index < kinds.labels.count, kinds.labels[target.index] & Labels.person != 0
      else { continue }
      draft.edgeData[relations.kindColumn].strings[position] = word
      draft.notes.add(
        "guessed-kind", "'\(draft.strings[words[position]])' joins people and is read as MANAGES",
        line: draft.edgeLines[Int(edge)], column: draft.edgeColumns[Int(edge)])
    }
  }
}
