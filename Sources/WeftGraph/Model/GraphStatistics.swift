/// Exact counts over a whole graph, computed once when it is built.
public struct GraphStatistics: Sendable {
  /// Counts over the relationships of one type.
  public struct TypeStatistics: Sendable, Hashable {
    /// How many relationships have the type.
    public let count: Int
    /// Nodes with at least one outgoing relationship of the type.
    public let distinctSources: Int
    /// Nodes with at least one incoming relationship of the type.
    public let distinctTargets: Int
    /// The highest number of outgoing relationships of one node.
    public let maximumOutDegree: Int
    /// The highest number of incoming relationships of one node.
    public let maximumInDegree: Int
    /// Relationships that lead from a node to itself.
    public let loops: Int
    /// Relationships by the label sets of their ends, in ascending order of the pair.
    package let ends: [EndCount]
  }

  /// How many relationships of a type join two label sets.
  package struct EndCount: Sendable, Hashable {
    /// Index in ``Graph/labelSets`` of the source.
    package let source: Int
    /// Index in ``Graph/labelSets`` of the target.
    package let target: Int
    /// How many.
    package let count: Int
  }

  /// Nodes that carry each label, by ``LabelID``.
  public let nodesPerLabel: [Int]
  /// Counts of each type, by ``TypeID``.
  public let types: [TypeStatistics]

  init(
    labelCount: Int, labelSets: [Graph.LabelSet], typeRanges: [Range<Int>],
    sources: [NodeID], targets: [NodeID], outgoing: [Adjacency], incoming: [Adjacency],
    threads: Int = 1
  ) {
    var perLabel = [Int](repeating: 0, count: labelCount)
    var sets: [UInt16] = []
    sets.reserveCapacity(labelSets.last?.nodes.upperBound ?? 0)
    for (index, set) in labelSets.enumerated() {
      for label in set.labels { perLabel[label.index] += set.nodes.count }
      sets.append(contentsOf: repeatElement(UInt16(index), count: set.nodes.count))
    }
    nodesPerLabel = perLabel
    let setOfNode = sets
    types = Parallel.reduce(
      blocks: typeRanges.count, threads: threads, into: [TypeStatistics]()
    ) { type in
      Self.statistics(
        typeRanges[type], setOfNode, sets: labelSets.count, sources: sources, targets: targets,
        outgoing[type], incoming[type])
    } merge: {
      $0.append($1)
    }
  }

  /// Counts the relationships of one type.
  private static func statistics(
    _ range: Range<Int>, _ setOfNode: [UInt16], sets: Int, sources: [NodeID], targets: [NodeID],
    _ outgoing: Adjacency, _ incoming: Adjacency
  ) -> TypeStatistics {
    var pairs: [Int: Int] = [:]
    var last = (pair: -1, count: 0)
    var loops = 0
    for relationship in range {
      if sources[relationship] == targets[relationship] { loops += 1 }
      let source = Int(setOfNode[sources[relationship].index])
      let pair = source * sets + Int(setOfNode[targets[relationship].index])
      if pair == last.pair {
        last.count += 1
      } else {
        if last.count > 0 { pairs[last.pair, default: 0] += last.count }
        last = (pair, 1)
      }
    }
    if last.count > 0 { pairs[last.pair, default: 0] += last.count }
    return TypeStatistics(
      count: range.count,
      distinctSources: outgoing.sources.count,
      distinctTargets: incoming.sources.count,
      maximumOutDegree: outgoing.maximumDegree,
      maximumInDegree: incoming.maximumDegree,
      loops: loops,
      ends: pairs.sorted { $0.key < $1.key }.map { pair, count in
        EndCount(source: pair / sets, target: pair % sets, count: count)
      }
    )
  }
}

extension Adjacency {
  /// The highest number of entries of one node.
  var maximumDegree: Int {
    var result = 0
    for rank in 0..<max(offsets.count - 1, 0) {
      result = max(result, Int(offsets[rank + 1] - offsets[rank]))
    }
    return result
  }
}

extension PropertyColumn {
  /// How many different values the column holds; exact.
  /// - Complexity: O(values) for booleans, strings, and integers and dates of a narrow range; else
  ///   O(values log values).
  package var distinctCount: Int {
    switch storage {
    case .booleans(let values): (values.contains(true) ? 1 : 0) + (values.contains(false) ? 1 : 0)
    case .integers(let values): Self.distinct(values)
    case .dates(let values): Self.distinct(values.map(\.days))
    case .strings(let values): Self.distinct(values.map { Int64($0.rawValue) })
    case .floats(let values): Set(values).count
    case .mixed(let values): Set(values).count
    }
  }

  private static func distinct(_ values: [Int64]) -> Int {
    guard let low = values.min(), let high = values.max() else { return 0 }
    let (width, overflow) = high.subtractingReportingOverflow(low)
    if !overflow, width < Int64(values.count) * 64 {
      var seen = Bitset(capacity: Int(width) + 1)
      for value in values { seen.insert(Int(value - low)) }
      return seen.count
    }
    let sorted = values.sorted()
    return 1 + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
  }
}
