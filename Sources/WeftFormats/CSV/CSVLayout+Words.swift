import WeftGraph

extension CSVLayout {
  static func renames(_ mapping: MappingFile) -> [String: String] {
    var result: [String: String] = [:]
    for (name, rule) in mapping.attributes {
      if case .rename(let target) = rule { result[OrganizationVocabulary.fold(name)] = target }
    }
    return result
  }

  /// Headers that attributes of a mapping name, which are properties and nothing else, and those
  /// that conditions ask for.
  static func keptWords(
    _ mapping: MappingFile
  ) -> (attributes: Set<String>, conditions: Set<String>) {
    var attributes: Set<String> = []
    for (name, rule) in mapping.attributes {
      if case .rename = rule { continue }
      attributes.insert(OrganizationVocabulary.fold(name))
    }
    let conditions = (mapping.nodes.map(\.when) + mapping.edges.map(\.when)).joined()
    return (attributes, Set(conditions.map { OrganizationVocabulary.fold($0.name) }))
  }

  /// The name of a file without its folder and ending.
  static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
  }

  /// The label that a file's name speaks of.
  static func label(ofFile file: String) -> String? {
    let stem = stem(file).lowercased()
    let words = stem.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    for candidate in [stem, words.last ?? ""] {
      if ["people", "staff", "roster", "headcount", "hris", "orgchart", "workforce"]
        .contains(candidate)
      {
        return "Person"
      }
      var singular = [candidate]
      if candidate.hasSuffix("s") { singular.append(String(candidate.dropLast())) }
      if candidate.hasSuffix("ies") { singular.append(candidate.dropLast(3) + "y") }
      for word in singular where !word.isEmpty {
        if let (label, alias) = OrganizationVocabulary.labels(readAs: word).first,
          alias.condition == .always
        {
          return label.name
        }
      }
    }
    return nil
  }

  static func trim(_ text: String) -> String {
    var result = text[...]
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}
