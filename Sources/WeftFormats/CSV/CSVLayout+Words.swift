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
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 2, parts.last?.lowercased() == "gz" { parts.removeLast() }
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : name
  }

  /// The name of a file without what tells one export from the next: dates, versions, remarks.
  static func topic(_ file: String) -> String {
    let words = stem(file).split { !($0.isLetter || $0.isNumber) }.filter { word in
      let lower = word.lowercased()
      let isVersion = lower.first == "v" && lower.dropFirst().allSatisfy(\.isNumber)
      return !isVersion && !word.allSatisfy(\.isNumber)
        && !["final", "copy", "export", "draft", "new", "latest"].contains(lower)
    }
    return words.isEmpty ? stem(file) : words.joined(separator: "_")
  }

  /// The label that a file's name speaks of.
  static func label(ofFile file: String) -> String? {
    let stem = topic(file).lowercased()
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

  /// Headers with those that name the id of what a column refers to by a path (`parent_id/id`,
  /// `department_id:id`, `parent_id/.id`) as the column is called, where no other is called so.
  /// - Parameter kept: The folded headers that a mapping names, which are left as they are.
  static func withoutPaths(_ headers: [String], _ kept: Set<String>) -> [String] {
    var taken = Set(headers.map { ColumnRole.fold($0) })
    return headers.map { header in
      guard let mark = header.lastIndex(where: { $0 == "/" || $0 == ":" }),
        !kept.contains(OrganizationVocabulary.fold(header))
      else { return header }
      let path = String(header[..<mark])
      let isID =
        header[mark] == ":"
        ? header[header.index(after: mark)...] == "id"
        : ColumnRole.fold(String(header[mark...])) == "id"
      guard isID, ["_id", "Id", " ID"].contains(where: { path.hasSuffix($0) }),
        taken.insert(ColumnRole.fold(path)).inserted
      else { return header }
      return path
    }
  }

  /// Headers without the word and point that all of them begin with, as in `user.login`,
  /// `user.email`.
  static func withoutObject(_ headers: [String]) -> [String] {
    let named = headers.filter { !$0.isEmpty }
    guard named.count > 2, let point = named[0].firstIndex(of: ".") else { return headers }
    let object = named[0][...point]
    guard object.dropLast().allSatisfy({ $0.isLetter || $0 == "_" }),
      named.allSatisfy({ $0.hasPrefix(object) && $0.count > object.count })
    else { return headers }
    return headers.map { String($0.dropFirst(object.count)) }
  }

  static func trim(_ text: String) -> String {
    var result = text[...]
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}
