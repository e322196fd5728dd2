import WeftGraph

/// Makes nodes and relationships of attributes that name departments, teams and managers.
///
/// The model's own rules look at people only, and make units only where the file has none; rules of
/// a mapping look at every node.
struct Derivation {
  /// A relationship to be made once the file's own are known.
  struct Relation {
    /// Which of ``Derivation/types``.
    var type: UInt16
    var source: UInt16
    var from: UInt32
    var to: UInt32
    var line: UInt32
    var column: UInt32
  }

  private static let units: [String: String] = [
    "department": "Function", "dept": "Function", "division": "Function", "function": "Function",
    "businessunit": "Function", "team": "Team", "squad": "Team",
  ]
  private static let managers: Set = [
    "manager", "managerid", "supervisor", "supervisorid", "reportsto",
  ]

  /// Whether the model's own rules make units of an attribute of people.
  static func readsUnits(_ attribute: String) -> Bool {
    units[OrganizationVocabulary.fold(attribute)] != nil
  }

  /// Whether the model's own rules make reporting lines of an attribute of people.
  static func readsManagers(_ attribute: String) -> Bool {
    managers.contains(OrganizationVocabulary.fold(attribute))
  }

  var relations: [Relation] = []
  /// The names of their types.
  private(set) var types: [String] = []
  /// Nodes that were made.
  private(set) var nodes: [UInt32] = []

  /// Works through one draft.
  mutating func run(
    _ draft: inout ChartDraft, _ placed: ChartMapper.PlacedNodes, source: Int,
    _ mapping: MappingFile, derives: Bool, _ units: UnitIDs, _ table: inout NodeTable,
    _ builder: inout GraphBuilder
  ) {
    let functions = Self.membership("Function", table, builder)
    let teams = Self.membership("Team", table, builder)
    var sets = Bitset(capacity: 1 << 16)
    for node in placed.nodes { sets.insert(Int(table.sets[Int(node)])) }
    var hasUnits = false
    sets.forEach { set in
      if functions[set] || teams[set] { hasUnits = true }
    }
    // Teams come first, so that a name a team and a department share names the team.
    let order = draft.nodeData.indices.sorted { one, two in
      (Self.rank(draft.nodeData[one]), one) < (Self.rank(draft.nodeData[two]), two)
    }
    for index in order {
      let column = draft.nodeData[index]
      guard column.role == .property, !column.owners.isEmpty || !column.odd.isEmpty else {
        continue
      }
      let folded = OrganizationVocabulary.fold(column.name)
      let rule = mapping.attributes.first { OrganizationVocabulary.fold($0.name) == folded }?.rule
      switch rule {
      case .node(let label, let type)?:
        join(column, label, type, nil, nil, &draft, placed, source, &table, &builder)
      case .refers(let keys, let type)?:
        refer(column, keys, type, nil, &draft, placed, source, table, &builder)
      case .rename?: break
      case nil:
        guard derives, !draft.isOwnWriting else { continue }
        if let label = Self.units[folded], !hasUnits {
          join(
            column, label, "MEMBER_OF", "Person", units, &draft, placed, source, &table, &builder)
        } else if let label = UnitIDs.label(naming: folded) ?? Self.units[folded], !units.isEmpty,
          ["csv", "json"].contains(draft.ledger.format)
        {
          enroll(column, label, units, &draft, placed, source, table, &builder)
        } else if Self.managers.contains(folded) {
          refer(
            column, ["id", "email", "name"], "REPORTS_TO", "Person", &draft, placed, source, table,
            &builder)
        }
      }
    }
    relateSuperiors(&draft, placed, source, mapping, derives: derives, table, &builder)
  }

  private static func rank(_ column: DraftColumn) -> Int {
    units[OrganizationVocabulary.fold(column.name)] == "Function" ? 1 : 0
  }

  // MARK: Units

  /// One node for each value of a column, joined to the value's owners.
  private mutating func join(
    _ column: DraftColumn, _ label: String, _ type: String, _ only: String?, _ units: UnitIDs?,
    _ draft: inout ChartDraft, _ placed: ChartMapper.PlacedNodes, _ source: Int,
    _ table: inout NodeTable, _ builder: inout GraphBuilder
  ) {
    let set = builder.labelSet([builder.label(label)])
    let note = draft.notes.handle(
      "derived-node", "'\(column.name)' became \(label) nodes and \(type)")
    // Units of other sources, and those another attribute made already.
    var byName: [StringID: UInt32] = [:]
    let isUnit = Self.membership(label, table, builder)
    for node in 0..<UInt32(table.count) where isUnit[Int(table.sets[Int(node)])] {
      let name = table.name(Int(node))
      byName[name == ChartDraft.none ? table.ids[Int(node)] : name] = node
    }
    /// The unit of each value, -1 for none.
    var unitOf = PackedMap()
    let fits = Self.membership(only, table, builder)
    let isTable = draft.ledger.format == "csv"
    relations.reserveCapacity(relations.count + column.owners.count)
    for (owner, list) in Self.texts(column, &builder.strings) {
      let node = placed.nodes[Int(owner)]
      guard fits[Int(table.sets[Int(node)])] else { continue }
      let line = draft.nodeLines[Int(owner)]
      let place = draft.nodeColumns[Int(owner)]
      if let known = unitOf[UInt64(list.rawValue)] {
        if known >= 0 { relate(type, node, UInt32(known), line, place, source) }
        continue
      }
      for value in isTable ? Self.parts(list, &builder.strings) : [list] {
        if let known = unitOf[UInt64(value.rawValue)] {
          if known >= 0 { relate(type, node, UInt32(known), line, place, source) }
          continue
        }
        let name = builder.strings.intern(Self.trim(builder.strings[value]))
        if builder.strings.isBlank(name) {
          unitOf[UInt64(value.rawValue)] = -1
          continue
        }
        let unit: UInt32
        if let known = byName[name] ?? units?.node(name, label) {
          unit = known
        } else {
          var id = builder.strings.intern("\(label):\(builder.strings[name])")
          while table.node(id) != nil { id = builder.strings.intern(builder.strings[id] + "'") }
          unit = table.add(
            id: id, set: set, name: name, line: line, column: place, source: source)
          byName[name] = unit
          nodes.append(unit)
          draft.notes.count(note, line: line, column: place)
        }
        unitOf[UInt64(value.rawValue)] = Int32(unit)
        relate(type, node, unit, line, place, source)
      }
    }
  }

