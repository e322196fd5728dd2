import WeftGraph
import WeftQuery

/// Checks the header of a query file like code and collects every problem found.
struct HeaderChecker {
  let text: SourceText
  private(set) var problems: [Diagnostic]
  private var entries: [String: HeaderEntry] = [:]
  private(set) var repeated: [HeaderEntry] = []

  /// Reads a header and checks its keys.
  /// - Parameters:
  ///   - keys: Keys that may occur.
  ///   - required: Keys that must.
  ///   - repeatable: The key that may occur several times.
  init(_ text: SourceText, keys: [String], required: [String], repeatable: String) {
    self.text = text
    let reader = HeaderReader(text, knownKeys: keys)
    problems = reader.problems
    for entry in reader.entries {
      guard keys.contains(entry.key) else {
        report(
          "unknown-header-key", "a header has no key `\(entry.key)`", at: entry.keySpan,
          hint: nearestName(to: entry.key, among: keys).map { "did you mean `\($0)`?" }
            ?? "keys are \(keys.joined(separator: ", "))")
        continue
      }
      if entry.key == repeatable {
        repeated.append(entry)
      } else if let first = entries[entry.key] {
        let line = text.position(at: first.keySpan.start).line
        report(
          "duplicate-header-key", "`\(entry.key)` is given twice", at: entry.keySpan,
          notes: ["the first is on line \(line)"])
      } else {
        entries[entry.key] = entry
      }
    }
    for key in required {
      if let entry = entries[key] {
        if entry.value.isEmpty {
          report("empty-header-value", "`\(key)` has no value", at: entry.keySpan)
        }
      } else {
        report(
          "missing-header-key", "the header has no `\(key)`", at: SourceSpan(start: 0, end: 0),
          hint: "add a line `// \(key): …`")
      }
    }
  }

  /// Where the values stand, by key.
  var places: [String: SourceSpan] { entries.mapValues(\.valueSpan) }

  /// The entry of a key if it has a value.
  func entry(_ key: String) -> HeaderEntry? {
    entries[key].flatMap { $0.value.isEmpty ? nil : $0 }
  }

  /// The value of a key, empty where there is none.
  func value(_ key: String) -> String { entries[key]?.value ?? "" }

  mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    notes: [String] = []
  ) {
    problems.append(
      Diagnostic(code: code, message: message, in: text, at: span, hint: hint, notes: notes))
  }

  mutating func add(_ diagnostics: [Diagnostic]) { problems += diagnostics }

  // MARK: Values

  /// The id: kebab-case, and the file's name where the text has one.
  mutating func checkID() {
    guard let entry = entry("id") else { return }
    guard Self.isKebabCase(entry.value) else {
      report(
        "bad-id", "`\(entry.value)` is no kebab-case id", at: entry.valueSpan,
        hint: "use lowercase words joined by single hyphens, such as `vacant-integration-role`")
      return
    }
    guard let stem = Self.stem(of: text.name), stem != entry.value else { return }
    report(
      "bad-id", "the id `\(entry.value)` is not the file's name `\(stem)`", at: entry.valueSpan,
      hint: "rename the file to `\(entry.value).cypher` or the id to `\(stem)`")
  }

  /// The family: kebab-case, and the folder's name where that is given.
  mutating func checkFamily(folder: String?) {
    guard let entry = entry("family") else { return }
    if !Self.isKebabCase(entry.value) {
      report(
        "bad-family", "`\(entry.value)` is no kebab-case family", at: entry.valueSpan,
        hint: "families are named like their folders, such as `cross-functional`")
    } else if let folder, folder != entry.value {
      report(
        "bad-family", "the family `\(entry.value)` is not the folder's name `\(folder)`",
        at: entry.valueSpan, hint: "write `\(folder)`, or move the file")
    }
  }

  /// The severity, or nil where it is none.
  mutating func severity() -> Severity? {
    guard let entry = entry("severity") else { return nil }
    if let severity = Severity(rawValue: entry.value) { return severity }
    let names = Severity.allCases.map(\.rawValue)
    report(
      "bad-severity", "`\(entry.value)` is no severity", at: entry.valueSpan,
      hint: nearestName(to: entry.value, among: names).map { "did you mean `\($0)`?" }
        ?? "severities are \(names.joined(separator: ", "))")
    return nil
  }

  /// The parameters: `name type = default`.
  mutating func parameters() -> [Rule.Parameter] {
    var result: [Rule.Parameter] = []
    for entry in repeated {
      guard let parameter = parameter(entry) else { continue }
      if result.contains(where: { $0.name == parameter.name }) {
        report(
          "duplicate-parameter", "the parameter `\(parameter.name)` is declared twice",
          at: entry.valueSpan)
      } else {
        result.append(parameter)
      }
    }
    return result
  }

  private mutating func parameter(_ entry: HeaderEntry) -> Rule.Parameter? {
    let hint = "write `// param: minimumScope integer = 2`"
    guard let equals = entry.value.utf8.firstIndex(of: 0x3D) else {
      report(
        "bad-parameter", "a parameter needs a name, a type and a default", at: entry.valueSpan,
        hint: hint)
      return nil
    }
    let declaration = entry.value[..<equals].split(separator: " ", maxSplits: 1)
    let literal = entry.value[entry.value.utf8.index(after: equals)...].drop { $0 == " " }
    guard declaration.count == 2, let name = declaration.first, !literal.isEmpty else {
      report(
        "bad-parameter", "a parameter needs a name, a type and a default", at: entry.valueSpan,
        hint: hint)
      return nil
    }
    guard Self.isName(String(name)) else {
      report(
        "bad-parameter", "`\(name)` is no parameter name", at: entry.span(of: name, in: entry),
        hint: "use letters, digits and underscores, beginning with a letter")
      return nil
    }
    if name == "asOf" {
      report(
        "bad-parameter", "`asOf` is always bound to the day of the run",
        at: entry.span(of: name, in: entry))
      return nil
    }
    let typeName = declaration[1].trimmingSuffix { $0 == " " }
    guard let type = Rule.ParameterType(typeName) else {
      let names = ["integer", "float", "boolean", "string", "date", "duration"]
      report(
        "bad-type", "`\(typeName)` is no parameter type",
        at: entry.span(of: declaration[1], in: entry),
        hint: nearestName(to: typeName, among: names).map { "did you mean `\($0)`?" }
          ?? "types are \(names.joined(separator: ", ")) and `list of` these")
      return nil
    }
    guard let value = type.value(of: String(literal)) else {
      report(
        "bad-default", "`\(literal)` is no value of type \(type.name)",
        at: entry.span(of: literal, in: entry))
      return nil
    }
    return Rule.Parameter(name: String(name), type: type, defaultValue: value)
  }

  // MARK: Words

  static func isKebabCase(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    return text.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
      && words.allSatisfy { word in
        !word.isEmpty
          && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_"
    else { return false }
    return text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0.properties.numericType != nil
    }
  }

  /// The file's name without its ending, or nil where the text is no `.cypher` file.
  static func stem(of name: String) -> String? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.hasSuffix(".cypher") ? String(file.dropLast(7)) : nil
  }
}

extension HeaderEntry {
  /// The place in the text of a part of this entry's value.
  fileprivate func span(of part: Substring, in entry: HeaderEntry) -> SourceSpan {
    let start = entry.value.utf8.distance(from: entry.value.startIndex, to: part.startIndex)
    return span(of: start..<(start + part.utf8.count))
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isDropped: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return String(text)
  }
}
