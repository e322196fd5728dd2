import WeftGraph

/// Hands a source's columns to the builder as typed properties.
struct PropertyHandover {
  enum Side {
    case nodes, relationships

    var owner: OrganizationVocabulary.Property.Owner {
      self == .nodes ? .nodes : .relationships
    }
  }

  let side: Side
  /// The builder's index of each of the draft's owners; `UInt32.max` where it was dropped.
  let indices: OwnerIndices
  /// How many owners the builder has.
  let ownerCount: Int
  /// Whether owners may have values from before, which are kept.
  let keepsFirst: Bool
  /// A mapping's words for values, by property.
  let values: [String: [String: PropertyValue]]
  /// Where the draft's owners are in their file.
  let lines: [UInt32]
  let columns: [UInt32]
  /// Whether names and values are the model's own already.
  let isOwnWriting: Bool

  /// Where the draft's owners are in the builder.
  enum OwnerIndices {
    /// One behind the other from an index on.
    case consecutive(from: Int)
    case listed([UInt32])

    /// The simplest form of a list.
    init(_ list: [UInt32]) {
      let first = list.first ?? 0
      let isConsecutive =
        first != .max && list.indices.allSatisfy { list[$0] == first &+ UInt32($0) }
      self = isConsecutive ? .consecutive(from: Int(first)) : .listed(list)
    }

    func callAsFunction(_ owner: UInt32) -> Int? {
      switch self {
      case .consecutive(let first): first + Int(owner)
      case .listed(let list): list[Int(owner)] == .max ? nil : Int(list[Int(owner)])
      }
    }
  }

  /// Hands over all columns that are properties, and empties them.
  func run(
    _ columns: inout [DraftColumn], _ notes: inout ImportNotes, _ present: inout PresentKeys,
    _ builder: inout GraphBuilder
  ) {
    // A property under its own name goes before aliases of it.
    let order = columns.indices.filter { isProperty(columns[$0]) }
      .sorted { (isOwnName(columns[$0]) ? 0 : 1, $0) < (isOwnName(columns[$1]) ? 0 : 1, $1) }
    let aliased = Set(
      order.filter { !isOwnName(columns[$0]) }.compactMap { meaning(columns[$0])?.name })
    for index in order {
      var column = DraftColumn(name: "", type: .string)
      swap(&column, &columns[index])
      hand(column, isTracked: aliased.contains(column.name), &notes, &present, &builder)
    }
  }

  /// Where an owner is in its file.
  func place(of owner: UInt32) -> (line: UInt32, column: UInt32) {
    (lines[Int(owner)], columns[Int(owner)])
  }

  private func isProperty(_ column: DraftColumn) -> Bool {
    column.role == .property || column.role == .drawnLabel || column.role == .edgeID
  }

  private func meaning(_ column: DraftColumn) -> OrganizationVocabulary.Property? {
    column.role == .property && !isOwnWriting
      ? OrganizationVocabulary.property(readAs: column.name, on: side.owner) : nil
  }

  private func isOwnName(_ column: DraftColumn) -> Bool {
    meaning(column).map { $0.name == column.name } ?? true
  }

  private func hand(
    _ column: DraftColumn, isTracked: Bool, _ notes: inout ImportNotes,
    _ present: inout PresentKeys,
    _ builder: inout GraphBuilder
  ) {
    let key = builder.key(column.name)
    if let type = column.literalType {
      return setLiterals(column, key, type, &notes, &builder)
    }
    let meaning = meaning(column)
    if let meaning, meaning.name == column.name {
      let converter = ValueConverter(meaning, column.name, values)
      set(column, key, converter, isTracked: isTracked, &notes, &present, &builder)
      noteOutOfRange(column, meaning, &notes)
      return
    }
    set(
      column, key, ValueConverter(nil, column.name, values), isTracked: false, &notes, &present,
      &builder)
    guard let meaning else { return }
    let latest = column.latest()
    notes.add(
      "renamed-property", "'\(column.name)' is also read as \(meaning.name)",
      NotePlaces(of: latest, lines: lines, columns: columns, isKept: notes.keepsPlaces))
    var typed = DraftColumn(name: meaning.name, type: column.type)
    typed.adopt(meaning)
    if typed.type == column.type {
      typed = latest
    } else {
      for (index, owner) in latest.owners.enumerated() {
        let text =
          latest.type == .string
          ? builder.strings[latest.strings[index]] : Self.text(latest.value(at: index))
        let place = latest.valuePlace(index) ?? place(of: owner)
        typed.append(
          Array(text.utf8), owner: owner, line: place.line, column: place.column,
          keepsPlaces: notes.keepsPlaces, strings: &builder.strings)
      }
      typed.odd += column.odd
    }
    set(
      typed, builder.key(meaning.name), ValueConverter(meaning, meaning.name, values),
      isTracked: true, &notes, &present, &builder, unlessPresent: true)
    noteOutOfRange(typed, meaning, &notes)
  }

