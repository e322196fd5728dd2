import Foundation

/// One scenario of the openCypher TCK, as one line of JSON holds it; what is expected is not read.
struct Scenario: Decodable {
  /// The graph a scenario starts from.
  struct GraphData: Decodable {
    struct Node: Decodable {
      var labels: [String]
      /// Constant expressions by key.
      var properties: [String: String]
    }

    struct Relationship: Decodable {
      var type: String
      /// Indices of nodes.
      var from: Int
      var to: Int
      var properties: [String: String]
    }

    var nodes: [Node]
    var relationships: [Relationship]
  }

  /// A procedure that is a table.
  struct TableProcedure: Decodable {
    var signature: String
    var columns: [String]
    /// Literals.
    var rows: [[String]]
  }

  var id: String
  var query: String
  var graphData: GraphData?
  /// Literals by name.
  var parameters: [String: String]?
  var procedures: [TableProcedure]?

  /// Reads scenarios, one a line.
  static func read(_ data: Data) throws -> [Scenario] {
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Scenario.self, from: $0)
    }
  }
}
