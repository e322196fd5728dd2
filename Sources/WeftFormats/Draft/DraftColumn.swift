import WeftGraph

/// The values of one attribute of a source's nodes, or edges, in the order they were read.
struct DraftColumn {
  /// What values are stored as.
  enum ValueType: UInt8, Sendable {
    case string, integer, float, boolean, date
    /// An integer where the text is one, else a float.
    case numeric
  }

  /// What the column is for, beside being a property.
  enum Role: UInt8, Sendable {
    /// A property and nothing else, unless its name says so.
    case property
    /// An element's own attribute that names its kind; no property.
    case kindAttribute
    /// A kind of the format, used where no attribute names one; no property.
    case elementKind
    /// The model's own labels or type, taken as they are; no property.
    case verbatimKind
    /// The words drawn on a node or edge.
    case drawnLabel
    /// The file's own ids of edges.
    case edgeID
  }

  /// How a tool writes lists.
  enum ListStyle: Sendable {
    /// As a JSON array.
    case json
    /// Between commas.
    case commas
  }

  /// A value that is not of the column's type, as it was written.
  struct Odd: Sendable {
    var owner: UInt32
    var text: StringID
    var line: UInt32
    var column: UInt32
  }

  /// A line and a column of the source.
  struct Place: Sendable {
    var line: UInt32
    var column: UInt32
  }

  /// The name of the property.
  var name: String
  /// The type of its values.
  var type: ValueType
  var role: Role = .property
  /// Whether a value of another type is what the model expects and no fault.
  var isLenient = false
  /// The type of values that are written as literals, if they are.
  var literalType: String?
  /// How values are lists in a tool's own words, which become literals at the end; nil if they
  /// are none.
  var listStyle: ListStyle?
  /// The value of owners that have none, as it was written.
  var defaultText: [UInt8]?
  /// The owners the default is not for; nil where it is for all.
  var defaultExceptions: Bitset?

  /// Owners of the values in `strings` or `words`.
  var owners = OwnerList()
  /// The values of a column of strings.
  var strings: [StringID] = []
  /// The values of a column of another type, as bit patterns.
  var words: [UInt64] = []
  /// Whether each word is a float, for `numeric` columns that hold one.
  var floats: [Bool] = []
  var odd: [Odd] = []
  /// Where each value stands, as long as all were added with their places.
  private var places: [Place] = []
  /// The values that lost their time of day.
  private(set) var truncated = NotePlaces()
  /// The finite numbers that were too large.
  private(set) var overflowed = NotePlaces()

  init(name: String, type: ValueType, role: Role = .property) {
    self.name = name
    self.type = type
    self.role = role
  }

  /// Adds a value from its text.
  /// - Parameter keepsPlaces: Whether every place of a note is asked for.
  mutating func append(
    _ text: [UInt8], owner: UInt32, line: UInt32, column: UInt32, keepsPlaces: Bool,
    strings table: inout StringTableBuilder
  ) {
    append(
      text.span, owner: owner, line: line, column: column, keepsPlaces: keepsPlaces,
      strings: &table)
  }

  /// Adds a value from its text, and keeps where it stands if that is kept of all.
  mutating func append(
    _ text: [UInt8], owner: UInt32, placed place: (line: UInt32, column: UInt32),
    keepsPlaces: Bool, strings table: inout StringTableBuilder
  ) {
    let count = owners.count
    append(
      text, owner: owner, line: place.line, column: place.column, keepsPlaces: keepsPlaces,
      strings: &table)
    // What is not of the column's type has its place already, and is no value of it.
    if places.count == count, owners.count > count {
      places.append(Place(line: place.line, column: place.column))
    }
  }

  /// Where a value stands; nil where that is not kept.
  func valuePlace(_ index: Int) -> (line: UInt32, column: UInt32)? {
    places.count == owners.count ? (places[index].line, places[index].column) : nil
  }

  /// Adds a value from its text in place.
  mutating func append(
    _ text: Span<UInt8>, owner: UInt32, line: UInt32, column: UInt32, keepsPlaces: Bool,
    strings table: inout StringTableBuilder
  ) {
    let fault = take(text, owner: owner, keepsPlaces: keepsPlaces, strings: &table)
    if let fault { place(fault, at: (line, column), keepsPlaces: keepsPlaces) }
  }

  /// What is to be told of a value, with its place.
  enum Fault {
    /// It is not of the column's type.
    case odd
    /// It lost its time of day, and is the first that did unless all places are kept.
    case truncated
    /// It was too large, and is the first that was unless all places are kept.
    case overflowed
  }

