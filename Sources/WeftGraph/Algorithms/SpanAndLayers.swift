/// The shape of a hierarchy: who manages how many, on how many layers.
///
/// The projection leads down, from manager to report. A loop marks a root and is no relationship
/// otherwise; parallel relationships count as one. A node without relationship and loop is not in the
/// chart. Nodes on cycles and below them have no layer; a node with several managers counts in each of
/// their spans.
public struct SpanAndLayers: Sendable, Equatable {
  /// How many direct reports each node has.
  public let spans: [Int]
  /// How many nodes each one has below it, itself included.
  public let subtreeSizes: [Int]
  /// The steps down from the nearest root to each node; nil where none is above it.
  public let depths: [Int?]
  /// The layers of the chart.
  public let layers: TopologicalLayers
  /// Nodes of the chart that nobody manages, ascending.
  public let roots: [Int]
  /// Nodes that report to themselves, ascending.
  public let selfReports: [Int]
  /// Nodes without any relationship, ascending.
  public let outside: [Int]

  /// Nodes with at least one report, ascending.
  public var managers: [Int] { spans.indices.filter { spans[$0] > 0 } }

  /// How many nodes of the chart each layer has, from the top.
  public var layerSizes: [Int] {
    var sizes = layers.sizes
    if !sizes.isEmpty { sizes[0] -= outside.count }
    return sizes
  }

  /// The mean span of those who manage.
  public var meanSpan: Measured<Double> {
    let known = spans.filter { $0 > 0 }
    return known.isEmpty
      ? .undefined("Nobody manages anybody.")
      : .value(Double(known.reduce(0, +)) / Double(known.count))
  }

  /// The middle span of those who manage.
  public var medianSpan: Measured<Double> {
    let known = spans.filter { $0 > 0 }.sorted()
    return known.isEmpty
      ? .undefined("Nobody manages anybody.")
      : .value(Double(known[(known.count - 1) / 2] + known[known.count / 2]) / 2)
  }

  /// Describes a projection that leads down.
  /// - Complexity: O(nodes × entries / 64).
  public static func of(_ projection: Projection) -> SpanAndLayers {
    let graph = NeighbourRows(projection)
    let count = graph.nodeCount
    var isManaged = [Bool](repeating: false, count: count)
    for node in graph.neighbours { isManaged[Int(node)] = true }
    let selfReports = (0..<count).filter { projection.joins($0, $0) }
    var isRoot = (0..<count).map { !isManaged[$0] && graph.degree($0) > 0 }
    for node in selfReports where !isManaged[node] { isRoot[node] = true }
    let roots = (0..<count).filter { isRoot[$0] }
    let spans = (0..<count).map { graph.degree($0) }
    return SpanAndLayers(
      spans: spans, subtreeSizes: subtreeSizes(projection), depths: depths(projection, roots),
      layers: TopologicalLayers.of(projection), roots: roots, selfReports: selfReports,
      outside: (0..<count).filter { !isManaged[$0] && spans[$0] == 0 && !isRoot[$0] })
  }

  private static func subtreeSizes(_ projection: Projection) -> [Int] {
    let reachability = Reachability(projection)
    let reached = reachability.reachedNodes()
    return reachability.components.component.map { reached[Int($0)] }
  }

  private static func depths(_ projection: Projection, _ roots: [Int]) -> [Int?] {
    let search = BreadthFirst.of(projection, from: roots)
    return (0..<projection.nodeCount).map { search.distance(to: $0) }
  }
}
