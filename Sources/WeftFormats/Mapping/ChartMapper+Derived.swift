import WeftGraph

/// Attributes that became relationships.
extension ChartMapper {
  /// Begins to remember the ends of types that nesting or attributes will make.
  mutating func watchDerivedTypes() {
    var types = Set(derivation.types)
    if drafts.contains(where: { !$0.containments.isEmpty }) {
      types.formUnion(["PART_OF", "MEMBER_OF", "REPORTS_TO", "LEADS"])
    }
    for name in types.sorted() { joined.watch(builder.type(name).index) }
  }

  /// Hands over what attributes became, where no edge says the same.
  mutating func handDerived() {
    let derived = builder.key("derived")
    for node in derivation.nodes { builder.set(derived, of: Int(node), to: .boolean(true)) }
    let types = derivation.types.map { builder.type($0) }
    var derivedNow: [Derivation.Relation] = []
    swap(&derivedNow, &derivation.relations)
    let first = builder.relationshipCount
    var start = 0
    while start < derivedNow.count {
      let source = derivedNow[start].source
      let end = derivedNow[start...].firstIndex { $0.source != source } ?? derivedNow.count
      handDerived(derivedNow[start..<end], types, source: Int(source))
      start = end
    }
    let made = first..<builder.relationshipCount
    builder.set(
      derived, ofRelationships: OwnerList(made.map { UInt32($0) }),
      to: [UInt64](repeating: 1, count: made.count), .boolean)
  }

  /// Hands over what the attributes of one source became.
  private mutating func handDerived(
    _ relations: ArraySlice<Derivation.Relation>, _ types: [TypeID], source: Int
  ) {
    var kept: (types: [TypeID], from: [UInt32], to: [UInt32]) = ([], [], [])
    var places: (lines: [UInt32], columns: [UInt32]) = ([], [])
    kept.types.reserveCapacity(relations.count)
    kept.from.reserveCapacity(relations.count)
    kept.to.reserveCapacity(relations.count)
    places.lines.reserveCapacity(relations.count)
    places.columns.reserveCapacity(relations.count)
    for relation in relations {
      let type = types[Int(relation.type)]
      guard joined.insert(Int(relation.from), Int(relation.to), type: type.index) else {
        drafts[source].notes.add(
          "stated-twice", "an attribute and an edge say the same", line: relation.line,
          column: relation.column)
        continue
      }
      kept.types.append(type)
      kept.from.append(relation.from)
      kept.to.append(relation.to)
      places.lines.append(relation.line)
      places.columns.append(relation.column)
    }
    _ = builder.addRelationships(
      types: kept.types, from: kept.from, to: kept.to, lines: places.lines,
      columns: places.columns, source: source)
  }
}
