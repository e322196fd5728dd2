import WeftGraph

/// The columns of a draft that a GraphML document's attributes and data go to.
struct GraphMLColumns {
  private struct Name: Hashable {
    var name: String
    var role: DraftColumn.Role
    var isEdge: Bool
    var type: DraftColumn.ValueType
    var isList: Bool
  }

  private var byName: [Name: Int] = [:]
  /// The column of each key on nodes and on edges.
  private var ofNodes: [Int: Int] = [:]
  private var ofEdges: [Int: Int] = [:]
  /// Columns of keys nothing declared when their data was met.
  private(set) var undeclared: [(key: String, column: Int, isEdge: Bool)] = []

  /// The column that data of a key goes to, made if it is new.
  mutating func column(
    of key: GraphMLKeys.Key, number: Int, in scope: GraphMLKeys.Scope, isOwnWriting: Bool,
    _ draft: inout ChartDraft
  ) -> Int {
    let isEdge = scope == .edge || scope == .endpoint
    if let known = isEdge ? ofEdges[number] : ofNodes[number] { return known }
    let column = Self.column(of: key, isEdge: isEdge, isOwnWriting: isOwnWriting)
    let index: Int
    if isEdge {
      index = draft.edgeData.count
      draft.edgeData.append(column)
      ofEdges[number] = index
    } else {
      index = draft.nodeData.count
      draft.nodeData.append(column)
      ofNodes[number] = index
    }
    if !key.isDeclared { undeclared.append((key.id, index, isEdge)) }
    return index
  }

  /// An empty column for the values of a key.
  static func column(
    of key: GraphMLKeys.Key, isEdge: Bool, isOwnWriting: Bool
  ) -> DraftColumn {
    let declared = GraphMLKeys.valueType(key.type) ?? .string
    if let style = GraphMLLists.style(of: key), !isOwnWriting {
      var column = DraftColumn(name: key.name, type: .string)
      column.listStyle = style
      return column
    }
    var column = DraftColumn(name: key.name, type: declared)
    column.literalType = key.literalType
    if !isOwnWriting, key.literalType == nil,
      let meaning = OrganizationVocabulary.property(
        readAs: key.name, on: isEdge ? .relationships : .nodes), meaning.name == key.name
    {
      column.adopt(meaning)
    }
    switch key.content {
    case "weft:labels", "weft:kind": column.role = .verbatimKind
    default: break
    }
    return column
  }

  /// Adds the value of an attribute of an element.
  mutating func add(
    _ role: DraftColumn.Role, _ name: String, of scope: GraphMLKeys.Scope,
    _ frame: GraphMLReader.Frame, _ event: XMLEventBatch.Event, _ batch: borrowing XMLEventBatch,
    _ draft: inout ChartDraft
  ) {
    add(role, name, Array(batch.bytes[event.bytes]), of: scope, frame, &draft)
  }

  /// Adds a value that no key declares.
  mutating func add(
    _ role: DraftColumn.Role, _ name: String, _ value: [UInt8], of scope: GraphMLKeys.Scope,
    _ frame: GraphMLReader.Frame, _ draft: inout ChartDraft,
    type: DraftColumn.ValueType = .string, isList: Bool = false
  ) {
    let isEdge = scope == .edge || scope == .endpoint
    let key = Name(name: name, role: role, isEdge: isEdge, type: type, isList: isList)
    let index: Int
    if let known = byName[key] {
      index = known
    } else {
      index = isEdge ? draft.edgeData.count : draft.nodeData.count
      byName[key] = index
      var column = DraftColumn(name: name, type: type, role: role)
      if isList { column.literalType = "list" }
      if isEdge { draft.edgeData.append(column) } else { draft.nodeData.append(column) }
    }
    if isEdge {
      draft.edgeData[index].append(
        value, owner: frame.owner, line: frame.line, column: frame.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    } else {
      draft.nodeData[index].append(
        value, owner: frame.owner, line: frame.line, column: frame.column,
        keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    }
  }
}

extension DraftColumn {
  /// Takes the type the model gives a property.
  mutating func adopt(_ meaning: OrganizationVocabulary.Property) {
    switch meaning.type {
    case .date: type = .date
    case .boolean: type = .boolean
    case .integer: type = .integer
    case .number: if type != .integer { type = .float }
    case .integerOrText:
      if type == .string { type = .numeric }
      isLenient = true
    case .string: break
    }
  }
}