  /// Sets values that are written as literals; one that is none stays a string.
  private func setLiterals(
    _ column: DraftColumn, _ key: KeyID, _ type: String, _ notes: inout ImportNotes,
    _ builder: inout GraphBuilder
  ) {
    var memo: [StringID: PropertyValue?] = [:]
    let bad = notes.handle("bad-value", "a value of '\(column.name)' is not of its type")
    for (owner, string) in zip(column.owners, column.strings) {
      guard let target = indices(owner) else { continue }
      let value: PropertyValue?
      if let known = memo[string] {
        value = known
      } else {
        value = ValueLiteral.value(builder.strings[string], type: type)
        memo[string] = .some(value)
      }
      set(value.map { .value($0) } ?? .string(string), key, target, &builder)
      if value == nil { notes.count(bad, line: lines[Int(owner)], column: columns[Int(owner)]) }
    }
  }

  private static func text(_ value: PropertyValue) -> String {
    switch value {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .float(let value): String(value)
    default: ""
    }
  }

  /// Sets the values of a column under a key.
  private func set(
    _ column: DraftColumn, _ key: KeyID, _ converter: ValueConverter?, isTracked: Bool,
    _ notes: inout ImportNotes, _ present: inout PresentKeys, _ builder: inout GraphBuilder,
    unlessPresent: Bool = false
  ) {
    let checks = keepsFirst || unlessPresent
    // What an alias says where the property has its own value is no conflict.
    let marks = keepsFirst && !unlessPresent
    // Later stages fill these where the file has none.
    let isTracked = checks || isTracked || ["name", "id", "subtype"].contains(column.name)
    let skipsBlank = side == .nodes && column.name == "name"
    var converter = converter
    let isWhole =
      !checks && converter == nil && setAll(column, key, skipsBlank: skipsBlank, &builder)
    if isWhole, isTracked {
      for owner in column.owners {
        if let target = indices(owner) { present.insert(key, target, count: ownerCount) }
      }
    }
    let bad =
      column.isLenient
      ? nil
      : notes.handle(
        "bad-value",
        converter?.isClosed == true
          ? "a value of '\(column.name)' is none of the words it may be"
          : "a value of '\(column.name)' is not of its type")
    var others = NotePlaces()
    for (index, owner) in column.owners.enumerated() where !isWhole {
      guard let target = indices(owner) else { continue }
      if checks, present.contains(key, target, count: ownerCount) {
        if marks,
          present.differs(
            key, target, from: mark(column, at: index, &converter, &builder.strings))
        {
          others.add(place(of: owner), isKept: notes.keepsPlaces)
        }
        continue
      }
      if column.type == .string {
        let string = column.strings[index]
        if skipsBlank, builder.strings.isBlank(string) { continue }
        let converted = converter?.convert(string, of: owner, &builder.strings)
        set(converted ?? .string(string), key, target, &builder)
        if converted == nil, converter?.isClosed == true, let bad {
          let place = column.valuePlace(index) ?? place(of: owner)
          notes.count(bad, line: place.line, column: place.column)
        }
      } else {
        set(.value(column.value(at: index)), key, target, &builder)
      }
      if isTracked { present.insert(key, target, count: ownerCount) }
      if marks {
        present.mark(
          key, target, count: ownerCount,
          as: mark(column, at: index, &converter, &builder.strings))
      }
    }
    for entry in column.odd {
      guard let target = indices(entry.owner) else { continue }
      if checks, present.contains(key, target, count: ownerCount) {
        if marks, present.differs(key, target, from: PresentKeys.mark(entry.text)) {
          others.add(line: entry.line, column: entry.column, isKept: notes.keepsPlaces)
        }
        continue
      }
      let converted = converter?.convert(entry.text, of: entry.owner, &builder.strings)
      set(converted ?? .string(entry.text), key, target, &builder)
      if converted == nil, let bad {
        notes.count(bad, line: entry.line, column: entry.column)
      }
      if isTracked { present.insert(key, target, count: ownerCount) }
      if marks { present.mark(key, target, count: ownerCount, as: PresentKeys.mark(entry.text)) }
    }
    notes.add(
      "truncated-time", "the time of day of '\(column.name)' was dropped", column.truncated)
    notes.add(
      "infinite-value", "a number of '\(column.name)' is too large and is read as infinity",
      column.overflowed)
    converter?.report(column.name, lines: lines, columns: columns, &notes)
    notes.add(
      "repeated-data",
      "an element has several values of '\(column.name)', of which the first was kept", others)
    if !unlessPresent { noteRepeated(column, &notes) }
  }

