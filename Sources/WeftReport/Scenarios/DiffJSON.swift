public import WeftGaps
public import WeftGraph
import WeftQuery

/// How two charts differ, as the JSON document scripts rely on.
public enum DiffJSON {
  /// The document.
  public static func text(
    _ diff: GraphDiff, _ findings: FindingDiff, asOf: CalendarDate
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", asOf.description)
      json.key("nodes")
      json.object { json in
        json.writeAll("added", diff.addedNodes) { $0.write(.node($1), in: diff.new) }
        json.writeAll("removed", diff.removedNodes) { $0.write(.node($1), in: diff.old) }
        json.writeAll("changed", diff.changedNodes) { json, change in
          json.object { json in
            json.field("node", diff.new.id(of: change.new))
            json.field("addedLabels", change.addedLabels)
            json.field("removedLabels", change.removedLabels)
            json.write(change.properties, in: diff.new)
          }
        }
      }
      json.key("relationships")
      json.object { json in
        json.writeAll("added", diff.addedRelationships) { json, link in
          json.write(.relationship(link), in: diff.new)
        }
        json.writeAll("removed", diff.removedRelationships) { json, link in
          json.write(.relationship(link), in: diff.old)
        }
        json.writeAll("changed", diff.changedRelationships) { json, change in
          json.object { json in
            json.field("relationship", diff.new.id(of: change.new))
            json.write(change.properties, in: diff.new)
          }
        }
      }
      json.key("findings")
      json.object { json in
        json.writeAll("opened", findings.opened) { $0.write($1, in: diff.new) }
        json.writeAll("closed", findings.closed) { $0.write($1, in: diff.old) }
        json.writeAll("changed", findings.changed.map(\.after)) { $0.write($1, in: diff.new) }
        json.write(findings.unassessed, in: diff.old)
        json.field("newlyAssessed", findings.newlyAssessed)
      }
      json.writeAll("attributes", diff.attributes) { $0.write($1, in: diff.new) }
      json.writeAll("renumbered", diff.renumberedRelationships) { json, change in
        json.object { json in
          json.field("old", diff.old.id(of: change.old))
          json.field("new", diff.new.id(of: change.new))
        }
      }
      json.writeAll("matchedByName", diff.matchedByName) { json, pair in
        json.object { json in
          json.field("old", diff.old.id(of: pair.old))
          json.field("new", diff.new.id(of: pair.new))
        }
      }
      json.key("withoutID")
      json.object { json in
        json.field("old", diff.old.placedNodes.count)
        json.field("new", diff.new.placedNodes.count)
      }
      json.writeAll("renamed", diff.renamed) { json, change in
        json.object { json in
          json.field("node", diff.new.id(of: change.new))
          json.field("from", diff.old.displayName(of: change.old))
          json.field("to", diff.new.displayName(of: change.new))
        }
      }
      json.writeAll("moved", diff.moves) { json, move in
        json.object { json in
          json.field("node", diff.new.id(of: move.node))
          json.field("type", move.type)
          json.field("from", diff.old.id(of: move.from))
          json.field("to", diff.new.id(of: move.to))
        }
      }
    }
    return json.finish()
  }
}

extension JSONWriter {
  mutating func writeAll<Element>(
    _ key: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    self.key(key)
    array { json in for element in elements { body(&json, element) } }
  }

  fileprivate mutating func write(_ properties: [GraphDiff.Property], in graph: Graph) {
    key("properties")
    array { json in for property in properties { json.write(property, in: graph) } }
  }

  fileprivate mutating func write(_ property: GraphDiff.Property, in graph: Graph) {
    object { json in
      json.field("key", property.key)
      json.key("before")
      json.write(Value(property.before), in: graph)
      json.key("after")
      json.write(Value(property.after), in: graph)
    }
  }
}
