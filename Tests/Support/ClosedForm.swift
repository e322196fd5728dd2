public import WeftGraph

/// Small graphs whose values follow by hand.
public enum ClosedForm {
  /// Krackhardt's kite, its names by node, and its expected values.
  public static func kite() throws -> (Projection, [String], JSONValue) {
    let expected = try Reference.fixture("closed-form/expected.json")["krackhardt_kite"]
    let edges = expected["edges"].array.map(\.strings)
    let names = Set(edges.joined()).sorted()
    let arcs = edges.map { edge in
      (names.firstIndex(of: edge[0]) ?? 0, names.firstIndex(of: edge[1]) ?? 0)
    }
    let kite = RandomGraphs.projection(nodes: names.count, arcs: arcs, direction: .both)
    return (kite, names, expected)
  }

  /// The cases of Krackhardt's four measures: name, boss-to-report arcs, expected values.
  public static func hierarchies() throws -> [(String, Projection, JSONValue)] {
    let expected = try Reference.fixture("closed-form/expected.json")["krackhardt_gtd"]
    return expected.object.sorted { $0.key < $1.key }.map { name, values in
      let arcs = values["arcs_boss_to_report"].array.map { ($0.integers[0], $0.integers[1]) }
      return (
        name, RandomGraphs.projection(nodes: values["n"].integer ?? 0, arcs: arcs), values
      )
    }
  }
}
