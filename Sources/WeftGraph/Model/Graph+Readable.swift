extension Graph {
  /// The same chart without the values that properties of the model cannot have.
  ///
  /// What cannot be read is unknown to whoever asks by the model: a date, number or Boolean that is
  /// none, a word that is not among those a property may be, a number that is infinite or out of its
  /// range. A date or Boolean that is written as a string counts as what it says. The values stay in
  /// this graph.
  /// - Complexity: O(values of properties of the model); nothing is copied where all can be read.
  package func readable() -> Graph {
    var result = self
    for property in OrganizationVocabulary.properties {
      guard let key = key(property.name) else { continue }
      if property.owner != .relationships, let column = nodeColumns[key.index],
        let readable = column.readable(as: property, strings)
      {
        result.nodeColumns[key.index] = readable
      }
      if property.owner != .nodes, let column = relationshipColumns[key.index],
        let readable = column.readable(as: property, strings)
      {
        result.relationshipColumns[key.index] = readable
      }
    }
    return result
  }
}

extension PropertyColumn {
  /// The column without values a property cannot have, or nil if it has none.
  fileprivate func readable(
    as property: OrganizationVocabulary.Property, _ strings: StringTable
  ) -> PropertyColumn? {
    guard !isReadable(as: property, strings) else { return nil }
    var owners: [UInt32] = []
    var values: [PropertyValue] = []
    presence.forEach { owner in
      if let value = value(of: owner, strings: strings), let known = property.read(value) {
        owners.append(UInt32(owner))
        values.append(known)
      }
    }
    return PropertyColumn(presence: RankedBitset(ascending: owners), packing: values, strings)
  }

  private func isReadable(
    as property: OrganizationVocabulary.Property, _ strings: StringTable
  ) -> Bool {
    switch (storage, property.type) {
    case (.dates, .date), (.booleans, .boolean): return true
    case (.integers(let values), .integer), (.integers(let values), .number),
      (.integers(let values), .integerOrText):
      return values.allSatisfy { property.range.contains(Double($0)) }
    case (.floats(let values), .integer), (.floats(let values), .number),
      (.floats(let values), .integerOrText):
      return values.allSatisfy { property.range.contains($0) }
    case (.strings(let values), .string):
      if property.values.isEmpty, property.words.isEmpty { return true }
      return Set(values).allSatisfy {
        property.read(.string(strings[$0])) == .string(strings[$0])
      }
    case (.strings, .integerOrText): return true
    case (_, .string): return !property.isClosed
    default: return false
    }
  }

  /// A column of values, bare if all are of one type.
  private init(presence: RankedBitset, packing values: [PropertyValue], _ strings: StringTable) {
    func all<T>(_ read: (PropertyValue) -> T?) -> [T]? {
      let read = values.compactMap(read)
      return read.count == values.count ? read : nil
    }
    let storage: Storage
    if let dates = all({ if case .date(let day) = $0 { day } else { nil } }) {
      storage = .dates(dates)
    } else if let booleans = all({ if case .boolean(let value) = $0 { value } else { nil } }) {
      storage = .booleans(booleans)
    } else if let integers = all({ if case .integer(let value) = $0 { value } else { nil } }) {
      storage = .integers(integers)
    } else if let floats = all({ if case .float(let value) = $0 { value } else { nil } }) {
      storage = .floats(floats)
    } else if let words = all({
      if case .string(let text) = $0 { strings.id(of: text) } else { nil }
    }) {
      storage = .strings(words)
    } else {
      storage = .mixed(values)
    }
    self.init(presence: presence, storage: storage)
  }
}

extension OrganizationVocabulary.Property {
  /// Whether it may be none but the listed words.
  fileprivate var isClosed: Bool { !values.isEmpty && !isOpen }

  /// What a value says, or nil if it is none the property may have.
  package func read(_ value: PropertyValue) -> PropertyValue? {
    if case .string(let text) = value, let meant = meaning(of: text) { return meant }
    switch type {
    case .date: return value.asDay.map { .date($0) }
    case .boolean: return value.asBoolean.map { .boolean($0) }
    case .integer, .number: return number(value).flatMap { range.contains($0) ? value : nil }
    case .integerOrText:
      return number(value).map { range.contains($0) } == false ? nil : value
    case .string: return isClosed ? nil : value
    }
  }

  /// What one of the listed words stands for, whatever its spelling.
  private func meaning(of text: String) -> PropertyValue? {
    guard !(values.isEmpty && words.isEmpty) else { return nil }
    return OrganizationVocabulary.meaning(of: text) { word in
      values.first { OrganizationVocabulary.fold($0) == word }.map { .string($0) } ?? words[word]
    }
  }

  private func number(_ value: PropertyValue) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
}
