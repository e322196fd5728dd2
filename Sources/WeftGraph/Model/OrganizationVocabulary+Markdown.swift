extension OrganizationVocabulary {
  /// The whole table as a Markdown page; `docs/model.md` is this text.
  package static var markdown: String {
    """
    # The organization model

    A chart is a graph: nodes carry labels, relationships one type and a direction, and both carry
    properties. Words of the second columns are read as the name in the first; case, spaces, hyphens
    and underscores make no difference. A word that is in neither is kept as it is.

    ## Node labels

    Every node has \(code(nodeProperties)).

    | label | is | subtypes | further properties | also read from |
    |---|---|---|---|---|
    \(labels.map(row).joined(separator: "\n"))

    ## Relationship types

    Every relationship has \(code(relationshipProperties)).

    | type | from | to | properties | read as it stands | turned around |
    |---|---|---|---|---|---|
    \(relationshipTypes.map(row).joined(separator: "\n"))

    Whoever holds a role that is `PART_OF` a unit is one of the unit's members, as by `MEMBER_OF`.

    ## Properties with a type

    | property | of | type | also read from | values |
    |---|---|---|---|---|
    \(properties.map(row).joined(separator: "\n"))

    """
  }

  private static func row(_ label: Label) -> String {
    let aliases = label.aliases.map { alias in
      var text = "`\(alias.word)`"
      if let subtype = alias.subtype { text += " (`\(subtype)`)" }
      if let added = alias.adds { text += " (adds `\(added)`)" }
      switch alias.condition {
      case .always: break
      case .unlessNamedOtherwise: text += " (where nothing else names the kind)"
      case .ifArtificial: text += " (with \(code(aiEvidence, joined: " or ")))"
      case .ifArtificialElse(let other):
        text += " (with \(code(aiEvidence, joined: " or ")); else `\(other)`)"
      }
      return text
    }
    return "| `\(label.name)` | \(label.summary) | \(code(label.subtypes)) "
      + "| \(code(label.properties)) | \(aliases.joined(separator: ", ")) |"
  }

  private static func row(_ type: RelationshipType) -> String {
    let asItStands = type.aliases.filter { !$0.isTurnedAround }.map { alias in
      var text = "`\(alias.word)`"
      if !alias.onto.isEmpty { text += " onto \(code(alias.onto, joined: " or "))" }
      if let subtype = alias.subtype { text += " (`\(subtype)`)" }
      return text
    }
    let turned = type.aliases.filter(\.isTurnedAround).map(\.word)
    let name = "`\(type.name)`\(type.isDirected ? "" : " (either direction)")"
    return "| \(name) | \(code(type.from)) | \(code(type.to)) | \(code(type.properties)) "
      + "| \(asItStands.joined(separator: ", ")) | \(code(turned)) |"
  }

  private static func row(_ property: Property) -> String {
    let type = property.type == .integerOrText ? "integer or text" : property.type.rawValue
    var values = property.values.map { "`\($0)`" }
    if property.values.isEmpty {
      values = property.words.sorted { $0.key < $1.key }.map { "`\($0.key)`" }
    }
    return "| `\(property.name)` | \(property.owner.rawValue) | \(type) "
      + "| \(code(property.aliases)) | \(values.joined(separator: ", ")) |"
  }

  private static func code(_ words: [String], joined separator: String = ", ") -> String {
    words.map { "`\($0)`" }.joined(separator: separator)
  }
}
