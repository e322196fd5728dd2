import WeftGraph
import WeftQuery

/// Names in a rule's query that neither the chart nor the organization model knows.
///
/// A label of the model that a chart lacks is no news: the rule's needs say whether that matters. Any
/// other name is most likely misspelt, and would make the rule clear by silence.
enum RuleWarnings {
  private static let codes = ["unknown-label", "unknown-type", "unknown-property"]

  /// The warnings, in the order of the query.
  static func of(_ rule: Rule, on graph: Graph, catalog: Catalog) -> [Diagnostic] {
    let bound = try? Binder.bind(Query.parse(rule.text), catalog: catalog, graph: graph)
    return (bound?.warnings ?? []).filter { warning in
      guard codes.contains(warning.code), let name = warning.name else { return false }
      return !isKnown(name, to: rule)
    }
  }

  private static func isKnown(_ name: String, to rule: Rule) -> Bool {
    OrganizationVocabulary.label(name) != nil || OrganizationVocabulary.type(name) != nil
      || modelProperties.contains(name) || name == "Missing"
      || rule.needs.contains { need in
        need.split { "|. ".contains($0) }.contains { $0 == name }
      }
  }

  private static let modelProperties: Set<String> = {
    var names = Set(OrganizationVocabulary.properties.map(\.name))
    names.formUnion(OrganizationVocabulary.nodeProperties)
    names.formUnion(OrganizationVocabulary.relationshipProperties)
    names.formUnion(OrganizationVocabulary.labels.flatMap(\.properties))
    names.formUnion(OrganizationVocabulary.relationshipTypes.flatMap(\.properties))
    return names
  }()
}
