public import Foundation
public import Testing
public import WeftGraph

/// Data sets with independently computed values.
///
/// The values are in `Tests/Fixtures/science`. The networks themselves are read from the folder named
/// by the environment variable `WEFT_REFERENCE`; tests that need them have the trait `needsReference`.
public enum Reference {
  /// The folder of the reference data, or nil where it is not available.
  public static var folder: URL? {
    ProcessInfo.processInfo.environment["WEFT_REFERENCE"].map { path in
      path.hasPrefix("/")
        ? URL(fileURLWithPath: path)
        : packageFolder.appendingPathComponent(path).standardized
    }
  }

  /// The folder of the package.
  public static var packageFolder: URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// A file of expected values that comes with the tests.
  public static func fixture(_ path: String) throws -> JSONValue {
    try JSONValue(
      file: packageFolder.appendingPathComponent("Tests/Fixtures/science").appendingPathComponent(
        path))
  }

  /// The data sets whose `expected.json` describes layers of one network.
  public static let networks = [
    "burkhardt-brass-agency", "knoke-bureaucracies", "krackhardt-hightech", "lazega-lawfirm",
    "manufacturing-email", "michael-strike", "padgett-florentine",
  ]

  /// Every layer of every network.
  /// - Parameter key: Only layers that have this expected value.
  public static func layers(with key: String) throws -> [ReferenceLayer] {
    let folder = try #require(folder)
    var result: [ReferenceLayer] = []
    for name in networks {
      let expected = try fixture("\(name)/expected.json")
      let layers = expected["layers"].object.filter { !$0.value[key].isNull }
      for (layer, values) in layers.sorted(by: { $0.key < $1.key }) {
        result.append(
          try ReferenceLayer(
            dataset: name, layer: layer, expected: values,
            folder: folder.appendingPathComponent("data").appendingPathComponent(name)))
      }
    }
    try #require(!result.isEmpty, "no layer of the reference data has '\(key)'")
    return result
  }

  /// One relation of a network.
  public static func layer(_ dataset: String, _ layer: String) throws -> ReferenceLayer {
    let folder = try #require(folder)
    let expected = try fixture("\(dataset)/expected.json")["layers"][layer]
    return try ReferenceLayer(
      dataset: dataset, layer: layer, expected: expected,
      folder: folder.appendingPathComponent("data").appendingPathComponent(dataset))
  }

  /// The rows of a CSV file by column name.
  public static func rows(_ file: URL) throws -> [[String: String]] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    guard let head = lines.first else { return [] }
    let names = head.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(names, fields)) { first, _ in first }
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// Runs a test only where the reference data is; elsewhere the run counts it as skipped.
  public static var needsReference: Self {
    .enabled(if: Reference.folder != nil, "WEFT_REFERENCE is not set")
  }
}

/// One relation of a reference network with its expected values.
public struct ReferenceLayer: Sendable {
  /// The folder's name.
  public let dataset: String
  /// The relation's name.
  public let layer: String
  /// The expected values of the relation.
  public let expected: JSONValue
  /// Nodes labelled `Node`, relationships of type `TIE` with property `weight`.
  public let graph: Graph
  /// The rows of `nodes.csv`, by id.
  public let attributes: [String: [String: String]]

  /// Whether the relation has a direction.
  public var isDirected: Bool { expected["directed"].boolean ?? false }

  /// Data set and relation, for messages.
  public var name: String { "\(dataset)/\(layer)" }

  init(dataset: String, layer: String, expected: JSONValue, folder: URL) throws {
    self.dataset = dataset
    self.layer = layer
    self.expected = expected
    let nodes = try Reference.rows(folder.appendingPathComponent("nodes.csv"))
    let ties = try Reference.rows(folder.appendingPathComponent("\(layer).csv"))
    var builder = GraphBuilder()
    var indices: [String: Int] = [:]
    var attributes: [String: [String: String]] = [:]
    for row in nodes {
      guard let id = row["id"] else { continue }
      indices[id] = builder.addNode(id, labels: ["Node"])
      attributes[id] = row
    }
    for row in ties {
      guard let from = row["source"].flatMap({ indices[$0] }),
        let to = row["target"].flatMap({ indices[$0] })
      else { continue }
      let tie = builder.addRelationship("TIE", from: from, to: to)
      builder.set(
        "weight", ofRelationship: tie, to: .float(row["weight"].flatMap(Double.init) ?? 1))
    }
    self.attributes = attributes
    graph = builder.finish()
  }

  /// The relation followed both ways, without weights.
  public var undirected: Projection { Projection(of: graph, direction: .both).simple() }

  /// The relation as it is: along its direction if it has one, without weights.
  public var directed: Projection {
    Projection(of: graph, direction: isDirected ? .out : .both).simple()
  }

  /// The relation as it is, with weights.
  public var weighted: Projection {
    Projection(of: graph, direction: isDirected ? .out : .both, weight: "weight").simple()
  }

  /// The id of a node of one of the projections.
  public func id(_ node: Int) -> String { graph.id(of: NodeID(node)) }

  /// The number of a node in any of the projections.
  public func node(_ id: String) -> Int? { graph.node(id)?.index }

  /// The groups of an attribute as numbers by node, and their names.
  public func groups(_ attribute: String) -> (numbers: [Int?], names: [String]) {
    var names: [String] = []
    var numbers: [Int?] = []
    for node in 0..<graph.nodeCount {
      guard let value = attributes[id(node)]?[attribute], !value.isEmpty else {
        numbers.append(nil)
        continue
      }
      if !names.contains(value) { names.append(value) }
      numbers.append(names.firstIndex(of: value))
    }
    return (numbers, names)
  }

  /// Differences between expected values by node id and those found, worst first; empty if all agree.
  public func mismatches(_ expected: JSONValue, _ found: (Int) -> Double?) -> [String] {
    expected.object.sorted { $0.key < $1.key }.compactMap { id, value in
      guard let node = node(id) else { return "\(name): no node \(id)" }
      let actual = found(node)
      return agree(value.number, actual)
        ? nil : "\(name) \(id): expected \(value.number as Any), found \(actual as Any)"
    }
  }
}

/// Whether a value equals an expected one given to ten digits; nil is undefined.
public func agree(_ expected: Double?, _ found: Double?, tolerance: Double = 1e-9) -> Bool {
  guard let expected, let found else { return expected == nil && found == nil }
  return abs(expected - found) <= tolerance * max(1e-3, abs(expected))
}
