extension GraphBuilder {
  /// The type of values that are handed over as bit patterns.
  package enum PackedType: Sendable {
    /// 0 or 1.
    case boolean
    /// The bits of an `Int64`.
    case integer
    /// The bits of a `Double`.
    case float
    /// Days since 1970-01-01, as the bits of an `Int64`.
    case date

    var kind: PropertyLog.Kind {
      switch self {
      case .boolean: .boolean
      case .integer: .integer
      case .float: .float
      case .date: .date
      }
    }
  }

  /// Adds many nodes to a builder that has none, in order.
  /// - Parameters:
  ///   - ids: The chart-wide ids, which must be distinct; `finish()` checks that.
  ///   - labels: A set from ``labelSet(_:)`` for each.
  ///   - lines: The line of each one's place, 0 where there is none.
  ///   - sources: The file of each, from ``source(named:)``; empty where all are of the first.
  package mutating func addNodes(
    ids: consuming [StringID], labels: consuming [UInt16], lines: consuming [UInt32],
    columns: consuming [UInt32], sources: consuming [UInt16] = []
  ) {
    let count = ids.count
    precondition(nodeCount == 0, "many nodes are added to a builder that has none")
    precondition(
      labels.count == count && lines.count == count && columns.count == count
        && (sources.isEmpty || sources.count == count),
      "every node has an id, a set of labels and a place")
    precondition(labels.allSatisfy { $0 < labelSets.count }, "label sets are registered first")
    nodeNames = ids
    nodeSets = labels
    nodePlaces.lines = lines
    nodePlaces.columns = columns
    nodePlaces.sources = sources
  }

  /// Adds many relationships between nodes that have been added, in order.
  /// - Parameters:
  ///   - bare: Which of them have no direction, by position in the arrays.
  ///   - lines: The line of each one's place, 0 where there is none.
  ///   - source: The file of all of them, from ``source(named:)``.
  /// - Returns: The index of the first; the others follow.
  package mutating func addRelationships(
    types new: [TypeID], from: consuming [UInt32], to: consuming [UInt32],
    undirected bare: [Int] = [], lines: consuming [UInt32], columns: consuming [UInt32],
    source: Int = 0
  ) -> RelationshipIndex {
    let count = new.count
    precondition(
      from.count == count && to.count == count && lines.count == count && columns.count == count,
      "every relationship has a type, two ends and a place")
    let limit = UInt32(nodeCount)
    precondition(
      from.allSatisfy { $0 < limit } && to.allSatisfy { $0 < limit },
      "a relationship joins nodes already added")
    let first = relationshipCount
    relationshipTypes.reserveCapacity(first + count)
    for type in new { relationshipTypes.append(type.rawValue) }
    for position in bare { undirected.append(first + position) }
    if first == 0 {
      sources = from
      targets = to
    } else {
      sources += from
      targets += to
    }
    relationshipPlaces.append(lines: lines, columns: columns, source: source)
    return first
  }

  /// Names a relationship by the file's own id of the edge, which must be unique in the chart.
  package mutating func name(_ relationship: RelationshipIndex, _ name: StringID) {
    edgeNames.append((relationship, name))
  }

  /// Sets a property of many nodes to interned strings.
  package mutating func set(
    _ key: KeyID, ofNodes nodes: OwnerList, to values: consuming [StringID]
  ) {
    Self.makeRoom(key, in: &nodeLogs)
    nodeLogs[key.index].append(values, owners: nodes)
  }

  /// Sets a property of many nodes to values of one type.
  package mutating func set(
    _ key: KeyID, ofNodes nodes: OwnerList, to values: consuming [UInt64],
    _ type: PackedType
  ) {
    Self.makeRoom(key, in: &nodeLogs)
    nodeLogs[key.index].append(values, type.kind, owners: nodes)
  }

  /// Sets a property of many relationships to interned strings.
  package mutating func set(
    _ key: KeyID, ofRelationships relationships: OwnerList,
    to values: consuming [StringID]
  ) {
    Self.makeRoom(key, in: &relationshipLogs)
    relationshipLogs[key.index].append(values, owners: relationships)
  }

  /// Sets a property of many relationships to values of one type.
  package mutating func set(
    _ key: KeyID, ofRelationships relationships: OwnerList,
    to values: consuming [UInt64], _ type: PackedType
  ) {
    Self.makeRoom(key, in: &relationshipLogs)
    relationshipLogs[key.index].append(values, type.kind, owners: relationships)
  }

  static func makeRoom(_ key: KeyID, in logs: inout [PropertyLog]) {
    while logs.count <= key.index { logs.append(PropertyLog()) }
  }
}

extension PlaceColumn {
  fileprivate mutating func append(
    lines new: consuming [UInt32], columns newColumns: consuming [UInt32], source: Int
  ) {
    let before = lines.count
    let added = new.count
    if source != 0, sources.isEmpty { sources = [UInt16](repeating: 0, count: before) }
    if before == 0 {
      lines = new
      columns = newColumns
    } else {
      lines += new
      columns += newColumns
    }
    if source != 0 || !sources.isEmpty {
      sources.append(contentsOf: repeatElement(UInt16(source), count: added))
    }
  }
}
