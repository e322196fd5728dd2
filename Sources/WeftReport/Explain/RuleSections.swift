package import WeftGaps
import WeftGraph
import WeftQuery

/// What every page about a rule says, in order: the words of the rule's own file.
package struct RuleSections: Sendable {
  /// One part of the page.
  package struct Section: Sendable {
    /// Its heading.
    package var title: String
    /// Its text; one paragraph or list item each.
    package var lines: [String]
  }

  /// The parts that have something to say.
  package let sections: [Section]

  /// The parts of a rule's page; the query and the chart are not among them.
  package init(_ rule: Rule) {
    var sections: [Section] = []
    func add(_ title: String, _ lines: [String]) {
      let lines = lines.filter { !$0.isEmpty }
      if !lines.isEmpty { sections.append(Section(title: title, lines: lines)) }
    }
    add("question", [rule.question])
    add("why", [rule.why])
    add("what would close it", [rule.cure])
    add("definition and source", [rule.source])
    let clauses = rule.standards.compactMap { Standards.shipped[$0] }
    add("law and standards", clauses.map(Self.words))
    if !clauses.isEmpty {
      sections[sections.count - 1].lines.append(
        "Found is violated, clear is documented, anything else is not documented (standards of \(Standards.shipped.version)). Whether an arrangement is adequate no chart can tell."
      )
    }
    add("needs", [rule.needs.joined(separator: ", ")])
    add("brings along", [rule.implies.joined(separator: ", ")])
    add(
      "parameters",
      rule.parameters.map { parameter in
        let value = Self.literal(parameter.defaultValue)
        return
          "\(parameter.name) \(RulePage.name(of: parameter.type)) = \(value)   --param \(rule.id).\(parameter.name)=…"
      })
    add(
      "how little it rests on",
      [
        rule.fragility.map { "Not worked out: \($0)." }
          ?? "`--fragility` names the relationships any one of which, were it wrong, would take a finding away."
      ])
    self.sections = sections
  }

  private static func words(_ clause: Standards.Clause) -> String {
    "\(clause.title), \(clause.clause): \(clause.says)"
      + (clause.applies.map { " Applies from \($0)." } ?? "") + " [\(clause.edition)]"
  }

  private static func literal(_ value: Value) -> String {
    switch value {
    case .string(let text): "'\(text)'"
    case .list(let values): "[" + values.map(literal).joined(separator: ", ") + "]"
    default: ValueText.text(value, in: .empty)
    }
  }
}
