package import WeftGaps
package import WeftGraph
package import WeftQuery

/// A finding's evidence as people read it: names, dates and numbers, no braces.
package enum EvidenceText {
  private static let most = 5

  /// Every piece of evidence that says something, with its name in words.
  package static func entries(of finding: Finding, in graph: Graph) -> [(
    name: String, text: String
  )] {
    finding.evidence.compactMap { entry in
      let text = text(entry.value, in: graph)
      return text.isEmpty ? nil : (words(entry.name), text)
    }
  }

  /// A value on one line; empty where there is nothing to say.
  package static func text(_ value: Value, in graph: Graph) -> String {
    switch value {
    case .null: return ""
    case .boolean(let flag): return flag ? "yes" : "no"
    case .float(let number): return ValueText.rounded(number)
    case .list(let values):
      let isNested = values.contains { element in
        if case .map = element { return true }
        if case .list = element { return true }
        return false
      }
      let first = values.prefix(most).map { text($0, in: graph) }
      let more = values.count > most ? " and \(values.count - most) more" : ""
      return first.joined(separator: isNested ? "; " : ", ") + more
    case .map(let map):
      return map.entries.compactMap { entry in
        let text = text(entry.value, in: graph)
        return text.isEmpty ? nil : "\(words(entry.key)) \(text)"
      }.joined(separator: ", ")
    case .relationship(let relationship): return step(relationship, in: graph)
    default: return ValueText.text(value, in: graph)
    }
  }

  /// A relationship as a short sentence: `Mara depends on Load Forecast`.
  package static func step(_ relationship: RelationshipID, in graph: Graph) -> String {
    let type = graph.name(of: graph.type(of: relationship))
    let source = graph.displayName(of: graph.source(of: relationship))
    let target = graph.displayName(of: graph.target(of: relationship))
    return "\(source) \(type.lowercased().split(separator: "_").joined(separator: " ")) \(target)"
  }

  /// What a finding rests on, or nil where that says nothing.
  package static func fragility(of finding: Finding, in graph: Graph) -> String? {
    guard case .rests(let relationships) = finding.fragility, !relationships.isEmpty else {
      return nil
    }
    let steps = relationships.prefix(3).map { step($0, in: graph) }.joined(separator: "; ")
    let more = relationships.count > 3 ? "; and \(relationships.count - 3) more" : ""
    let what =
      relationships.count == 1
      ? "it would not be found without: " : "it would not be found without any one of: "
    return what + steps + more
  }

  /// A column's name as words: `monthsOverdue` becomes `months overdue`.
  static func words(_ name: String) -> String {
    var result = ""
    for character in name {
      if character.isUppercase, result.last?.isLowercase ?? false { result += " " }
      result += character.lowercased()
    }
    return result
  }
}
