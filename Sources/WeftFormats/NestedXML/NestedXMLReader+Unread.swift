import WeftGraph

/// People and superiors whom nodes speak of, and no rule reads.
extension NestedXMLReader {
  /// What a child of a node's element is called by.
  private enum Word {
    case person, superior
  }

  /// Notes children that are called by a word for people or superiors and stay properties.
  mutating func noteUnread() {
    var words: [String: Word] = [:]
    for name in Set(tree.names.map(\.local)) {
      if SuggestedPaths.superior(name) {
        words[name] = .superior
      } else if SuggestedKind(of: name).isPerson {
        words[name] = .person
      }
    }
    for step in rules.compactMap(\.node.steps.last) { words[step.name] = nil }
    guard !words.isEmpty else { return }
    let ids = Set((0..<filler.draft.nodeCount).map { filler.id(UInt32($0)) })
    let arePeople = rules.map(\.arePeople)
    for (element, number) in zip(nodeElements, nodeRules) where !rules[number].isRelation {
      let asked = rules[number].asked
      for child in tree.children(element) where !asked.contains(tree.local(child)) {
        let name = tree.local(child)
        if let word = words[name] {
          note(child, word, name, inPerson: arePeople[number], ids)
        } else if !holdsNode(child) {
          for inner in tree.children(child) {
            guard let word = words[tree.local(inner)] else { continue }
            note(
              inner, word, "\(name).\(tree.local(inner))", inPerson: arePeople[number], ids)
          }
        }
      }
    }
  }

  private mutating func note(
    _ element: Int, _ word: Word, _ property: String, inPerson: Bool?, _ ids: Set<String>
  ) {
    guard tree.children(element).isEmpty, let value = tree.words(element),
      !mapped.contains(OrganizationVocabulary.fold(property))
    else { return }
    switch word {
    case .superior:
      // What the model's own rules read makes notes of its own.
      guard ids.contains(value), inPerson != true || !Derivation.readsManagers(property) else {
        return
      }
      filler.note(
        "unread-superior",
        "the ids of nodes in '\(property)' stay a property and make no relationship",
        at: tree.place(element))
    case .person:
      guard inPerson == false, value.contains(where: \.isLetter) else { return }
      filler.note(
        "unread-element",
        "'\(tree.local(element))' elements are named by no rule; their words became"
          + " a property of what they are in", at: tree.place(element))
    }
  }
}

extension NestedXMLRule {
  /// Whether the nodes are people; nil if the rule does not say what they are.
  fileprivate var arePeople: Bool? {
    kind.map { OrganizationVocabulary.labels(readAs: $0).first?.label.name == "Person" }
  }
}