  /// Makes people members of the units whose ids a column holds, where there are such units; among
  /// ids a name serves as well.
  private mutating func enroll(
    _ column: DraftColumn, _ label: String, _ units: UnitIDs, _ draft: inout ChartDraft,
    _ placed: ChartMapper.PlacedNodes, _ source: Int, _ table: NodeTable,
    _ builder: inout GraphBuilder
  ) {
    let fits = Self.membership("Person", table, builder)
    let values = Self.texts(column, &builder.strings).filter {
      fits[Int(table.sets[Int(placed.nodes[Int($0.owner)])])] && !builder.strings.isBlank($0.text)
    }
    guard values.contains(where: { units.node($0.text, label) != nil }) else { return }
    let note = draft.notes.handle("derived-node", "'\(column.name)' became MEMBER_OF")
    for (owner, value) in values {
      let line = draft.nodeLines[Int(owner)]
      let place = draft.nodeColumns[Int(owner)]
      if let unit = units.node(value, label) ?? units.node(named: value, label) {
        draft.notes.count(note, line: line, column: place)
        relate("MEMBER_OF", placed.nodes[Int(owner)], unit, line, place, source)
      } else {
        draft.notes.add(
          "unresolved-reference", "'\(builder.strings[value])' of '\(column.name)' is no node",
          line: line, column: place)
      }
    }
  }

  mutating func relate(
    _ type: String, _ from: UInt32, _ to: UInt32, _ line: UInt32, _ column: UInt32, _ source: Int
  ) {
    // The same name may stand twice.
    if types.last != type { types.append(type) }
    relations.append(
      Relation(
        type: UInt16(types.count - 1), source: UInt16(source), from: from, to: to, line: line,
        column: column))
  }

  /// The names in a cell of a table, which may list several.
  private static func parts(
    _ list: StringID, _ strings: inout StringTableBuilder
  ) -> [StringID] {
    guard strings.utf8(list).contains(where: { $0 == 0x3B || $0 == 0x7C }) else { return [list] }
    let names = strings[list].split { $0 == ";" || $0 == "|" }.map { trim(String($0)) }
    return names.filter { !$0.isEmpty }.map { strings.intern($0) }
  }

  // MARK: References

  /// A relationship to the node each value names.
  private mutating func refer(
    _ column: DraftColumn, _ keys: [String], _ type: String, _ only: String?,
    _ draft: inout ChartDraft, _ placed: ChartMapper.PlacedNodes, _ source: Int,
    _ table: NodeTable, _ builder: inout GraphBuilder
  ) {
    var finder = ReferenceFinder(keys)
    finder.prepare([draft], [placed], table, builder.strings)
    let note = draft.notes.handle("derived-node", "'\(column.name)' became \(type)")
    let fits = Self.membership(only, table, builder)
    relations.reserveCapacity(relations.count + column.owners.count)
    for (owner, value) in Self.texts(column, &builder.strings) {
      let node = placed.nodes[Int(owner)]
      guard fits[Int(table.sets[Int(node)])] else { continue }
      let answer = finder.find(value, renamed: placed.renamed, table, &builder.strings)
      let line = draft.nodeLines[Int(owner)]
      let place = draft.nodeColumns[Int(owner)]
      switch answer {
      case .none: break
      case .node(let target):
        draft.notes.count(note, line: line, column: place)
        relate(type, node, target, line, place, source)
      case .ambiguous:
        draft.notes.add(
          "ambiguous-reference",
          "'\(builder.strings[value])' of '\(column.name)' may be several nodes", line: line,
          column: place)
      case .unknown:
        draft.notes.add(
          "unresolved-reference", "'\(builder.strings[value])' of '\(column.name)' is no node",
          line: line, column: place)
      }
    }
  }

  // MARK: Values

  /// Which of the label sets in use hold a label; all of them where none is asked for.
  static func membership(
    _ label: String?, _ table: NodeTable, _ builder: borrowing GraphBuilder
  ) -> [Bool] {
    var result = [Bool](repeating: label == nil, count: Int(table.sets.max() ?? 0) + 1)
    guard let label else { return result }
    for set in result.indices { result[set] = builder.labelNames(ofSet: set).contains(label) }
    return result
  }

  static func texts(
    _ column: DraftColumn, _ strings: inout StringTableBuilder
  ) -> [(owner: UInt32, text: StringID)] {
    var result: [(owner: UInt32, text: StringID)] = []
    if column.type == .string {
      result = zip(column.owners, column.strings).map { ($0, $1) }
    } else {
      for (index, owner) in column.owners.enumerated() {
        result.append((owner, strings.intern(column.value(at: index).plainText)))
      }
    }
    return result + column.odd.map { ($0.owner, $0.text) }
  }

  static func trim(_ text: String) -> String {
    var result = text[...]
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}
