public import WeftGraph

extension JSONWriter {
  /// Writes one diagnostic.
  public mutating func write(_ diagnostic: Diagnostic) {
    object { json in
      json.field("code", diagnostic.code)
      json.field("severity", diagnostic.severity.rawValue)
      json.field("message", diagnostic.message)
      json.field("file", diagnostic.file)
      json.field("line", diagnostic.position?.line)
      json.field("column", diagnostic.position?.column)
      json.field("length", diagnostic.length)
      json.field("hint", diagnostic.hint)
      json.field("notes", diagnostic.notes)
      if let status = diagnostic.gqlStatus { json.field("gqlStatus", status) }
      if let tck = diagnostic.tck {
        json.key("tck")
        json.object { json in
          json.field("type", tck.type)
          json.field("phase", tck.phase)
          json.field("detail", tck.detail)
        }
      }
    }
  }
}

/// A refusal as JSON: what standard output carries where a machine format was asked for.
public enum RefusalJSON {
  /// The document of one or more errors.
  public static func text(_ error: InputError) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("errors")
      json.array { json in for diagnostic in error.diagnostics { json.write(diagnostic) } }
    }
    return json.finish()
  }
}
