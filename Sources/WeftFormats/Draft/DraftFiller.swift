import WeftGraph

/// Fills a ``ChartDraft`` by the names of nodes, edges and properties.
///
/// For formats whose files are small beside GraphML's; each value costs one look-up of its column.
struct DraftFiller {
  /// Whose property is set.
  enum Owner {
    case node(UInt32)
    case edge(UInt32)
  }

  private struct Slot: Hashable {
    var name: String
    var type: DraftColumn.ValueType
    var role: DraftColumn.Role
    var isEdge: Bool
    var isList: Bool
  }

  private struct ChartValue: Hashable {
    var name: String
    var value: String
  }

  var draft: ChartDraft
  private var slots: [Slot: Int] = [:]
  /// Where the attributes of the chart are, by name.
  private var chartSlots: [String: Int] = [:]
  /// What was said of the chart.
  private var chartValues: Set<ChartValue> = []

  init(_ draft: consuming ChartDraft) {
    self.draft = draft
  }

  // MARK: Elements

  /// Adds a node.
  mutating func node(_ id: String, at place: (line: UInt32, column: UInt32)) -> UInt32 {
    draft.addNode(id: draft.strings.intern(id), line: place.line, column: place.column)
  }

  /// Adds a node that may have no id; one without gets its place.
  mutating func node(orPlace id: String?, at place: (line: UInt32, column: UInt32)) -> UInt32 {
    if let id, !id.isEmpty { return node(id, at: place) }
    note("node-without-id", ChartDraft.placeIDNote, at: place)
    return placedNode(at: place)
  }

  /// Adds a node to which the file gives no id.
  /// - Parameter path: Where it stands, if that is not to be its line and column.
  mutating func placedNode(
    _ path: String? = nil, at place: (line: UInt32, column: UInt32)
  ) -> UInt32 {
    let id = path.map { draft.placeID($0) } ?? draft.placeID(line: place.line, column: place.column)
    return draft.addNode(id: id, line: place.line, column: place.column)
  }

  /// The id of a node.
  func id(_ node: UInt32) -> String { draft.strings[draft.nodeIDs[Int(node)]] }

  /// Adds an edge; nil is an end the file does not name.
  mutating func edge(
    _ source: String?, _ target: String?, undirected: Bool = false,
    at place: (line: UInt32, column: UInt32)
  ) -> UInt32 {
    draft.addEdge(
      source: source.map { draft.strings.intern($0) },
      target: target.map { draft.strings.intern($0) }, undirected: undirected, line: place.line,
      column: place.column)
  }

  /// Names an edge's type, where no attribute does.
  mutating func type(_ edge: UInt32, _ word: String) {
    set("kind", word, of: .edge(edge), role: .elementKind)
  }

  /// Names a node's kind, where no attribute does.
  mutating func kind(_ node: UInt32, _ word: String) {
    set("kind", word, of: .node(node), role: .elementKind)
  }

  // MARK: Properties

  /// Sets a property, of the type the model gives it where it does.
  mutating func set(
    _ name: String, _ value: String, of owner: Owner, type: DraftColumn.ValueType = .string,
    role: DraftColumn.Role = .property
  ) {
    append(Array(value.utf8), owner, column(name, owner, type, role, isList: false))
  }

  /// Sets a property whose value stands elsewhere than its owner.
  mutating func set(
    _ name: String, _ value: String, of owner: Owner, at place: (line: UInt32, column: UInt32)
  ) {
    let index = column(name, owner, .string, .property, isList: false)
    let bytes = Array(value.utf8)
    switch owner {
    case .node(let node):
      draft.nodeData[index].append(
        bytes, owner: node, placed: place, keepsPlaces: draft.notes.keepsPlaces,
        strings: &draft.strings)
    case .edge(let edge):
      draft.edgeData[index].append(
        bytes, owner: edge, placed: place, keepsPlaces: draft.notes.keepsPlaces,
        strings: &draft.strings)
    }
  }

  /// Sets a property whose value is a list.
  mutating func set(_ name: String, list: [PropertyValue?], of owner: Owner) {
    append(
      Array(ValueLiteral.text(.list(list)).utf8), owner,
      column(name, owner, .string, .property, isList: true))
  }

