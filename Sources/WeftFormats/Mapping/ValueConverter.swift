import WeftGraph

/// Reads the words the model lists for a property's values.
struct ValueConverter {
  enum Result {
    case string(StringID)
    case value(PropertyValue)
  }

  /// Whether no other values are meant.
  let isClosed: Bool
  private let values: [String: PropertyValue]
  private var memo: [StringID: PropertyValue?] = [:]
  /// For each word that is another one in the model, the first element that has it.
  private var normalized: [UInt32] = []
  private var example: (from: String, to: String)?

  init?(
    _ property: OrganizationVocabulary.Property?, _ name: String,
    _ mapped: [String: [String: PropertyValue]]
  ) {
    var values = property?.words ?? [:]
    for value in property?.values ?? [] {
      values[OrganizationVocabulary.fold(value)] = .string(value)
    }
    for (word, value) in mapped[name] ?? [:] { values[word] = value }
    guard !values.isEmpty else { return nil }
    self.values = values
    isClosed = property.map { !$0.values.isEmpty && !$0.isOpen } ?? false
  }

  /// The value a word of an element stands for, or nil if it is none of them.
  mutating func convert(
    _ string: StringID, of owner: UInt32, _ strings: inout StringTableBuilder
  ) -> Result? {
    if let known = memo[string] { return known.map { .value($0) } }
    let text = strings[string]
    let value = OrganizationVocabulary.meaning(of: text) { values[$0] }
    memo[string] = .some(value)
    if let value, value != .string(text) {
      normalized.append(owner)
      if case .string(let word) = value { example = (text, word) }
    }
    return value.map { .value($0) }
  }

  /// Notes the words that were read as others, each at the first element that has it.
  /// - Parameters:
  ///   - lines: The line of each element.
  ///   - columns: The column of each element.
  func report(
    _ name: String, lines: [UInt32], columns: [UInt32], _ notes: inout ImportNotes
  ) {
    guard let example else { return }
    var places = NotePlaces()
    for owner in normalized {
      places.add(
        line: lines[Int(owner)], column: columns[Int(owner)], isKept: notes.keepsPlaces)
    }
    notes.add(
      "normalized-value", "'\(example.from)' of '\(name)' is read as '\(example.to)'", places)
  }
}
