import WeftGraph

extension PropertyHandover {
  /// Notes where a number is none the model's property can be, which rules treat as unknown.
  ///
  /// A number too large for any column is noted as that.
  /// - Complexity: O(values).
  func noteOutOfRange(
    _ column: DraftColumn, _ meaning: OrganizationVocabulary.Property, _ notes: inout ImportNotes
  ) {
    guard [.integer, .float, .numeric].contains(column.type), meaning.type != .string else {
      return
    }
    var places = NotePlaces()
    for (index, owner) in column.owners.enumerated() {
      let number: Double
      switch column.value(at: index) {
      case .integer(let value): number = Double(value)
      case .float(let value): number = value
      default: continue
      }
      guard number.isFinite, !meaning.range.contains(number) else { continue }
      places.add(place(of: owner), isKept: notes.keepsPlaces)
    }
    notes.add("bad-value", "a value of '\(column.name)' is out of its range", places)
  }
}
