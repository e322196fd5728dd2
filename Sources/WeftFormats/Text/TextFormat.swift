import WeftGraph

/// The formats of charts that are no XML.
enum TextFormat: String, Sendable, Hashable, CaseIterable {
  /// A table of people, systems, teams or relations.
  case csv
  /// Entities of a software catalog in YAML.
  case catalog
  /// Who owns which paths of a repository.
  case codeowners
  /// Nodes and links, or a tree, in JSON.
  case json

  /// How much of a text is looked at to tell its format.
  static let headSize = 1 << 16

  /// The format of a text that does not begin as XML does, by its content, then by its ending.
  static func ofText(_ head: [UInt8], file: String) -> TextFormat? {
    let name = (file.split(separator: "/").last.map(String.init) ?? file).lowercased()
    let ending =
      name.split(separator: ".").count > 1 ? String(name.split(separator: ".").last ?? "") : ""
    // A file that is called XML and is none was damaged on its way.
    if [
      "graphml", "gexf", "xml", "xgmml", "archimate", "bpmn", "bpmn2", "drawio", "opml", "mm",
      "vdx",
    ]
    .contains(ending) {
      return nil
    }
    var decoder = TextDecoder()
    let text = decoder.decode(head) + decoder.finish()
    let body = text.drop { $0 <= 0x20 }
    guard let first = body.first else { return nil }
    if first == 0x7B && !beginsTemplate(body.dropFirst())
      || first == 0x5B && beginsArray(body.dropFirst())
    {
      return .json
    }
    if OwnTable.begins(body) { return .csv }
    if name == "codeowners" { return .codeowners }
    let lines = body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(400)
      .map { String(decoding: $0, as: UTF8.self) }
    if lines.contains(where: { $0.hasPrefix("kind:") || $0.hasPrefix("apiVersion:") }) {
      return .catalog
    }
    if isCodeOwners(lines) { return .codeowners }
    switch ending {
    case "json": return .json
    case "yaml", "yml": return .catalog
    case "csv", "tsv", "tab", "psv": return .csv
    default: break
    }
    let usual = lines.first ?? ""
    return usual.contains { [",", ";", "\t", "|"].contains($0) } ? .csv : nil
  }

  /// Whether what follows a brace makes it the mark of a template, as in `{% if owner %}`.
  private static func beginsTemplate(_ text: ArraySlice<UInt8>) -> Bool {
    text.first.map { [0x25, 0x23, 0x7B].contains($0) } ?? false
  }

  /// Whether what follows a bracket begins a value of JSON, and no section of a CODEOWNERS file.
  private static func beginsArray(_ text: ArraySlice<UInt8>) -> Bool {
    guard let next = text.first(where: { $0 > 0x20 }) else { return false }
    return [0x7B, 0x5B, 0x5D, 0x22, 0x2D].contains(next) || (0x30...0x39).contains(next)
  }

  /// Whether every line is a pattern with owners behind it, a section or a comment.
  private static func isCodeOwners(_ lines: [String]) -> Bool {
    var owned = 0
    for line in lines.dropLast(lines.count == 400 ? 1 : 0) {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first.hasPrefix("[") || first.hasPrefix("^[") { continue }
      let owners = words.dropFirst().prefix { !$0.hasPrefix("#") }
      guard owners.allSatisfy({ $0.contains("@") }) else { return false }
      if owners.contains(where: { $0.hasPrefix("@") }) { owned += 1 }
    }
    return owned > 0
  }
}
