public import WeftGraph
public import WeftQuery

/// The rules a run may choose from, by family and id.
public struct RuleSet: Sendable {
  /// One rule file.
  public struct File: Sendable {
    /// The path shown in messages.
    public var path: String
    /// The folder it lies in, which its family must equal; nil where that is not checked.
    public var family: String?
    /// The text.
    public var text: String

    /// Creates a file.
    public init(path: String, family: String?, text: String) {
      self.path = path
      self.family = family
      self.text = text
    }
  }

  /// The rules.
  public private(set) var rules: [Rule]

  /// Reads rule files; throws every problem of all of them at once.
  ///
  /// Two files with the same id are an error.
  public init(files: [File], catalog: Catalog = StandardCatalog.catalog) throws(InputError) {
    var rules: [Rule] = []
    var problems: [Diagnostic] = []
    for file in files {
      do throws(InputError) {
        let text = SourceText(name: file.path, text: file.text)
        let rule = try RuleParser.parse(text, family: file.family, catalog: catalog)
        if let first = rules.first(where: { $0.id == rule.id }) {
          problems.append(
            rule.diagnostic(
              "duplicate-rule", "the rule `\(rule.id)` exists twice", at: "id",
              notes: ["the first is \(first.text.name)"]))
        } else {
          rules.append(rule)
        }
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw InputError(problems) }
    self.rules = rules.sorted { ($0.family, $0.id) < ($1.family, $1.id) }
  }

  /// These rules with a user's own; a user's rule replaces one of the same id.
  ///
  /// Throws where a rule implies one that does not exist.
  public func adding(_ others: RuleSet) throws(InputError) -> RuleSet {
    var result = self
    result.rules.removeAll { rule in others.rules.contains { $0.id == rule.id } }
    result.rules = (result.rules + others.rules).sorted { ($0.family, $0.id) < ($1.family, $1.id) }
    let ids = result.rules.map(\.id)
    var problems: [Diagnostic] = []
    for rule in others.rules {
      for implied in rule.implies where !ids.contains(implied) {
        problems.append(
          rule.diagnostic(
            "unknown-rule", "there is no rule `\(implied)`", at: "implies",
            hint: nearestName(to: implied, among: ids).map { "did you mean `\($0)`?" }))
      }
    }
    guard problems.isEmpty else { throw InputError(problems) }
    return result
  }

  /// The rule of an id, or nil.
  public subscript(id: String) -> Rule? { rules.first { $0.id == id } }

  /// The families, by name.
  public var families: [String] { Set(rules.map(\.family)).sorted() }

  /// The rules for which a condition holds.
  public func filtered(_ isKept: (Rule) -> Bool) -> RuleSet {
    var result = self
    result.rules.removeAll { !isKept($0) }
    return result
  }

  /// The text of the smallest chart that shows a standard rule's gap, or nil.
  public static func smallestChart(of id: String) -> String? {
    EmbeddedQueries.charts.first { $0.path == id + ".graphml" }?.text
  }

  /// The rules shipped with the library.
  public static func standard() throws(InputError) -> RuleSet { try standardResult.get() }

  private static let standardResult: Result<RuleSet, InputError> = {
    do throws(InputError) {
      return .success(try RuleSet(files: standardFiles))
    } catch {
      return .failure(error)
    }
  }()

  /// The embedded files below `queries/gaps`.
  private static var standardFiles: [File] {
    EmbeddedQueries.queries.compactMap { path, text in
      let parts = path.split(separator: "/")
      guard parts.first == "gaps", parts.count >= 3 else { return nil }
      return File(path: "queries/" + path, family: String(parts[parts.count - 2]), text: text)
    }
  }
}
