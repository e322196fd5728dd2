import WeftGraph

/// Which entries of a mapping some source had something for, so that misspelt ones are told.
struct MappingUse {
  /// Rules for nodes and edges whose conditions something met.
  var nodes: Set<Int> = []
  var edges: Set<Int> = []
  /// Folded names of attributes and columns of the sources, and the names as they stand.
  private var names: [String: String] = [:]
  /// What home-made XML had for its rules; nil if no source is any.
  private var xml: XMLRuleUse?

  /// Notes what the sources call their attributes.
  mutating func look(at drafts: [ChartDraft], _ mapping: MappingFile) {
    for use in drafts.compactMap(\.xmlUse) {
      if xml == nil { xml = use } else { xml?.add(use) }
    }
    guard !(mapping.attributes.isEmpty && mapping.values.isEmpty) else { return }
    for draft in drafts {
      for column in draft.nodeData + draft.edgeData {
        names[OrganizationVocabulary.fold(column.name)] = column.name
        if let meaning = OrganizationVocabulary.property(readAs: column.name, on: .nodes) {
          names[OrganizationVocabulary.fold(meaning.name)] = meaning.name
        }
        if let meaning = OrganizationVocabulary.property(readAs: column.name, on: .relationships) {
          names[OrganizationVocabulary.fold(meaning.name)] = meaning.name
        }
      }
      for name in draft.mappedNames { names[OrganizationVocabulary.fold(name)] = name }
    }
    for case (_, .rename(let target)) in mapping.attributes {
      names[OrganizationVocabulary.fold(target)] = target
    }
  }

  /// Notes the entries that nothing was found for.
  func report(_ mapping: MappingFile, _ notes: inout ImportNotes) {
    for (index, (name, _)) in mapping.attributes.enumerated()
    where names[OrganizationVocabulary.fold(name)] == nil {
      let place = mapping.text(mapping.attributePlaces[index])
      notes.add(
        "unused-mapping", "the mapping's \(named(name)) (\(place)) is no attribute or column")
    }
    for name in mapping.values.keys.sorted() where names[OrganizationVocabulary.fold(name)] == nil {
      notes.add("unused-mapping", "the mapping has values for \(named(name)), which nothing has")
    }
    for (number, rule) in mapping.nodes.enumerated() where !nodes.contains(number) {
      let text = Self.text(rule.when)
      notes.add(
        "unused-mapping", "no node has \(text), as the rule at \(mapping.text(rule.place)) asks")
    }
    for (number, rule) in mapping.edges.enumerated() where !edges.contains(number) {
      let text = Self.text(rule.when)
      notes.add(
        "unused-mapping", "no relation has \(text), as the rule at \(mapping.text(rule.place)) asks"
      )
    }
    xml?.report(mapping, &notes)
  }

  private func named(_ name: String) -> String {
    let near = nearestName(to: name, among: names.values.sorted())
    return near.map { "'\(name)' (did you mean '\($0)'?)" } ?? "'\(name)'"
  }

  private static func text(_ condition: MappingFile.Condition) -> String {
    condition.map { "\($0.name) '\($0.value)'" }.joined(separator: " and ")
  }
}
