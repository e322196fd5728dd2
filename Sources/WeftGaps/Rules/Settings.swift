public import WeftGraph
public import WeftQuery

/// What `weft.yml` and the command line change about the rules.
public struct Settings: Sendable {
  /// What is changed about one rule.
  public struct RuleSettings: Sendable {
    /// Whether it is switched off.
    public var isOff = false
    /// Its severity, if it is changed.
    public var severity: Severity?
    /// Its thresholds that are changed.
    public var parameters: [String: Value] = [:]

    /// Creates settings that change nothing.
    public init() {}
  }

  /// Rules changed for one part of the organization.
  public struct Subtree: Sendable {
    /// The id of the team or function at its top.
    public var under: String
    /// What is changed there: severities, and rules that are off.
    public var rules: [String: RuleSettings]
    /// Where it stands.
    public var place = Place()
  }

  /// A finding that is known and accepted.
  public struct Suppression: Sendable {
    /// The rule.
    public var rule: String
    /// The ids of the finding's subjects.
    public var subjects: Set<String>
    /// Why it is accepted.
    public var reason: String
    /// The last day it stays hidden, or nil.
    public var until: CalendarDate?
    /// Where it stands.
    public var place = Place()
  }

  /// Where something stands in a settings file.
  public struct Place: Sendable, Hashable {
    /// The file.
    public var file: String?
    /// Line and column.
    public var position: SourcePosition?
    /// The text of the line.
    public var sourceLine: String?

    /// A warning about what stands here.
    func diagnostic(_ code: String, _ message: String, hint: String? = nil) -> Diagnostic {
      Diagnostic(
        code: code, severity: .warning, message: message, file: file, position: position,
        sourceLine: sourceLine, hint: hint)
    }
  }

  /// Labels, types and properties recorded completely, even if empty.
  public var complete: Set<String> = []
  /// Where the settings name each of these.
  public var completePlaces: [(name: String, place: Place)] = []
  /// Changed rules, by id.
  public var rules: [String: RuleSettings] = [:]
  /// Parts of the organization with settings of their own.
  public var subtrees: [Subtree] = []
  /// Accepted findings.
  public var suppressions: [Suppression] = []

  /// Creates settings that change nothing.
  public init() {}

  /// Sets a threshold from `RULE.NAME=VALUE`, as `--param` gives it.
  public mutating func setParameter(_ text: String, of rules: RuleSet) throws(InputError) {
    func refuse(_ message: String, hint: String? = nil) -> InputError {
      InputError(
        Diagnostic(
          code: "bad-parameter", message: message, file: "--param", sourceLine: text, hint: hint))
    }
    guard let equals = text.firstIndex(of: "="),
      let dot = text[..<equals].lastIndex(of: ".")
    else { throw refuse("`\(text)` is no `RULE.NAME=VALUE`") }
    let id = String(text[..<dot])
    let name = String(text[text.index(after: dot)..<equals])
    let literal = String(text[text.index(after: equals)...])
    guard let rule = rules[id] else {
      throw refuse(
        "there is no rule `\(id)`",
        hint: nearestName(to: id, among: rules.rules.map(\.id)).map { "did you mean `\($0)`?" })
    }
    guard let parameter = rule.parameters.first(where: { $0.name == name }) else {
      throw refuse(
        "the rule `\(id)` has no parameter `\(name)`", hint: rule.parameterHint(name))
    }
    guard let value = parameter.type.value(of: literal) else {
      throw refuse("`\(literal)` is no value of type \(parameter.type.name)")
    }
    self.rules[id, default: RuleSettings()].parameters[name] = value
  }
}

extension Settings {
  /// Warnings about what the settings declare complete that is none of the model's or a chart's labels,
  /// types and properties of these.
  public func unknownComplete(in graph: Graph) -> [Diagnostic] {
    completePlaces.compactMap { name, place in
      guard let fault = CompleteName.fault(of: name, in: graph) else { return nil }
      return place.diagnostic("unknown-complete", fault.message, hint: fault.hint)
    }
  }
}

/// A name that is declared to be recorded completely: a label, a type, or one with a property.
public enum CompleteName {
  /// What is wrong with a name: neither the model nor the chart has it.
  public static func fault(
    of name: String, in graph: Graph
  ) -> (message: String, hint: String?)? {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let owner = parts[0]
    let owners =
      OrganizationVocabulary.labels.map(\.name)
      + OrganizationVocabulary.relationshipTypes.map(\.name) + graph.labels.names
      + graph.types.names
    guard owners.contains(owner) else {
      return (
        "`\(owner)` is declared complete and is no label or type of the model or the chart",
        nearestName(to: owner, among: owners).map { "did you mean `\($0)`?" }
      )
    }
    guard parts.count == 2 else { return nil }
    let keys =
      graph.keys.names + ["name"] + OrganizationVocabulary.properties.map(\.name)
      + OrganizationVocabulary.labels.flatMap(\.properties)
      + OrganizationVocabulary.relationshipTypes.flatMap(\.properties)
    guard !keys.contains(parts[1]) else { return nil }
    return (
      "`\(name)` is declared complete and `\(parts[1])` is no property of the model or the chart",
      nearestName(to: parts[1], among: keys).map { "did you mean `\(owner).\($0)`?" }
    )
  }
}

extension Rule {
  /// What to say when a parameter does not exist.
  func parameterHint(_ name: String) -> String? {
    let names = parameters.map(\.name)
    if let nearest = nearestName(to: name, among: names) { return "did you mean `\(nearest)`?" }
    return names.isEmpty
      ? "the rule has no parameters"
      : "its parameters are \(names.map { "`\($0)`" }.joined(separator: ", "))"
  }
}