  /// Says where the value just added stands.
  mutating func place(
    _ fault: Fault, at place: (line: UInt32, column: UInt32), keepsPlaces: Bool
  ) {
    switch fault {
    case .odd:
      odd[odd.count - 1].line = place.line
      odd[odd.count - 1].column = place.column
    case .truncated: truncated.add(place, isKept: keepsPlaces)
    case .overflowed: overflowed.add(place, isKept: keepsPlaces)
    }
  }

  /// Adds a value from its text in place.
  /// - Returns: What is to be told of it, if anything; ``place(_:at:keepsPlaces:)`` takes its place.
  mutating func take(
    _ text: Span<UInt8>, owner: UInt32, keepsPlaces: Bool, strings table: inout StringTableBuilder
  ) -> Fault? {
    var word: UInt64?
    var fault: Fault?
    switch type {
    case .string:
      owners.append(owner)
      // Neighbours often have the same value.
      if let last = strings.last, table.holds(text, as: last) {
        strings.append(paged: last)
      } else {
        strings.append(paged: table.intern(utf8: text))
      }
      return nil
    case .integer:
      word = ScalarText.integer(text).map { UInt64(bitPattern: $0) }
      if word == nil, let number = ScalarText.number(text), number == number.rounded(),
        abs(number) < 9e15
      {
        word = UInt64(bitPattern: Int64(number))
      }
    case .float:
      let number = ScalarText.number(text)
      if let number, number.isInfinite, ScalarText.hasDigit(text) {
        if overflowed.needsPlace(isKept: keepsPlaces) {
          fault = .overflowed
        } else {
          overflowed.addUnplaced()
        }
      }
      word = number?.bitPattern
    case .boolean: word = ScalarText.boolean(text).map { $0 ? 1 : 0 }
    case .date:
      switch ScalarText.day(text) {
      case .date(let day): word = UInt64(bitPattern: day.days)
      case .moment(let day):
        if truncated.needsPlace(isKept: keepsPlaces) {
          fault = .truncated
        } else {
          truncated.addUnplaced()
        }
        word = UInt64(bitPattern: day.days)
      case nil: break
      }
    case .numeric:
      if let integer = ScalarText.integer(text) {
        word = UInt64(bitPattern: integer)
        if !floats.isEmpty { floats.append(false) }
      } else if let number = ScalarText.number(text) {
        if floats.isEmpty { floats = [Bool](repeating: false, count: words.count) }
        floats.append(true)
        word = number.bitPattern
      }
    }
    if let word {
      owners.append(owner)
      words.append(paged: word)
      return fault
    }
    odd.append(Odd(owner: owner, text: table.intern(utf8: text), line: 0, column: 0))
    return .odd
  }

  /// The value at an index of ``owners``, other than a string.
  func value(at index: Int) -> PropertyValue {
    let word = words[index]
    switch type {
    case .integer: return .integer(Int64(bitPattern: word))
    case .float: return .float(Double(bitPattern: word))
    case .boolean: return .boolean(word != 0)
    case .date: return .date(CalendarDate(days: Int64(bitPattern: word)))
    case .numeric:
      return floats.isEmpty || !floats[index]
        ? .integer(Int64(bitPattern: word)) : .float(Double(bitPattern: word))
    case .string: preconditionFailure("a column of strings has no words")
    }
  }

  /// Whether a value is the same as the one before it.
  func repeatsValue(at index: Int) -> Bool {
    type == .string
      ? strings[index] == strings[index - 1]
      : words[index] == words[index - 1]
        && (floats.isEmpty || floats[index] == floats[index - 1])
  }

  /// The column with the last value only where an owner has several in a row.
  /// - Complexity: O(values); the column itself where nobody has several.
  func latest() -> DraftColumn {
    let count = owners.count
    guard count > 1, (1..<count).contains(where: { owners[$0] == owners[$0 - 1] }) else {
      return self
    }
    var result = self
    result.owners = OwnerList()
    result.strings = []
    result.words = []
    result.floats = []
    result.places = []
    for index in 0..<count where index + 1 == count || owners[index + 1] != owners[index] {
      result.owners.append(owners[index])
      if places.count == count { result.places.append(places[index]) }
      if type == .string {
        result.strings.append(strings[index])
      } else {
        result.words.append(words[index])
        if !floats.isEmpty { result.floats.append(floats[index]) }
      }
    }
    return result
  }

  /// Gives the column's default to every owner that is in no set of those it is not for.
  ///
  /// Each of these values stands where its owner does.
  mutating func fillDefault(
    besides stated: Bitset, lines: [UInt32], columns: [UInt32], keepsPlaces: Bool,
    strings table: inout StringTableBuilder
  ) {
    guard let text = defaultText else { return }
    for owner in 0..<stated.capacity where !stated.contains(owner) {
      append(
        text, owner: UInt32(owner), line: lines[owner], column: columns[owner],
        keepsPlaces: keepsPlaces, strings: &table)
    }
  }
}
