import WeftGraph

/// What lies around some nodes of a graph, as a graph of its own.
///
/// Nodes keep their ids, labels and properties. It reaches a number of steps along relationships of any
/// direction, passes through no node with very many of them, and holds every relationship between the
/// nodes it has.
struct Neighbourhood {
  /// How many steps it reaches.
  static let steps = 2
  /// How many relationships a node may have for others to be reached through it.
  static let mostThrough = 40
  /// How many nodes it has at most.
  static let mostNodes = 400

  /// The nodes and relationships.
  let graph: Graph
  private let own: [RelationshipID: RelationshipID]

  /// - Complexity: O(nodes it has × their relationships and properties).
  init(of centre: some Sequence<NodeID>, in whole: Graph) {
    var nodes = Set(centre)
    var edge = Array(nodes)
    for _ in 0..<Self.steps {
      var next: Set<NodeID> = []
      for node in edge {
        let others = Self.neighbours(of: node, in: whole)
        for other in others where !nodes.contains(other) { next.insert(other) }
      }
      if nodes.count + next.count > Self.mostNodes { break }
      nodes.formUnion(next)
      edge = next.filter { Self.degree(of: $0, in: whole) <= Self.mostThrough }
    }
    var builder = GraphBuilder()
    builder.attributes = whole.attributes
    var places: [NodeID: Int] = [:]
    for node in nodes.sorted() {
      let place = builder.addNode(
        whole.id(of: node), labels: whole.labels(of: node).map { whole.name(of: $0) })
      places[node] = place
      for property in whole.properties(of: node) {
        builder.set(property.key, of: place, to: property.value)
      }
    }
    var relationships: [RelationshipID] = []
    for node in nodes {
      for adjacency in whole.outgoing {
        for entry in adjacency.entries(of: node)
        where places[adjacency.neighbours[entry]] != nil {
          relationships.append(adjacency.relationship(at: entry))
        }
      }
    }
    relationships.sort()
    for relationship in relationships {
      guard let from = places[whole.source(of: relationship)],
        let to = places[whole.target(of: relationship)]
      else { continue }
      let place = builder.addRelationship(
        whole.name(of: whole.type(of: relationship)), from: from, to: to)
      for property in whole.properties(of: relationship) {
        builder.set(property.key, ofRelationship: place, to: property.value)
      }
    }
    graph = builder.finish()
    own = Self.pairs(relationships, in: whole, with: graph)
  }

  /// The relationship of this graph that is one of the whole.
  func callAsFunction(_ relationship: RelationshipID) -> RelationshipID? { own[relationship] }

  private static func neighbours(of node: NodeID, in graph: Graph) -> [NodeID] {
    (graph.outgoing + graph.incoming).flatMap { adjacency in
      adjacency.entries(of: node).map { adjacency.neighbours[$0] }
    }
  }

  private static func degree(of node: NodeID, in graph: Graph) -> Int {
    (graph.outgoing + graph.incoming).reduce(0) { $0 + $1.entries(of: node).count }
  }

  /// Relationships of a whole and, in the same order within a type and its ends, those of a part.
  private static func pairs(
    _ relationships: [RelationshipID], in whole: Graph, with part: Graph
  ) -> [RelationshipID: RelationshipID] {
    struct Ends: Hashable {
      var from, to: String
      var type: String
    }
    func ends(_ relationship: RelationshipID, _ graph: Graph) -> Ends {
      Ends(
        from: graph.id(of: graph.source(of: relationship)),
        to: graph.id(of: graph.target(of: relationship)),
        type: graph.name(of: graph.type(of: relationship)))
    }
    var waiting: [Ends: [RelationshipID]] = [:]
    for number in (0..<part.relationshipCount).reversed() {
      waiting[ends(RelationshipID(number), part), default: []].append(RelationshipID(number))
    }
    var result: [RelationshipID: RelationshipID] = [:]
    for relationship in relationships {
      result[relationship] = waiting[ends(relationship, whole)]?.popLast()
    }
    return result
  }
}
