import WeftGraph

/// What each operator of a run did.
public struct QueryProfile: Sendable {
  /// One operator.
  public struct Entry: Sendable {
    /// How deep it stands in the tree.
    public var depth: Int
    /// The name of the operator.
    public var name: String
    /// What it works on.
    public var details: String
    /// How many rows it was thought to give.
    public var estimate: Double
    /// How many rows it gave.
    public var rows: Int
    /// How many entries of lists of neighbours it looked at.
    public var adjacencyReads: Int
    /// The time spent in it and what feeds it.
    public var time: Duration
  }

  /// The operators, each before what feeds it.
  public var operators: [Entry]
}
