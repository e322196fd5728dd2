import Foundation
import Testing
import WeftFormats
import WeftGraph

/// A chart read from text, with what tests ask of it.
struct ReadChart {
  let graph: Graph
  let ledger: ImportLedger

  init(graph: Graph, ledger: ImportLedger) {
    self.graph = graph
    self.ledger = ledger
  }

  init(_ text: String..., options: ImportOptions = ImportOptions()) throws {
    try self.init(
      sources: text.enumerated().map { ("source\($0).graphml", Array($1.utf8)) }, options)
  }

  init(
    sources: [(name: String, bytes: [UInt8])], _ options: ImportOptions = ImportOptions()
  ) throws {
    var reader = try ChartReader(options: options)
    for (name, bytes) in sources { try reader.add(name: name, bytes: bytes) }
    (graph, ledger) = try reader.finish()
  }

  init(mapping: String, _ text: String...) throws {
    var options = ImportOptions()
    options.mapping = ("mapping.yml", mapping)
    try self.init(
      sources: text.enumerated().map { ("source\($0).graphml", Array($1.utf8)) }, options)
  }

  /// The labels of a node, sorted.
  func labels(_ id: String) -> [String] {
    guard let node = graph.node(id) else { return ["no node \(id)"] }
    return graph.labels(of: node).map { graph.name(of: $0) }.sorted()
  }

  /// A node's property.
  func value(_ id: String, _ key: String) -> PropertyValue? {
    guard let node = graph.node(id), let key = graph.key(key) else { return nil }
    return graph.value(of: key, node)
  }

  /// All relationships as `from TYPE to`, sorted.
  var relationships: [String] {
    (0..<graph.relationshipCount).map { index in
      let id = RelationshipID(index)
      let arrow = graph.undirected.contains(index) ? "~" : " "
      return graph.id(of: graph.source(of: id)) + arrow + graph.name(of: graph.type(of: id)) + arrow
        + graph.id(of: graph.target(of: id))
    }.sorted()
  }

  /// A property of the only relationship of a type.
  func value(of type: String, _ key: String) -> PropertyValue? {
    guard let type = graph.type(type), let key = graph.key(key),
      let first = graph.typeRanges[type.index].first
    else { return nil }
    return graph.value(of: key, RelationshipID(first))
  }

  /// How often each code was noted, over all sources.
  var codes: [String: Int] {
    var result: [String: Int] = [:]
    for source in ledger.sources {
      for note in source.notes { result[note.code, default: 0] += note.count }
    }
    return result
  }

  func note(_ code: String) -> ImportLedger.Note? {
    ledger.sources.flatMap(\.notes).first { $0.code == code }
  }
}

/// A GraphML document of the given content, with keys for the attributes used most.
func graphML(_ content: String, keys: String = "", edgeDefault: String = "directed") -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="type" for="edge" attr.name="kind" attr.type="string"/>
  \(keys)
  <graph id="G" edgedefault="\(edgeDefault)">
  \(content)
  </graph>
  </graphml>
  """
}

/// A node element with a kind and further data.
func node(_ id: String, _ kind: String, _ data: [String: String] = [:]) -> String {
  let more = data.sorted { $0.key < $1.key }.map { "<data key=\"\($0.key)\">\($0.value)</data>" }
  return "<node id=\"\(id)\"><data key=\"kind\">\(kind)</data>\(more.joined())</node>"
}

/// An edge element with a type and further data.
func edge(
  _ source: String, _ type: String, _ target: String, _ data: [String: String] = [:]
) -> String {
  let more = data.sorted { $0.key < $1.key }.map { "<data key=\"\($0.key)\">\($0.value)</data>" }
  return "<edge source=\"\(source)\" target=\"\(target)\"><data key=\"type\">\(type)</data>"
    + "\(more.joined())</edge>"
}

/// The diagnostics that refuse something.
func refusal(_ body: () throws -> Void) -> [Diagnostic] {
  do {
    try body()
    return []
  } catch let error as InputError {
    return error.diagnostics
  } catch {
    return []
  }
}

/// Files that tests read, found from this file's place.
enum Fixtures {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}
