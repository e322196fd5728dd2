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
  private var normalized = 0
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

  /// The value a word stands for, or nil if it is none of them.
  mutating func convert(_ string: StringID, _ strings: inout StringTableBuilder) -> Result? {
    if let known = memo[string] { return known.map { .value($0) } }
    let text = strings[string]
    let value = values[OrganizationVocabulary.fold(text)]
    memo[string] = .some(value)
    if let value, value != .string(text) {
      normalized += 1
      if case .string(let word) = value { example = (text, word) }
    }
    return value.map { .value($0) }
  }

  func report(_ name: String, _ notes: inout ImportNotes) {
    guard let example else { return }
    notes.add(
      "normalized-value", "'\(example.from)' of '\(name)' is read as '\(example.to)'",
      times: normalized)
  }
}
