import WeftGraph

/// A label's or relationship type's page, for a terminal.
public enum VocabularyPage {
  /// Every label and type of the model.
  public static var names: [String] {
    OrganizationVocabulary.labels.map(\.name) + OrganizationVocabulary.relationshipTypes.map(\.name)
  }

  /// The page of a label or type, or nil if the model has no such word.
  public static func text(_ name: String, style: TextStyle) -> String? {
    if let label = OrganizationVocabulary.label(name) { return text(label, style) }
    return OrganizationVocabulary.type(name).map { text($0, style) }
  }

  private static func text(_ label: OrganizationVocabulary.Label, _ style: TextStyle) -> String {
    var result = style(label.name, .bold) + style(" (label)", .dim) + "\n\n"
    result += TextWrap.wrap(label.summary, indent: "  ") + "\n"
    result += section("properties", label.properties, style)
    result += section("subtypes", label.subtypes, style)
    result += section("also read as", label.aliases.map(\.word), style)
    let types = OrganizationVocabulary.relationshipTypes
    result += section(
      "relationships from it", types.filter { $0.from.contains(label.name) }.map(\.name), style)
    result += section(
      "relationships to it", types.filter { $0.to.contains(label.name) }.map(\.name), style)
    return result
  }

  private static func text(
    _ type: OrganizationVocabulary.RelationshipType, _ style: TextStyle
  ) -> String {
    var result = style(type.name, .bold) + style(" (relationship)", .dim) + "\n\n"
    let arrow = type.isDirected ? "→" : "—"
    result +=
      TextWrap.wrap(
        "\(type.from.joined(separator: ", ")) \(arrow) \(type.to.joined(separator: ", "))",
        indent: "  ") + "\n"
    result += section("properties", type.properties, style)
    result += section(
      "also read as", type.aliases.filter { !$0.isTurnedAround }.map(\.word), style)
    result += section(
      "turned around from", type.aliases.filter(\.isTurnedAround).map(\.word), style)
    return result
  }

  private static func section(_ title: String, _ words: [String], _ style: TextStyle) -> String {
    guard !words.isEmpty else { return "" }
    return style(title, .bold) + "\n"
      + TextWrap.wrap(words.joined(separator: ", "), indent: "  ") + "\n"
  }
}