  /// What tells a value of a column from others.
  private func mark(
    _ column: DraftColumn, at index: Int, _ converter: inout ValueConverter?,
    _ strings: inout StringTableBuilder
  ) -> UInt32 {
    guard column.type == .string else { return PresentKeys.mark(column.value(at: index)) }
    switch converter?.convert(column.strings[index], of: column.owners[index], &strings) {
    case .value(.string(let text))?: return PresentKeys.mark(strings.intern(text))
    case .value(let value)?: return PresentKeys.mark(value)
    case .string(let string)?: return PresentKeys.mark(string)
    case nil: return PresentKeys.mark(column.strings[index])
    }
  }

  /// Notes where an element has more than one value, and they are not the same.
  private func noteRepeated(_ column: DraftColumn, _ notes: inout ImportNotes) {
    let owners = column.owners
    var places = NotePlaces()
    var index = 1
    while index < owners.count {
      if owners[index] == owners[index - 1], !column.repeatsValue(at: index) {
        places.add(place(of: owners[index]), isKept: notes.keepsPlaces)
      }
      index += 1
    }
    notes.add(
      "repeated-data",
      "an element has several values of '\(column.name)', of which the "
        + (keepsFirst ? "first was kept" : "last was kept"),
      places)
  }

  /// Hands a column's values over as they are, where none has to be looked at on its own.
  private func setAll(
    _ column: DraftColumn, _ key: KeyID, skipsBlank: Bool, _ builder: inout GraphBuilder
  ) -> Bool {
    guard case .consecutive(let first) = indices else { return false }
    var type = GraphBuilder.PackedType.integer
    switch column.type {
    case .string:
      if skipsBlank, column.strings.contains(where: { builder.strings.isBlank($0) }) {
        return false
      }
    case .integer: type = .integer
    case .float: type = .float
    case .boolean: type = .boolean
    case .date: type = .date
    case .numeric: if !column.floats.isEmpty { return false }
    }
    let owners = first == 0 ? column.owners : column.owners.shifted(by: UInt32(first))
    switch (side, column.type) {
    case (.nodes, .string): builder.set(key, ofNodes: owners, to: column.strings)
    case (.nodes, _): builder.set(key, ofNodes: owners, to: column.words, type)
    case (.relationships, .string):
      builder.set(key, ofRelationships: owners, to: column.strings)
    case (.relationships, _): builder.set(key, ofRelationships: owners, to: column.words, type)
    }
    return true
  }

  private func set(
    _ value: ValueConverter.Result, _ key: KeyID, _ target: Int, _ builder: inout GraphBuilder
  ) {
    switch (side, value) {
    case (.nodes, .string(let string)): builder.set(key, of: target, to: string)
    case (.nodes, .value(let value)): builder.set(key, of: target, to: value)
    case (.relationships, .string(let string)):
      builder.set(key, ofRelationship: target, to: string)
    case (.relationships, .value(let value)):
      builder.set(key, ofRelationship: target, to: value)
    }
  }
}
