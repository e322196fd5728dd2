import WeftGraph

/// Which of a mapping's rules for elements of home-made XML some source had something for.
struct XMLRuleUse {
  /// Rules with elements that no rule before them took.
  var taken: Set<Int> = []
  /// Rules that fit only elements which a rule before them takes, and the first of those.
  var shadowed: [Int: Int] = [:]
  /// For each rule, the questions that some element answered.
  var answered: [Set<Int>]
  /// The names of elements and attributes, for words that are much like one.
  var names: Set<String> = []

  init(ruleCount: Int) {
    answered = [Set<Int>](repeating: [], count: ruleCount)
  }

  /// Adds what another source had.
  mutating func add(_ other: XMLRuleUse) {
    taken.formUnion(other.taken)
    shadowed.merge(other.shadowed) { min($0, $1) }
    names.formUnion(other.names)
    for index in answered.indices where index < other.answered.count {
      answered[index].formUnion(other.answered[index])
    }
  }

  /// Notes rules that take no element, and what they ask for that no element of theirs has.
  func report(_ mapping: MappingFile, _ notes: inout ImportNotes) {
    for (number, rule) in mapping.xml.enumerated() {
      let place = mapping.text(rule.place)
      let name = rule.node.text
      guard taken.contains(number) else {
        if let earlier = shadowed[number] {
          let first = mapping.text(mapping.xml[earlier].place)
          notes.add(
            "unused-mapping",
            "the rule at \(place) takes no '\(name)': of those that fit an element the first counts,"
              + " the one at \(first)")
        } else {
          notes.add(
            "unused-mapping",
            "no element is called \(named(rule.node)), as the rule at \(place) asks")
        }
        continue
      }
      for (index, question) in rule.questions.enumerated()
      where !answered[number].contains(index) {
        notes.add(
          "unused-mapping",
          "no '\(name)' has \(named(question.path)), which '\(question.key)' at"
            + " \(mapping.text(question.place)) asks for")
      }
    }
  }

  /// A path, and the name in the document that its unknown one is much like.
  func named(_ path: XMLPath) -> String {
    let words = path.steps.map(\.name) + [path.attribute].compactMap { $0 }
    let unknown = words.last { !names.contains($0) }
    let near = unknown.flatMap { word in
      // Capitals are no difference to people.
      names.sorted().first { OrganizationVocabulary.fold($0) == OrganizationVocabulary.fold(word) }
        ?? nearestName(to: word, among: names.sorted())
    }
    return near.map { "'\(path.text)' (did you mean '\($0)'?)" } ?? "'\(path.text)'"
  }
}

extension MappingFile {
  /// A place in the mapping, as notes of charts name it.
  func text(_ place: SourcePosition) -> String { "\(path):\(place.line):\(place.column)" }
}
