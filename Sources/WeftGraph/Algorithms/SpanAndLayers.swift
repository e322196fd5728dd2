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
    let graph = projection.simple()
    let count = graph.nodeCount
    let degree = Degree.of(graph)
    let selfReports = (0..<count).filter { projection.joins($0, $0) }
    var isRoot = [Bool](repeating: false, count: count)
    for node in 0..<count where degree.incoming[node] == 0 && degree.outgoing[node] > 0 {
      isRoot[node] = true
    }
    for node in selfReports where degree.incoming[node] == 0 { isRoot[node] = true }
    let roots = (0..<count).filter { isRoot[$0] }
    let search = BreadthFirst.of(graph, from: roots)
    let reachability = Reachability(graph)
    let reached = reachability.reachedNodes()
    return SpanAndLayers(
      spans: degree.outgoing,
      subtreeSizes: reachability.components.component.map { reached[Int($0)] },
      depths: (0..<count).map { search.distance(to: $0) }, layers: TopologicalLayers.of(graph),
      roots: roots, selfReports: selfReports,
      outside: (0..<count).filter {
        degree.incoming[$0] == 0 && degree.outgoing[$0] == 0 && !isRoot[$0]
      })
  }
}
