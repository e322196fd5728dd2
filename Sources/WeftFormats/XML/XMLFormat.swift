import WeftGraph

/// The formats of XML charts.
enum XMLFormat: String, CaseIterable, Sendable {
  case graphml, gexf, archimate, dynetml
  case hrXML = "hr-xml"
  case drawio, bpmn, opml, freemind, xgmml
  /// Any other XML, read as a mapping says.
  case xml

  /// The format a root element shows, with the help of the file's ending where it could be several;
  /// or nil.
  /// - Parameter schema: Where the root says its schemas are.
  static func of(root name: XMLName, path: String, schema: String = "") -> XMLFormat? {
    if let format = of(root: name) { return format }
    if name.local == "model", name.namespace.isEmpty, schema.lowercased().contains("/archimate") {
      return .archimate
    }
    let format = of(path: path)
    switch (name.local, format) {
    case ("model", .archimate), ("definitions", .bpmn), ("map", .freemind), ("graph", .xgmml):
      return format
    default: return nil
    }
  }

  private static func of(root name: XMLName) -> XMLFormat? {
    let namespace = name.namespace.lowercased()
    switch name.local {
    case "graphml": return .graphml
    case "gexf": return .gexf
    case "model" where namespace.contains("archimate"): return .archimate
    case "mxfile", "mxGraphModel", "svg": return .drawio
    case "definitions" where namespace.contains("bpmn"): return .bpmn
    case "opml": return .opml
    case "map" where namespace.isEmpty: return .freemind
    case "graph" where namespace.isEmpty || namespace.contains("xgmml"): return .xgmml
    default: break
    }
    let folded = name.local.lowercased()
    let isDyNetML = [
      "dynamicmetanetwork", "metanetwork", "dynamicnetwork", "metamatrix", "dynamicmetamatrix",
    ].contains(folded)
    if isDyNetML { return .dynetml }
    return folded.hasSuffix("organizationchart") ? .hrXML : nil
  }

  private static func of(path: String) -> XMLFormat? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "archimate": return .archimate
    case "bpmn", "bpmn2": return .bpmn
    case "mm": return .freemind
    case "xgmml": return .xgmml
    default: return nil
    }
  }
}

extension XMLEventBatch {
  /// Where the first element says its schemas are; empty if it does not.
  func schemaOfRoot(_ names: [XMLName]) -> String {
    events.drop { $0.kind != .start }.dropFirst().prefix { $0.kind == .attribute }
      .first { names[Int($0.name)].local == "schemaLocation" }
      .map { String(decoding: bytes[$0.bytes], as: UTF8.self) } ?? ""
  }
}

/// Reads a chart from a whole document.
protocol XMLTreeReader {
  /// What was read so far.
  var filler: DraftFiller { get }

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile)

  /// Reads the document, or refuses it.
  mutating func read() throws(InputError)
}
