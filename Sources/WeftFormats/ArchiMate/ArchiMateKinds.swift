import WeftGraph

/// What ArchiMate's elements and relationships are in the model.
enum ArchiMateKinds {
  /// Words of version 2 that version 3 spells otherwise.
  static let current = [
    "Realisation": "Realization", "UsedBy": "Serving", "Specialisation": "Specialization",
    "InfrastructureService": "TechnologyService", "InfrastructureFunction": "TechnologyFunction",
    "InfrastructureInterface": "TechnologyInterface", "Network": "CommunicationNetwork",
    "CommunicationPath": "Path", "OrganizationalService": "BusinessService",
  ]

  /// The word an element's kind is read from; its own where the model has none.
  static func label(of type: String) -> String {
    switch type {
    case "BusinessCollaboration": "Team"
    case "BusinessFunction": "Function"
    // A process that several do together.
    case "BusinessInteraction": "Decision"
    case "ApplicationCollaboration", "ApplicationService", "TechnologyService", "SystemSoftware",
      "Node", "Device", "TechnologyCollaboration":
      "System"
    default: type
    }
  }

  /// The label of the model that an element gets; its own word where there is none.
  ///
  /// What may be an AI system or another one counts as a system: both are joined alike.
  static func modelLabel(of type: String) -> String {
    let word = label(of: type)
    guard let (label, alias) = OrganizationVocabulary.labels(readAs: word).first else {
      return word
    }
    if case .ifArtificialElse(let other) = alias.condition { return other }
    return label.name
  }

  /// What a relationship means between two labels, and whether its ends change places.
  static func relation(
    _ type: String, from source: String, to target: String
  ) -> (type: String, isReversed: Bool) {
    for (name, isReversed) in candidates(type) {
      guard let known = OrganizationVocabulary.type(name) else { continue }
      let (from, to) = isReversed ? (target, source) : (source, target)
      if known.from.contains(from), known.to.contains(to) { return (name, isReversed) }
    }
    return (word(type), false)
  }

  /// What is to be told of a relationship that kept its own word: that nobody knows the word, that
  /// it or an end is a word of ArchiMate alone, or that its ends are none that it may join.
  static func code(
    of type: String, readAs meaning: String, from source: String, to target: String
  ) -> String? {
    if OrganizationVocabulary.type(meaning) != nil { return nil }
    guard !candidates(type).isEmpty else {
      return relationships.contains(type) ? "kept-kind" : "unknown-kind"
    }
    // Things of any kind have parts of their own kind; the model has a word for few of them.
    let isOfOneKind = source == target && ["Composition", "Aggregation"].contains(type)
    let areKnown = [source, target].allSatisfy { OrganizationVocabulary.label($0) != nil }
    return areKnown && !isOfOneKind ? "unexpected-ends" : "kept-kind"
  }

  /// What being inside something means between two labels; nil if the model joins them by no such
  /// relationship.
  static func containment(of part: String, in whole: String) -> String? {
    ["PART_OF", "MEMBER_OF"].first {
      guard let type = OrganizationVocabulary.type($0) else { return false }
      return type.from.contains(part) && type.to.contains(whole)
    }
  }

  /// What a relationship may mean, first to last, and whether it is then read from its target.
  private static func candidates(_ type: String) -> [(String, Bool)] {
    switch type {
    case "Composition", "Aggregation": [("PART_OF", true), ("MEMBER_OF", true)]
    case "Assignment":
      [
        ("HOLDS", false), ("RESPONSIBLE_FOR", false), ("MEMBER_OF", false), ("PART_OF", true),
        ("PART_OF", false),
      ]
    case "Serving": [("USES", true), ("SERVES", false), ("DEPENDS_ON", true)]
    case "Realization": [("SERVES", false), ("DEPENDS_ON", true)]
    default: []
    }
  }

  /// A relationship's own word as a type: `FLOW`, `JUNCTION_FLOW`.
  private static func word(_ type: String) -> String {
    var result = ""
    for character in type {
      if character.isUppercase, !result.isEmpty { result += "_" }
      result += character.uppercased()
    }
    return result.isEmpty ? OrganizationVocabulary.unnamedType : result
  }
}
