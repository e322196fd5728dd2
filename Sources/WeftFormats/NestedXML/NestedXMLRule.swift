import WeftGraph

/// How a mapping reads elements of home-made XML as nodes.
struct NestedXMLRule: Sendable {
  /// A further relationship of the nodes.
  struct Relation: Sendable {
    /// The id of the node at the other end.
    var end: XMLTemplate
    /// Whether the other end is the source.
    var isFromOther: Bool
    var type: String
    /// Where the end stands in the mapping.
    var place: SourcePosition
  }

  /// A path that a key of the rule asks for.
  struct Question: Sendable {
    var key: String
    var path: XMLPath
    /// Where the key's value stands in the mapping.
    var place: SourcePosition
  }

  /// The elements that are nodes: their name and what they must have, behind that of elements around.
  var node = XMLPath()
  /// Where a node's id stands; nil gives it its place.
  var id: XMLTemplate?
  /// Where the words that name a node stand; of several they are joined by a space.
  var label: [XMLPath] = []
  /// The label of the nodes, if no attribute names a kind.
  var kind: String?
  /// Where the id of a node's superior stands; nil for the node it is inside of.
  var parent: XMLTemplate?
  /// Whether nodes have no superior at all.
  var isLoose = false
  /// The type of the relationship to the superior; nil for what nesting means between the kinds.
  var type: String?
  /// Whether the elements are relationships, from and to the ends of which there is one each.
  var isRelation = false
  /// Further relationships, or the ends of what is one.
  var relations: [Relation] = []
  /// Where the rule stands in the mapping.
  var place = SourcePosition(line: 1, column: 1)
  /// What it asks for, key by key.
  private(set) var questions: [Question] = []

  /// Adds what a key asks for.
  mutating func ask(_ paths: [XMLPath]?, _ key: String, at place: SourcePosition) {
    // An element is always there; it may have no words.
    questions += (paths ?? []).filter { $0 != XMLPath() }.map {
      Question(key: key, path: $0, place: place)
    }
  }

  /// The paths whose values are no properties.
  var taken: [XMLPath] {
    (id?.paths ?? []) + (parent?.paths ?? []) + label
      + (isRelation ? relations.flatMap(\.end.paths) : [])
  }

  /// All paths to values.
  private var all: [XMLPath] { taken + relations.flatMap(\.end.paths) }

  /// The attributes that tell children of a name apart, as paths of the rule do.
  var told: [String: String] {
    var result: [String: String] = [:]
    for path in all {
      if let step = path.steps.first, let told = step.told { result[step.name] = told.attribute }
    }
    return result
  }

  /// The names of children that places tell apart.
  var placed: Set<String> {
    Set(all.compactMap(\.steps.first).filter { $0.place != nil }.map(\.name))
  }

  /// The children of a node that hold what the rule asks for.
  var asked: Set<String> {
    Set(all.compactMap(\.steps.first?.name))
  }
}
