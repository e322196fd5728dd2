import WeftGraph
import Yams

/// Reads a mapping's YAML and collects every fault in it.
struct MappingParser {
  private let name: String
  private let text: String
  private var faults: [Diagnostic] = []
  private var warnings: [Diagnostic] = []
  /// How many values were refused, which lack nowhere else then.
  var refused = 0

  init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The mapping, or all faults at once.
  mutating func parse() throws(InputError) -> MappingFile {
    var result = MappingFile()
    result.path = name
    if let root = root() {
      for (key, value) in entries(root, of: "a mapping") {
        switch key.written {
        case "nodes": result.nodes = list(value, "nodes").compactMap { nodeRule($0) }
        case "edges": result.edges = list(value, "edges").compactMap { edgeRule($0) }
        case "attributes":
          for (name, value) in entries(value, of: "'attributes'") {
            guard let rule = attributeRule(value, name.written) else { continue }
            result.attributes.append((name.written, rule))
            result.attributePlaces.append(name.place)
          }
        case "values":
          for (property, words) in entries(value, of: "'values'") {
            for (word, value) in entries(words, of: "what is said of '\(property.written)'") {
              result.values[property.written, default: [:]][
                OrganizationVocabulary.fold(word.written)] =
                scalar(value, of: word.written)
            }
          }
        case "identity": result.identity = listed(value, "identity")
        case "complete": result.complete = listed(value, "complete")
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
      } else if case .duplicatedKeysInMapping(let names, let context)? = error as? YamlError {
        position = SourcePosition(line: context.mark.line, column: context.mark.column)
        let names = names.sorted().map { "'\($0)'" }.joined(separator: " and ")
        fault("\(names) stands twice in the map that begins here", at: position)
        return nil
      }
      fault("not well-formed YAML: \(message)", at: position)
      return nil
    }
  }

  // MARK: Rules

  private mutating func nodeRule(_ node: Node) -> MappingFile.NodeRule? {
    var rule = MappingFile.NodeRule(when: [], labels: [], set: [], place: node.place)
    let known = refused
    var seen: Set<String> = []
    for (key, value) in entries(node, of: "a node rule") {
      switch key.written {
      case "when": rule.when = condition(value)
      case "label", "labels":
        twice(key, "label", &seen)
        let labels = words(value, of: key.written)
        rule.labels = labels.map(\.written)
        for label in labels { checkLabel(label) }
      case "set": rule.set = settings(value)
      default: unknown(key, in: "a node rule", ["when", "label", "set"])
      }
    }
    if rule.labels.isEmpty, rule.set.isEmpty, refused == known {
      fault("a node rule needs a label or something to set", at: node.place)
      return nil
    }
    return rule
  }

  private mutating func edgeRule(_ node: Node) -> MappingFile.EdgeRule? {
    var rule = MappingFile.EdgeRule(
      when: [], type: nil, reverse: false, set: [], place: node.place)
    let known = refused
    for (key, value) in entries(node, of: "an edge rule") {
      switch key.written {
      case "when": rule.when = condition(value)
      case "type":
        rule.type = word(value, of: "type")
        if rule.type != nil { checkType(value) }
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
    if rule.type == nil, rule.set.isEmpty, refused == known {
      fault("an edge rule needs a type or something to set", at: node.place)
      return nil
    }
    return rule
  }

  private mutating func attributeRule(
    _ node: Node, _ name: String
  ) -> MappingFile.AttributeRule? {
    guard node.mapping != nil else { return word(node, of: name).map { .rename($0) } }
    var label: String?
    var refers: [String]?
    var type: String?
    let known = refused
    for (key, value) in entries(node, of: "an attribute rule") {
      switch key.written {
      case "node":
        label = word(value, of: "node")
        if label != nil { checkLabel(value) }
      case "refers": refers = words(value, of: "refers").map(\.written)
      case "type":
        type = word(value, of: "type")
        if type != nil { checkType(value) }
      default: unknown(key, in: "an attribute rule", ["node", "refers", "type"])
      }
    }
    guard let type, (label == nil) != (refers == nil) else {
      if refused == known {
        fault("an attribute rule needs a type, and either 'node' or 'refers'", at: node.place)
      }
      return nil
    }
    if let label { return .node(label: label, type: type) }
    return refers.map { .refers($0, type: type) }
  }

  private mutating func condition(_ node: Node) -> MappingFile.Condition {
    entries(node, of: "'when'").compactMap { name, value in
      scalarText(value, of: name.written, hint: "a rule for each value, one after the other")
        .map { (name.written, $0) }
    }
  }

  private mutating func settings(_ node: Node) -> [(name: String, value: PropertyValue)] {
    entries(node, of: "'set'").compactMap { name, value in
      scalar(value, of: name.written).map { (name.written, $0) }
    }
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
    guard !known.contains(node.written), let nearest = nearestName(to: node.written, among: known)
    else {
      return
    }
    warnings.append(
      Diagnostic(
        code: "misspelt-word", severity: .warning,
        message: "'\(node.written)' is no \(what) of the model", file: name, position: node.place,
        length: node.written.unicodeScalars.count,
        sourceLine: SourceText(name: name, text: text).line(node.place.line),
        hint: "did you mean '\(nearest)'?"))
  }

  // MARK: Faults

  mutating func unknown(_ key: Node, in what: String, _ known: [String]) {
    let nearest = nearestName(to: key.written, among: known)
    fault(
      "\(what) has no '\(key.written)'", at: key.place,
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
