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

  /// A query run after the one under test, to look at what that left.
  struct Control: Decodable {
    var query: String
  }

  var id: String
  var query: String
  /// Scripts that build the graph, in order.
  var setup: [String]?
  /// The graph itself, read where there is no script.
  var graphData: GraphData?
  var controls: [Control]?
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
