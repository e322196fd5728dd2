public import WeftGaps
public import WeftGraph

/// What of a chart is drawn, and how much of it.
public struct DrawingOptions: Sendable {
  /// Down to which kind of unit everything is collapsed at once.
  public enum Collapse: String, Sendable, CaseIterable {
    case team, function
  }

  /// Findings to mark; nil draws the chart without any.
  public var report: GapReport?
  /// The day as-of which roles are held; nil is that of the findings, and without either any holder counts.
  public var asOf: CalendarDate?
  /// Nodes to draw the surroundings of; empty draws the whole chart.
  public var focus: [NodeID] = []
  /// How many relationships the surroundings reach.
  public var hops = 2
  /// How many levels of units are drawn; nil draws all.
  public var depth: Int?
  /// The most nodes a drawing may have; units collapse bottom-up until it holds.
  public var maximumNodes = 150
  /// Collapses every unit of a kind at once.
  public var collapse: Collapse?
  /// Nodes and relationships of a query's answer: only these are drawn.
  public var selection: (nodes: [NodeID], relationships: [RelationshipID])?

  /// Nodes and relationships of a change, drawn as new.
  public var added: (nodes: Set<NodeID>, relationships: Set<RelationshipID>) = ([], [])

  /// Draws a whole chart, collapsed to 150 nodes.
  public init() {}
}
