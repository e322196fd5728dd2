public import WeftGraph
import WeftQuery
import Yams

/// Reads a settings file (`weft.yml`) and checks it against the rules.
public struct SettingsParser {
  private let text: SourceText
  private let rules: RuleSet
  private var problems: [Diagnostic] = []

  /// Reads settings; throws every problem found at once.
  public static func parse(_ text: SourceText, rules: RuleSet) throws(InputError) -> Settings {
    var parser = SettingsParser(text: text, rules: rules)
    let settings = try parser.settings()
    guard parser.problems.isEmpty else { throw InputError(parser.problems.inOrder) }
    return settings
  }

  private init(text: SourceText, rules: RuleSet) {
    self.text = text
    self.rules = rules
  }

  private mutating func settings() throws(InputError) -> Settings {
    var settings = Settings()
    guard let root = try root() else { return settings }
    for (key, node) in entries(of: root, "settings") {
      switch key.string {
      case "complete":
        settings.complete = Set(strings(node, "complete"))
        for item in node.sequence ?? [] {
          if let name = item.scalar?.string {
            settings.completePlaces.append((name, place(of: item)))
          }
        }
      case "rules":
        for (id, value) in entries(of: node, "rules") {
          settings.rules[id.string] = ruleSettings(id, value, isSubtree: false)
        }
      case "subtrees":
        settings.subtrees = items(of: node, "subtrees").compactMap { subtree($0) }
      case "suppress":
        settings.suppressions = items(of: node, "suppress").compactMap { suppression($0) }
      default:
        reportUnknown("settings key", key, among: ["complete", "rules", "subtrees", "suppress"])
      }
    }
    return settings
  }

  private func root() throws(InputError) -> Node? {
    do {
      return try Yams.compose(yaml: String(decoding: text.bytes, as: UTF8.self))
    } catch let error as YamlError {
      var position: SourcePosition?
      switch error {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
        position = SourcePosition(line: mark.line, column: mark.column)
      default: break
      }
      throw InputError(
        Diagnostic(
          code: "bad-yaml", message: Self.problem(error), file: text.name, position: position,
          sourceLine: position.flatMap { text.line($0.line) }))
    } catch {
      throw InputError(
        Diagnostic(code: "bad-yaml", message: "the file is no YAML", file: text.name))
    }
  }

