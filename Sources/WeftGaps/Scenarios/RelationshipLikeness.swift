import WeftGraph

/// What relationships of one type between the same nodes have in common, the most first.
enum RelationshipLikeness: CaseIterable {
  /// All they say.
  case everything
  /// All but what their files call them.
  case allButName
  /// What their files call them.
  case name
  /// Nothing but what they join.
  case ends

  typealias Properties = [(key: String, value: PropertyValue)]

  /// The property that is what a file calls a relationship.
  static let nameKey = "edgeId"

  /// Whether two relationships have it in common.
  func joins(_ own: Properties, _ other: Properties) -> Bool {
    switch self {
    case .everything: return GraphDiff.differences(own, other).isEmpty
    case .allButName:
      return GraphDiff.differences(own, other).allSatisfy { $0.key == Self.nameKey }
    case .name:
      let name = own.first { $0.key == Self.nameKey }?.value
      return name != nil && name == other.first { $0.key == Self.nameKey }?.value
    case .ends: return true
    }
  }

  /// What a relationship has to have in common with others, equal where they have; nil where it can
  /// have that with none.
  func signature(of properties: Properties) -> Signature? {
    switch self {
    case .everything: Signature(properties)
    case .allButName: Signature(properties.filter { $0.key != Self.nameKey })
    case .name: properties.first { $0.key == Self.nameKey }.map { Signature([$0]) }
    case .ends: Signature([])
    }
  }

  /// Properties in the order of their keys; not-a-number is the same as itself.
  struct Signature: Hashable {
    private let properties: Properties

    init(_ properties: Properties) { self.properties = properties.sorted { $0.key < $1.key } }

    static func == (one: Signature, other: Signature) -> Bool {
      one.properties.count == other.properties.count
        && zip(one.properties, other.properties).allSatisfy {
          $0.key == $1.key && $0.value.isIdentical(to: $1.value)
        }
    }

    func hash(into hasher: inout Hasher) {
      for (key, value) in properties {
        hasher.combine(key)
        Self.hash(value, into: &hasher)
      }
    }

    private static func hash(_ value: PropertyValue, into hasher: inout Hasher) {
      switch value {
      case .float(let number) where number.isNaN: hasher.combine(0)
      case .list(let values):
        hasher.combine(values.count)
        for case let value? in values { hash(value, into: &hasher) }
      default: hasher.combine(value)
      }
    }
  }
}
