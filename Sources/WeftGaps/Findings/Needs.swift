import WeftGraph
import WeftQuery

/// Which data a chart has, or is declared to have recorded completely.
struct Needs {
  /// The parameter that hands a run's declarations on to `org.recorded`.
  static let parameter = "org.complete"

  private let graph: Graph
  private let complete: Set<String>

  /// - Parameter complete: Declared by settings or command line; the chart's own attribute is added.
  init(_ graph: Graph, complete: Set<String>) {
    self.graph = graph
    self.complete = complete.union(Self.declared(by: graph))
  }

  /// What a run of rules declares.
  init(_ context: EvaluationContext) {
    var complete: Set<String> = []
    if case .list(let declared)? = context.parameters[Self.parameter] {
      complete = Set(declared.compactMap(\.scalarText))
    }
    self.init(context.graph, complete: complete)
  }

  /// What the chart's `complete` attribute names.
  private static func declared(by graph: Graph) -> Set<String> {
    switch graph.attribute("complete") {
    case .string(let text)?:
      Set(text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init))
    case .list(let items)?:
      Set(
        items.compactMap { item in
          if case .string(let name)? = item { return name }
          return nil
        })
    default: []
    }
  }

  /// The needs that are not met; `A|B` is met by either.
  func missing(for needs: [String]) -> [String] {
    needs.filter { need in
      !need.split(separator: "|").contains { isMet($0.filter { $0 != " " }) }
    }
  }

  /// The least share of the nodes and relationships of some needs that record the property asked for.
  ///
  /// Of `A|B` the better one counts; nil where no need asks for a property.
  func coverage(of needs: [String]) -> Double? {
    needs.compactMap { need in
      need.split(separator: "|").compactMap { share($0.filter { $0 != " " }) }.max()
    }.min()
  }

  private func share(_ need: String) -> Double? {
    let parts = need.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    if complete.contains(need) { return 1 }
    guard let key = graph.key(parts[1]) else { return nil }
    func share(_ ranges: [Range<Int>], _ column: PropertyColumn?) -> Double? {
      let all = ranges.reduce(0) { $0 + $1.count }
      guard all > 0, let column else { return nil }
      let known = ranges.reduce(0) { $0 + $1.count(where: column.presence.contains) }
      return Double(known) / Double(all)
    }
    if let label = graph.label(parts[0]) {
      return share(graph.ranges(of: label), graph.nodeColumns[key.index])
    }
    return graph.type(parts[0]).flatMap {
      share([graph.typeRanges[$0.index]], graph.relationshipColumns[key.index])
    }
  }

  private func isMet(_ need: String) -> Bool {
    if complete.contains(need) { return true }
    let parts = need.split(separator: ".", maxSplits: 1)
    guard let name = parts.first.map(String.init) else { return true }
    guard parts.count == 2 else { return occurs(name) }
    // Nothing of a kind that is recorded completely: there is no property to miss.
    if complete.contains(name), !occurs(name) { return true }
    return has(String(parts[1]), on: name)
  }

  private func occurs(_ name: String) -> Bool {
    if let label = graph.label(name), graph.statistics.nodesPerLabel[label.index] > 0 {
      return true
    }
    return graph.type(name).map { !graph.typeRanges[$0.index].isEmpty } ?? false
  }

  private func has(_ property: String, on name: String) -> Bool {
    guard let key = graph.key(property) else { return false }
    if let label = graph.label(name), let column = graph.nodeColumns[key.index],
      graph.ranges(of: label).contains(where: { $0.contains(where: column.presence.contains) })
    {
      return true
    }
    if let type = graph.type(name), let column = graph.relationshipColumns[key.index] {
      return graph.typeRanges[type.index].contains(where: column.presence.contains)
    }
    return false
  }
}
