public import WeftFormats
public import WeftGraph
import WeftQuery

/// An import ledger as the JSON document scripts rely on.
public enum LedgerJSON {
  /// The document.
  /// - Parameter allPlaces: Whether every place of a note is listed.
  public static func text(_ ledger: ImportLedger, asOf: CalendarDate, allPlaces: Bool) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("asOf", ValueText.temporal(.date(asOf)))
      json.key("sources")
      json.array { json in
        for source in ledger.sources { json.write(source, allPlaces: allPlaces) }
      }
      json.key("graph")
      json.object { json in
        json.field("nodes", ledger.graph.nodes)
        json.field("relationships", ledger.graph.relationships)
        json.field("placeholders", ledger.graph.placeholders)
        json.key("labels")
        json.object { json in
          for label in ledger.graph.labels { json.field(label.name, label.count) }
        }
        json.key("types")
        json.object { json in for type in ledger.graph.types { json.field(type.name, type.count) } }
      }
    }
    return json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ source: ImportLedger.Source, allPlaces: Bool) {
    object { json in
      json.field("path", source.path)
      json.field("format", source.format)
      json.field("dialect", source.dialect)
      json.field("encoding", source.encoding)
      json.field("bytes", source.bytes)
      json.key("read")
      json.object { json in
        json.field("nodes", source.read.nodes)
        json.field("edges", source.read.edges)
        json.field("hyperedges", source.read.hyperedges)
        json.field("ports", source.read.ports)
        json.field("keys", source.read.keys)
        json.field("graphs", source.read.graphs)
        json.field("data", source.read.data)
      }
      json.key("notes")
      json.array { json in
        for note in source.notes { json.write(note, allPlaces: allPlaces) }
      }
    }
  }

  private mutating func write(_ note: ImportLedger.Note, allPlaces: Bool) {
    object { json in
      json.field("code", note.code)
      json.field("severity", note.severity.rawValue)
      json.field("count", note.count)
      json.field("message", note.message)
      json.field("line", note.position?.line)
      json.field("column", note.position?.column)
      guard allPlaces else { return }
      json.key("places")
      json.array { json in
        for place in note.places {
          json.array { json in
            json.integer(Int64(place.line))
            json.integer(Int64(place.column))
          }
        }
      }
    }
  }
}
