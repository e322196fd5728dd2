import WeftGraph
import Yams

/// Reads a mapping's YAML and collects every fault in it.
struct MappingParser {
  private let name: String
  private let text: String
  private var faults: [Diagnostic] = []
  private var warnings: [Diagnostic] = []

  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The mapping, or all faults at once.
  mutating func parse() throws(InputError) -> MappingFile {
    var result = MappingFile()
    if let root = root() {
      for (key, value) in entries(root, of: "a mapping") {
        switch key.word {
        case "nodes": result.nodes = list(value, "nodes").compactMap { nodeRule($0) }
        case "edges": result.edges = list(value, "edges").compactMap { edgeRule($0) }
        case "attributes":
          result.attributes = entries(value, of: "attributes").compactMap { name, value in
            attributeRule(value).map { (name.word, $0) }
          }
        case "values":
          for (property, words) in entries(value, of: "values") {
            for (word, value) in entries(words, of: "the values of '\(property.word)'") {
              result.values[property.word, default: [:]][OrganizationVocabulary.fold(word.word)] =
                scalar(value)
            }
          }
        case "identity": result.identity = list(value, "identity").map(\.word)
        case "complete": result.complete = list(value, "complete").map(\.word)
        case "xml":
          result.xml = (value.sequence.map { Array($0) } ?? [value]).compactMap { xmlRule($0) }
        default:
          unknown(
            key, in: "a mapping",
            ["nodes", "edges", "attributes", "values", "identity", "complete", "xml"])
        }
      }
    }
    if !faults.isEmpty { throw InputError(faults) }
    result.warnings = warnings
    return result
  }

  private mutating func root() -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch {
      var position = SourcePosition(line: 1, column: 1)
      var message = "\(error)"
      if case .scanner(_, let problem, let mark, _)? = error as? YamlError {
        position = SourcePosition(line: mark.line, column: mark.column)
        message = problem
      } else if case .parser(_, let problem, let mark, _)? = error as? YamlError {
        position = SourcePosition(line: mark.line, column: mark.column)
        message = problem
      }
      fault("not well-formed YAML: \(message)", at: position)
      return nil
    }
  }

  // MARK: Rules

  private mutating func nodeRule(_ node: Node) -> MappingFile.NodeRule? {
    var rule = MappingFile.NodeRule(when: [], labels: [], set: [])
    for (key, value) in entries(node, of: "a node rule") {
      switch key.word {
      case "when": rule.when = condition(value)
      case "label", "labels":
        let labels = value.sequence.map { Array($0) } ?? [value]
        rule.labels = labels.map(\.word)
        for label in labels { checkLabel(label) }
      case "set": rule.set = settings(value)
      default: unknown(key, in: "a node rule", ["when", "label", "set"])
      }
    }
    if rule.labels.isEmpty, rule.set.isEmpty {
      fault("a node rule needs a label or something to set", at: node.place)
      return nil
    }
    return rule
  }

  private mutating func edgeRule(_ node: Node) -> MappingFile.EdgeRule? {
    var rule = MappingFile.EdgeRule(when: [], type: nil, reverse: false, set: [])
    for (key, value) in entries(node, of: "an edge rule") {
      switch key.word {
      case "when": rule.when = condition(value)
      case "type":
        rule.type = value.word
        checkType(value)
      case "reverse":
        if let reverse = value.bool {
          rule.reverse = reverse
        } else {
          fault("'reverse' is true or false", at: value.place)
        }
      case "set": rule.set = settings(value)
      default: unknown(key, in: "an edge rule", ["when", "type", "reverse", "set"])
      }
    }
    if rule.type == nil, rule.set.isEmpty {
      fault("an edge rule needs a type or something to set", at: node.place)
      return nil
    }
    return rule
  }

  private mutating func attributeRule(_ node: Node) -> MappingFile.AttributeRule? {
    if node.scalar != nil { return .rename(node.word) }
    var label: String?
    var refers: [String]?
    var type: String?
    for (key, value) in entries(node, of: "an attribute rule") {
      switch key.word {
      case "node":
        label = value.word
        checkLabel(value)
      case "refers": refers = value.sequence.map { $0.map(\.word) } ?? [value.word]
      case "type":
        type = value.word
        checkType(value)
      default: unknown(key, in: "an attribute rule", ["node", "refers", "type"])
      }
    }
    guard let type, (label == nil) != (refers == nil) else {
      fault("an attribute rule needs a type, and either 'node' or 'refers'", at: node.place)
      return nil
    }
    if let label { return .node(label: label, type: type) }
    return refers.map { .refers($0, type: type) }
  }

  private mutating func condition(_ node: Node) -> MappingFile.Condition {
    entries(node, of: "'when'").map { ($0.word, $1.word) }
  }

  private mutating func settings(_ node: Node) -> [(name: String, value: PropertyValue)] {
    entries(node, of: "'set'").map { ($0.word, scalar($1)) }
  }

  private func scalar(_ node: Node) -> PropertyValue {
    let isQuoted =
      node.scalar.map { $0.style == .singleQuoted || $0.style == .doubleQuoted } ?? false
    if isQuoted { return .string(node.word) }
    let bytes = Array(node.word.utf8)
    if let integer = ScalarText.integer(bytes) { return .integer(integer) }
    if let number = node.float { return .float(number) }
    if let boolean = node.bool { return .boolean(boolean) }
    if case .date(let day)? = ScalarText.day(bytes), bytes.count == 10 { return .date(day) }
    return .string(node.word)
  }

  // MARK: Words

  mutating func checkLabel(_ node: Node) {
    check(node, "label", OrganizationVocabulary.labels.map(\.name))
  }

  mutating func checkType(_ node: Node) {
    check(node, "relationship type", OrganizationVocabulary.relationshipTypes.map(\.name))
  }

  /// Warns of a word that is much like one of the model's.
  private mutating func check(_ node: Node, _ what: String, _ known: [String]) {
    guard !known.contains(node.word), let nearest = nearestName(to: node.word, among: known) else {
      return
    }
    warnings.append(
      Diagnostic(
        code: "misspelt-word", severity: .warning,
        message: "'\(node.word)' is no \(what) of the model", file: name, position: node.place,
        length: node.word.unicodeScalars.count,
        sourceLine: SourceText(name: name, text: text).line(node.place.line),
        hint: "did you mean '\(nearest)'?"))
  }

  // MARK: Faults

  mutating func entries(_ node: Node, of what: String) -> [(Node, Node)] {
    guard let mapping = node.mapping else {
      fault("\(what) is written as 'name: value' pairs", at: node.place)
      return []
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private mutating func list(_ node: Node, _ what: String) -> [Node] {
    guard let sequence = node.sequence else {
      fault("'\(what)' is a list", at: node.place)
      return []
    }
    return Array(sequence)
  }

  mutating func unknown(_ key: Node, in what: String, _ known: [String]) {
    let nearest = nearestName(to: key.word, among: known)
    fault(
      "\(what) has no '\(key.word)'", at: key.place,
      hint: nearest.map { "did you mean '\($0)'?" }
        ?? "it may have \(known.joined(separator: ", "))")
  }

  mutating func fault(_ message: String, at position: SourcePosition, hint: String? = nil) {
    let source = SourceText(name: name, text: text)
    faults.append(
      Diagnostic(
        code: "bad-mapping", message: message, file: name, position: position,
        sourceLine: source.line(position.line), hint: hint))
  }
}

extension Node {
  /// The text of a scalar, empty for anything else.
  fileprivate var word: String { scalar?.string ?? "" }

  fileprivate var place: SourcePosition {
    SourcePosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
