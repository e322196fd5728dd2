/// The bytes a graph's own structure takes, strings and property values apart.
public struct GraphMemory: Sendable {
  /// Bytes that grow with the number of nodes: ids, places, label sets, adjacency rows.
  public let nodeBytes: Int
  /// Bytes that grow with the number of relationships: ends, adjacency entries, places.
  public let relationshipBytes: Int
  /// Bytes of the string table.
  public let stringBytes: Int
  /// Bytes of property columns, strings not counted.
  public let propertyBytes: Int
}

extension Graph {
  /// How much memory the graph's arrays hold.
  ///
  /// - Complexity: O(types + keys).
  public var memory: GraphMemory {
    var nodeBytes =
      nodeNames.count * 4 + nodesByName.count * 4 + nodePlaces.byteCount
      + placedNodes.words.count * 8
    var relationshipBytes =
      sources.count * 4 + targets.count * 4 + undirected.words.count * 8
      + relationshipPlaces.byteCount
    for adjacency in outgoing + incoming {
      nodeBytes += adjacency.sources.byteCount + adjacency.offsets.count * 4
      relationshipBytes += adjacency.byteCount
      relationshipBytes -= adjacency.sources.byteCount + adjacency.offsets.count * 4
    }
    let columns = nodeColumns + relationshipColumns + [edgeNames]
    return GraphMemory(
      nodeBytes: nodeBytes,
      relationshipBytes: relationshipBytes,
      stringBytes: strings.byteCount,
      propertyBytes: columns.reduce(0) { $0 + ($1?.byteCount ?? 0) }
    )
  }
}

extension PlaceColumn {
  var byteCount: Int { lines.count * 4 + columns.count * 4 + sources.count * 2 }
}

extension PropertyColumn {
  /// Bytes held, the strings themselves not counted.
  var byteCount: Int {
    let values =
      switch storage {
      case .booleans(let values): values.count
      case .integers(let values): values.count * 8
      case .floats(let values): values.count * 8
      case .strings(let values): values.count * 4
      case .dates(let values): values.count * 8
      case .mixed(let values): values.count * MemoryLayout<PropertyValue>.stride
      }
    return values + presence.byteCount
  }
}