  private static func problem(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      "the file is no YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, _):
      "a key is given twice: \(duplicates.map { "`\($0)`" }.joined(separator: ", "))"
    default: "the file is no YAML"
    }
  }

  // MARK: Parts

  private mutating func ruleSettings(
    _ id: Node, _ node: Node, isSubtree: Bool
  ) -> Settings.RuleSettings {
    var result = Settings.RuleSettings()
    guard let rule = rules[id.string] else {
      reportUnknown("rule", id, among: rules.rules.map(\.id))
      return result
    }
    if let word = node.scalar?.string {
      switch word.lowercased() {
      case "off", "false", "no": result.isOff = true
      case "on", "true", "yes": break
      default: report("bad-setting", "`\(word)` is neither `off` nor a map", at: node)
      }
      return result
    }
    for (key, value) in entries(of: node, "`\(rule.id)`") {
      switch key.string {
      case "severity":
        result.severity = value.scalar.flatMap { Severity(rawValue: $0.string) }
        if result.severity == nil {
          reportUnknown("severity", value, among: Severity.allCases.map(\.rawValue))
        }
      case "params":
        if isSubtree {
          report(
            "not-supported", "parameters cannot differ between parts of an organization yet",
            at: key, hint: "set them under `rules`")
        } else {
          for (name, literal) in entries(of: value, "params") {
            result.parameters[name.string] = parameter(rule, name, literal)
          }
        }
      default: reportUnknown("key of a rule", key, among: ["severity", "params"])
      }
    }
    return result
  }

  private mutating func parameter(_ rule: Rule, _ name: Node, _ node: Node) -> Value? {
    guard let parameter = rule.parameters.first(where: { $0.name == name.string }) else {
      report(
        "unknown-parameter", "the rule `\(rule.id)` has no parameter `\(name.string)`", at: name,
        hint: rule.parameterHint(name.string))
      return nil
    }
    guard let value = Self.value(of: node, as: parameter.type) else {
      report("bad-value", "this is no value of type \(parameter.type.name)", at: node)
      return nil
    }
    return value
  }

  private static func value(of node: Node, as type: Rule.ParameterType) -> Value? {
    switch (type, node) {
    case (.string, .scalar(let scalar)): .string(scalar.string)
    case (.list(let element), .sequence(let nodes)):
      {
        let values = nodes.compactMap { value(of: $0, as: element) }
        return values.count == nodes.count ? .list(values) : nil
      }()
    case (_, .scalar(let scalar)): type.value(of: scalar.string)
    default: nil
    }
  }

  private mutating func subtree(_ node: Node) -> Settings.Subtree? {
    var under: String?
    var changed: [String: Settings.RuleSettings] = [:]
    for (key, value) in entries(of: node, "a subtree") {
      switch key.string {
      case "under": under = value.scalar?.string
      case "rules":
        for (id, rule) in entries(of: value, "rules") {
          changed[id.string] = ruleSettings(id, rule, isSubtree: true)
        }
      default: reportUnknown("key of a subtree", key, among: ["under", "rules"])
      }
    }
    guard let under else {
      report("missing-setting", "a subtree needs `under`, the id of a team or function", at: node)
      return nil
    }
    return Settings.Subtree(under: under, rules: changed, place: place(of: node))
  }

  private mutating func suppression(_ node: Node) -> Settings.Suppression? {
    var result = Settings.Suppression(
      rule: "", subjects: [], reason: "", until: nil, place: place(of: node))
    for (key, value) in entries(of: node, "a suppression") {
      switch key.string {
      case "rule":
        result.rule = value.scalar?.string ?? ""
        if rules[result.rule] == nil { reportUnknown("rule", value, among: rules.rules.map(\.id)) }
      case "subjects": result.subjects = Set(strings(value, "subjects"))
      case "reason":
        result.reason = value.scalar?.string ?? ""
        if result.reason.allSatisfy(\.isWhitespace) { result.reason = "" }
      case "until":
        result.until = value.scalar.flatMap { CalendarDate(isoText: $0.string) }
        if result.until == nil { report("bad-value", "this is no date", at: value) }
      default:
        reportUnknown(
          "key of a suppression", key, among: ["rule", "subjects", "reason", "until"])
      }
    }
    for (name, isMissing) in [
      ("rule", result.rule.isEmpty), ("subjects", result.subjects.isEmpty),
      ("reason", result.reason.isEmpty),
    ] where isMissing {
      report("missing-setting", "a suppression needs `\(name)`", at: node)
      return nil
    }
    return result
  }

  // MARK: Nodes

  private mutating func entries(of node: Node, _ what: String) -> [(key: Node, value: Node)] {
    if case .mapping(let mapping) = node { return mapping.map { ($0.key, $0.value) } }
    if node.scalar?.string.isEmpty ?? false { return [] }
    report("bad-setting", "\(what) must be a map", at: node)
    return []
  }

  private mutating func items(of node: Node, _ what: String) -> [Node] {
    if case .sequence(let items) = node { return Array(items) }
    report("bad-setting", "`\(what)` must be a list", at: node)
    return []
  }

  private mutating func strings(_ node: Node, _ what: String) -> [String] {
    let found = items(of: node, what)
    let texts = found.compactMap(\.scalar?.string)
    if texts.count < found.count {
      report("bad-setting", "`\(what)` must be a list of names", at: node)
    }
    return texts
  }

  private func place(of node: Node) -> Settings.Place {
    let position = node.mark.map { SourcePosition(line: $0.line, column: $0.column) }
    return Settings.Place(
      file: text.name, position: position, sourceLine: position.flatMap { text.line($0.line) })
  }

  private mutating func reportUnknown(_ what: String, _ node: Node, among names: [String]) {
    let name = node.scalar?.string ?? ""
    report(
      what == "rule" ? "unknown-rule" : what == "severity" ? "bad-severity" : "unknown-setting",
      "there is no \(what) `\(name)`", at: node,
      hint: nearestName(to: name, among: names).map { "did you mean `\($0)`?" }
        ?? (names.count < 8 ? "there are \(names.joined(separator: ", "))" : nil))
  }

  private mutating func report(
    _ code: String, _ message: String, at node: Node, hint: String? = nil
  ) {
    let position = node.mark.map { SourcePosition(line: $0.line, column: $0.column) }
    problems.append(
      Diagnostic(
        code: code, message: message, file: text.name, position: position,
        length: max(node.scalar?.string.unicodeScalars.count ?? 1, 1),
        sourceLine: position.flatMap { text.line($0.line) }, hint: hint))
  }
}

extension Node {
  fileprivate var string: String { scalar?.string ?? "" }
}
