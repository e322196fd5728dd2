/// Which nodes are active and which relationships current on one day, as three-valued sets.
package struct ValidityMasks: Sendable {
  /// Nodes whose `active` is not false and that have started and not ended; an AI system whose status is
  /// `retired` or `decommissioned` has ended.
  package let active: Bitset
  /// Nodes of which that cannot be told: a date or Boolean there cannot be read.
  package let activeUnknown: Bitset
  /// Relationships that have started (`since`) and not ended (`until`).
  package let current: Bitset
  /// Relationships of which that cannot be told.
  package let currentUnknown: Bitset

  /// Evaluates every node and relationship.
  ///
  /// Placeholders (nodes labelled `Missing`) are never active.
  /// - Parameters:
  ///   - hidden: Relationships that are taken to be not current, whatever they say.
  ///   - hiddenNodes: Nodes that are taken to be not active.
  /// - Complexity: O(nodes + relationships + dated values).
  package init(
    of graph: Graph, asOf: CalendarDate, hiding hidden: [RelationshipID] = [],
    nodes hiddenNodes: [NodeID] = []
  ) {
    var nodes = Verdicts(count: graph.nodeCount)
    if let missing = graph.label("Missing") {
      for range in graph.ranges(of: missing) {
        for node in range { nodes.reject(node) }
      }
    }
    PropertyReader(node: "active", in: graph).forEach { node, value in
      switch value.asBoolean {
      case true?: break
      case false?: nodes.reject(node)
      case nil: nodes.doubt(node)
      }
    }
    if let systems = graph.label("AISystem") {
      let status = PropertyReader(node: "status", in: graph)
      for range in graph.ranges(of: systems) {
        for node in range where status.text(node).map(Self.isOver) ?? false { nodes.reject(node) }
      }
    }
    nodes.apply(PropertyReader(node: "start", in: graph)) { $0 <= asOf }
    nodes.apply(PropertyReader(node: "end", in: graph)) { asOf <= $0 }
    for node in hiddenNodes { nodes.reject(node.index) }
    (active, activeUnknown) = nodes.finish()

    var relationships = Verdicts(count: graph.relationshipCount)
    relationships.apply(PropertyReader(relationship: "since", in: graph)) { $0 <= asOf }
    relationships.apply(PropertyReader(relationship: "until", in: graph)) { asOf <= $0 }
    for relationship in hidden { relationships.reject(relationship.index) }
    (current, currentUnknown) = relationships.finish()
  }

  /// Whether the status of an AI system says that it is no longer in use.
  private static func isOver(_ status: String) -> Bool {
    ["retired", "decommissioned"].contains(OrganizationVocabulary.fold(status))
  }

  private struct Verdicts {
    var rejected: Bitset
    var doubted: Bitset

    init(count: Int) {
      rejected = Bitset(capacity: count)
      doubted = Bitset(capacity: count)
    }

    mutating func reject(_ owner: Int) { rejected.insert(owner) }
    mutating func doubt(_ owner: Int) { doubted.insert(owner) }

    mutating func apply(_ reader: PropertyReader, holds: (CalendarDate) -> Bool) {
      reader.forEachDay { owner, day in
        if let day {
          if !holds(day) { rejected.insert(owner) }
        } else {
          doubted.insert(owner)
        }
      }
    }

    /// False beats unknown: who has left has left, whatever else cannot be read.
    func finish() -> (isTrue: Bitset, isNull: Bitset) {
      var isNull = doubted
      isNull.subtract(rejected)
      var isTrue = Bitset(full: rejected.capacity)
      isTrue.subtract(rejected)
      isTrue.subtract(doubted)
      return (isTrue, isNull)
    }
  }
}
