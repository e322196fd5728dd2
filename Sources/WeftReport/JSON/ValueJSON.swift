public import WeftGraph
public import WeftQuery

extension JSONWriter {
  /// Writes a query value: nodes, relationships, paths and temporal values as tagged objects.
  public mutating func write(_ value: Value, in graph: Graph) {
    switch value {
    case .null: null()
    case .boolean(let value): boolean(value)
    case .integer(let value): integer(value)
    case .float(let value): float(value)
    case .string(let value): string(value)
    case .list(let values): array { json in for value in values { json.write(value, in: graph) } }
    case .map(let map):
      object { json in
        for entry in map.entries {
          json.key(entry.key)
          json.write(entry.value, in: graph)
        }
      }
    case .node(let node): write(node, in: graph)
    case .relationship(let relationship): write(relationship, in: graph)
    case .path(let path):
      object { json in
        json.key("path")
        json.array { json in
          json.write(path.nodes[0], in: graph)
          for (relationship, node) in zip(path.relationships, path.nodes.dropFirst()) {
            json.write(relationship, in: graph)
            json.write(node, in: graph)
          }
        }
      }
    case .date: tagged("date", value)
    case .localTime: tagged("localtime", value)
    case .time: tagged("time", value)
    case .localDateTime: tagged("localdatetime", value)
    case .dateTime: tagged("datetime", value)
    case .duration: tagged("duration", value)
    }
  }

  private mutating func tagged(_ tag: String, _ value: Value) {
    object { $0.field(tag, ValueText.temporal(value)) }
  }

  private mutating func write(_ node: NodeID, in graph: Graph) {
    object { json in
      json.field("node", graph.id(of: node))
      json.field("labels", graph.labels(of: node).map(graph.name(of:)))
      json.key("properties")
      json.write(graph.properties(of: node), in: graph)
    }
  }

  private mutating func write(_ relationship: RelationshipID, in graph: Graph) {
    object { json in
      json.field("relationship", graph.id(of: relationship))
      json.field("type", graph.name(of: graph.type(of: relationship)))
      json.field("from", graph.id(of: graph.source(of: relationship)))
      json.field("to", graph.id(of: graph.target(of: relationship)))
      json.key("properties")
      json.write(graph.properties(of: relationship), in: graph)
    }
  }

  private mutating func write(
    _ properties: [(key: String, value: PropertyValue)], in graph: Graph
  ) {
    object { json in
      for property in properties {
        json.key(property.key)
        json.write(Value(property.value), in: graph)
      }
    }
  }

  /// Writes a finding's evidence: as a query value, but nodes by id, labels and name only, and long lists cut.
  mutating func writeEvidence(_ value: Value, in graph: Graph) {
    switch value {
    case .node(let node): writeReference(to: node, in: graph)
    case .list(let values):
      array { json in
        for value in values.prefix(Self.evidenceLimit) { json.writeEvidence(value, in: graph) }
        if values.count > Self.evidenceLimit {
          json.object { $0.field("more", values.count - Self.evidenceLimit) }
        }
      }
    case .map(let map):
      object { json in
        for entry in map.entries {
          json.key(entry.key)
          json.writeEvidence(entry.value, in: graph)
        }
      }
    case .path(let path):
      object { json in
        json.key("path")
        json.array { json in
          json.writeReference(to: path.nodes[0], in: graph)
          for (relationship, node) in zip(path.relationships, path.nodes.dropFirst()) {
            json.write(relationship, in: graph)
            json.writeReference(to: node, in: graph)
          }
        }
      }
    default: write(value, in: graph)
    }
  }

  private static var evidenceLimit: Int { 50 }

  private mutating func writeReference(to node: NodeID, in graph: Graph) {
    object { json in
      json.field("node", graph.id(of: node))
      json.field("labels", graph.labels(of: node).map(graph.name(of:)))
      json.field("name", graph.displayName(of: node))
    }
  }
}
