package import WeftGraph
package import WeftQuery

/// Reads rule files: a header of `// key: value` lines and the query below it.
package enum RuleParser {
  /// The keys a rule's header may have.
  package static let keys = [
    "id", "title", "family", "severity", "question", "why", "cure", "source", "standards", "needs",
    "implies", "fragility", "param", "subjects", "message",
  ]

  /// The keys it must have.
  static let requiredKeys = ["id", "title", "family", "severity", "subjects", "message"]

  /// Reads a rule and checks header and query; throws every problem found at once.
  /// - Parameters:
  ///   - text: The whole file, named by its path.
  ///   - family: The name of the folder it lies in, or nil where that is not checked.
  ///   - catalog: What the query may call.
  package static func parse(
    _ text: SourceText, family: String? = nil, catalog: Catalog = StandardCatalog.catalog
  ) throws(InputError) -> Rule {
    var header = HeaderChecker(text, keys: keys, required: requiredKeys, repeatable: "param")
    header.checkID()
    header.checkFamily(folder: family)
    let severity = header.severity()
    let parameters = header.parameters()
    checkNeeds(&header)
    let template = template(&header)
    let query = bind(text, catalog: catalog, &header)
    if let query {
      check(query, parameters: parameters, template: template, &header)
    }
    guard header.problems.isEmpty, let severity, let template, let query else {
      throw InputError(header.problems.inOrder)
    }
    return Rule(
      id: header.value("id"), title: header.value("title"), family: header.value("family"),
      severity: severity, question: header.value("question"), why: header.value("why"),
      cure: header.value("cure"), source: header.value("source"),
      needs: header.entry("needs")?.items.map(\.text) ?? [],
      implies: header.entry("implies")?.items.map(\.text) ?? [],
      standards: header.entry("standards")?.items.map(\.text) ?? [],
      fragility: header.entry("fragility")?.value, parameters: parameters,
      subjects: header.entry("subjects")?.items.map(\.text) ?? [],
      message: header.value("message"), text: text, query: query, places: header.places,
      template: template)
  }

  /// Parses and binds the query below a header, adding its problems to the header's.
  static func bind(
    _ text: SourceText, catalog: Catalog, _ header: inout HeaderChecker
  ) -> BoundQuery? {
    do throws(InputError) {
      return try Binder.bind(Query.parse(text), catalog: catalog, graph: nil).query
    } catch {
      header.add(error.diagnostics)
      return nil
    }
  }

  /// Each need is a label or type, alone or with a property, or several joined by `|`.
  private static func checkNeeds(_ header: inout HeaderChecker) {
    for item in header.entry("needs")?.items ?? [] {
      for need in item.text.split(separator: "|", omittingEmptySubsequences: false) {
        let parts = need.split(separator: ".", omittingEmptySubsequences: false)
        let names = parts.map { String($0.drop { $0 == " " }).trimmingSpaces }
        guard parts.count > 2 || !names.allSatisfy(HeaderChecker.isName) else { continue }
        header.report(
          "bad-need", "`\(need)` is no label, relationship type or property of one", at: item.span,
          hint: "write `Role`, `HOLDS`, `Role.subtype` or `Role.subtype|INTEGRATES`")
      }
    }
    for item in header.entry("implies")?.items ?? [] where !HeaderChecker.isKebabCase(item.text) {
      header.report("bad-id", "`\(item.text)` is no rule id", at: item.span)
    }
    let standards = Standards.shipped
    for item in header.entry("standards")?.items ?? [] where standards[item.text] == nil {
      header.report(
        "unknown-standard", "no clause is called `\(item.text)`", at: item.span,
        hint: nearestName(to: item.text, among: standards.references)
          .map { "did you mean `\($0)`?" }
          ?? "write a text and its clause, such as `eu-ai-act 26(2)`")
    }
  }

  private static func template(_ header: inout HeaderChecker) -> MessageTemplate? {
    guard let entry = header.entry("message") else { return nil }
    do throws(MessageTemplate.Problem) {
      return try MessageTemplate(entry.value)
    } catch {
      header.report(
        "bad-placeholder", error.message, at: entry.span(of: error.range),
        hint: "`{{` writes a brace")
      return nil
    }
  }

  private static func check(
    _ query: BoundQuery, parameters: [Rule.Parameter], template: MessageTemplate?,
    _ header: inout HeaderChecker
  ) {
    let columns = query.union.columns
    func hint(_ name: String) -> String {
      nearestName(to: name, among: columns).map { "did you mean `\($0)`?" }
        ?? "the query returns \(columns.map { "`\($0)`" }.joined(separator: ", "))"
    }
    var seen: Set<String> = []
    for subject in header.entry("subjects")?.items ?? [] {
      if !columns.contains(subject.text) {
        header.report(
          "unknown-column", "the query returns no column `\(subject.text)`", at: subject.span,
          hint: hint(subject.text))
      } else if !seen.insert(subject.text).inserted {
        header.report(
          "duplicate-subject", "`\(subject.text)` is named twice", at: subject.span)
      } else if ["verdict", "severity"].contains(subject.text) {
        header.report(
          "bad-subject", "the column `\(subject.text)` has a meaning of its own", at: subject.span)
      }
    }
    if let template, let message = header.entry("message") {
      for place in template.places where !columns.contains(place.column) {
        header.report(
          "unknown-column", "the query returns no column `\(place.column)`",
          at: message.span(of: place.range), hint: hint(place.column))
      }
    }
    checkParameters(query, parameters, &header)
  }

  /// Every parameter of the query is declared, and every declared one is read.
  static func checkParameters(
    _ query: BoundQuery, _ parameters: [Rule.Parameter], _ header: inout HeaderChecker
  ) {
    let declared = parameters.map(\.name)
    for name in query.parameters.sorted() where name != "asOf" && !declared.contains(name) {
      header.report(
        "undeclared-parameter", "the query reads `$\(name)`, which no `param` declares",
        at: header.text.span(ofParameter: name),
        hint: nearestName(to: name, among: declared + ["asOf"]).map { "did you mean `$\($0)`?" }
          ?? "add a line `// param: \(name) integer = …`")
    }
    for entry in header.repeated {
      let name = String(entry.value.prefix { $0 != " " })
      guard declared.contains(name), !query.parameters.contains(name) else { continue }
      header.report(
        "unused-parameter", "the query never reads `$\(name)`",
        at: entry.span(of: 0..<name.utf8.count),
        hint: "remove the line, or use the parameter")
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension [Diagnostic] {
  /// The diagnostics in the order of their places.
  var inOrder: [Diagnostic] {
    enumerated().sorted { one, other in
      let first = one.element.position ?? SourcePosition(line: 0, column: 0)
      let second = other.element.position ?? SourcePosition(line: 0, column: 0)
      return (first, one.offset) < (second, other.offset)
    }.map(\.element)
  }
}

extension SourceText {
  /// The first place that reads a parameter, or the beginning of the text.
  fileprivate func span(ofParameter name: String) -> SourceSpan {
    let wanted = Array("$\(name)".utf8)
    guard bytes.count >= wanted.count else { return .zero }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] == 0x24 && bytes[start..<(start + wanted.count)].elementsEqual(wanted) {
      return SourceSpan(start: start, end: start + wanted.count)
    }
    return .zero
  }
}
