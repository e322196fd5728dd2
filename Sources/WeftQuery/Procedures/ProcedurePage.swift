package import WeftGraph

/// What a procedure's page says beyond its summary, call and yields.
public struct ProcedurePage: Sendable, Equatable {
  /// Where the measure was published.
  public var source: String
  /// What its columns mean, where their names do not say it.
  public var columns: [String: String]
  /// The options it reads beyond those every procedure reads; others are left out of a call and told.
  public var options: [String]
  /// What an option means here, where that is more than everywhere.
  public var optionNotes: [String: String]
  /// How relationships are followed unless an option says otherwise, nil where that does not matter;
  /// set with the procedure.
  package var direction: Projection.Direction?
  /// What it does with parallel relationships and loops.
  public var parallels: String
  /// What nodes without relationships get.
  public var isolates: String
  /// When the result is null or has no rows.
  public var undefined: String
  /// How its cost grows.
  public var complexity: String
  /// The page of the documentation it is on.
  public var family: String

  /// Creates a page.
  public init(
    family: String, source: String, columns: [String: String] = [:], options: [String] = [],
    optionNotes: [String: String] = [:],
    parallels: String = "Parallel relationships count as one; loops are left out.",
    isolates: String, undefined: String, complexity: String
  ) {
    self.family = family
    self.source = source
    self.columns = columns
    self.options = options
    self.optionNotes = optionNotes
    self.parallels = parallels
    self.isolates = isolates
    self.undefined = undefined
    self.complexity = complexity
  }

  /// The options of `graph.*` procedures that only some of them read, as their pages say.
  package static let ownOptions = [
    "direction", "weight", "from", "to", "group", "seed", "samples",
  ]

  /// What each option of a `graph.*` procedure means.
  package static let optionMeanings: [(name: String, meaning: String)] = [
    ("labels", "nodes with one of these labels; every node if left out"),
    ("types", "relationships of these types; every type if left out"),
    (
      "direction",
      "'out' along relationships, 'in' against them, 'both' without direction; what leads to a node and what it leads to is meant that way, but in and out in the names of columns and measures are always those of the chart"
    ),
    (
      "weight",
      "the numeric property that weighs relationships, 1 where it is missing; whoever reckons with weights refuses those that are no numbers, above 1e100 or below 1e-100"
    ),
    ("asOf", "a date: only nodes active and relationships current on that day"),
    ("without", "a map: no relationships with one of these property values"),
    (
      "lift", "{through: 'OWNS'}: ends of relationships stand for the selected nodes joined to them"
    ),
    ("from", "a node or a list of nodes where paths begin"),
    ("to", "a node or a list of nodes where paths end"),
    (
      "group",
      "the property, or the type whose target, says which group a node is in; of several targets the first in the chart, and the answer says how many nodes have several"
    ),
    ("seed", "an integer that determines all chance; 1 if left out"),
    ("samples", "a positive integer: how many draws, permutations, paths or nodes"),
  ]
}