  /// Gives owners without a value of a property a default.
  mutating func setDefault(
    _ name: String, _ value: String, ofEdges isEdge: Bool, type: DraftColumn.ValueType
  ) {
    setDefault(
      value, column(name, isEdge ? .edge(0) : .node(0), type, .property, isList: false), isEdge)
  }

  /// Gives owners without a value of a property a list as default.
  mutating func setDefault(_ name: String, list: [PropertyValue?], ofEdges isEdge: Bool) {
    let owner = isEdge ? Owner.edge(0) : .node(0)
    setDefault(
      ValueLiteral.text(.list(list)), column(name, owner, .string, .property, isList: true), isEdge)
  }

  private mutating func setDefault(_ text: String, _ index: Int, _ isEdge: Bool) {
    if isEdge {
      draft.edgeData[index].defaultText = Array(text.utf8)
    } else {
      draft.nodeData[index].defaultText = Array(text.utf8)
    }
  }

  /// Sets an attribute of the chart itself; different values of one name are a list.
  mutating func setChart(_ name: String, _ value: String) {
    guard chartValues.insert(ChartValue(name: name, value: value)).inserted else { return }
    guard let slot = chartSlots[name] else {
      chartSlots[name] = draft.attributes.count
      draft.attributes.append((name, .string(value)))
      return
    }
    var values = [PropertyValue?.some(draft.attributes[slot].value)]
    if case .list(let known) = draft.attributes[slot].value {
      // The list is held once, so that it grows in place.
      draft.attributes[slot].value = .boolean(false)
      values = known
    }
    values.append(.string(value))
    draft.attributes[slot].value = .list(values)
  }

  private mutating func append(_ value: [UInt8], _ owner: Owner, _ index: Int) {
    switch owner {
    case .node(let node):
      draft.nodeData[index].append(
        value, owner: node, line: draft.nodeLines[Int(node)],
        column: draft.nodeColumns[Int(node)], keepsPlaces: draft.notes.keepsPlaces,
        strings: &draft.strings)
    case .edge(let edge):
      draft.edgeData[index].append(
        value, owner: edge, line: draft.edgeLines[Int(edge)],
        column: draft.edgeColumns[Int(edge)], keepsPlaces: draft.notes.keepsPlaces,
        strings: &draft.strings)
    }
  }

  private mutating func column(
    _ name: String, _ owner: Owner, _ type: DraftColumn.ValueType, _ role: DraftColumn.Role,
    isList: Bool
  ) -> Int {
    let isEdge = if case .edge = owner { true } else { false }
    let slot = Slot(name: name, type: type, role: role, isEdge: isEdge, isList: isList)
    if let known = slots[slot] { return known }
    var column = DraftColumn(name: name, type: type, role: role)
    if isList {
      column.literalType = "list"
    } else if role == .property,
      let meaning = OrganizationVocabulary.property(
        readAs: name, on: isEdge ? .relationships : .nodes), meaning.name == name
    {
      column.adopt(meaning)
    }
    let index = isEdge ? draft.edgeData.count : draft.nodeData.count
    if isEdge { draft.edgeData.append(column) } else { draft.nodeData.append(column) }
    slots[slot] = index
    return index
  }

  // MARK: Ledger

  /// Whether every place of a note is asked for.
  var keepsPlaces: Bool { draft.notes.keepsPlaces }

  /// Counts a note.
  mutating func note(
    _ code: String, _ message: String, at place: (line: UInt32, column: UInt32)
  ) {
    draft.notes.add(code, message, line: place.line, column: place.column)
  }

  /// Counts a note at each of some places.
  mutating func note(_ code: String, _ message: String, at places: NotePlaces) {
    draft.notes.add(code, message, places)
  }

  /// Says that an outline is read as a person, unless one of its attributes names a kind.
  mutating func noteOutline(
    _ attributes: [(name: String, value: String)], at place: (line: UInt32, column: UInt32)
  ) {
    let isNamed = attributes.contains { name, value in
      KindColumns.namesKind(name) && !OrganizationVocabulary.labels(readAs: value).isEmpty
    }
    if isNamed { return }
    note(
      "guessed-kind", "outlines that name no kind are read as Person, below the one they are in",
      at: place)
  }
}
