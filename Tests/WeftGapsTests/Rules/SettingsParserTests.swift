import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct SettingsParserTests {
  private static let rules = [
    ("wide-span", "// param: maximum integer = 15\n// param: kinds list of string = ['a']"),
    ("deep-chain", "// param: from date = 2020-01-01"),
  ]

  private func rules() throws(InputError) -> RuleSet {
    try RuleSet(
      files: Self.rules.map { id, parameters in
        let reads = parameters.contains("maximum") ? "$maximum AS m, $kinds AS k" : "$from AS f"
        return RuleSet.File(
          path: "\(id).cypher", family: "bottleneck",
          text: """
            // id: \(id)
            // title: t
            // family: bottleneck
            // severity: low
            // subjects: p
            // message: {p}
            \(parameters)
            MATCH (p:Person) RETURN p, \(reads)
            """)
      })
  }

  private func parse(_ text: String) throws(InputError) -> Settings {
    try SettingsParser.parse(SourceText(name: "weft.yml", text: text), rules: rules())
  }

  private func problems(_ text: String) -> [String] {
    do throws(InputError) {
      _ = try parse(text)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? "-"
        return "\(place) \(diagnostic.code)"
      }
    }
  }

  @Test func everyPartIsRead() throws {
    let settings = try parse(
      """
      complete: [OVERSEES, HOLDS]
      rules: {wide-span: {severity: medium, params: {maximum: 12, kinds: [b, c]}}, deep-chain: off}
      subtrees: [{under: team-7, rules: {wide-span: {severity: high}}}]
      suppress: [{rule: wide-span, subjects: [ann], reason: "known", until: 2026-12-31}]
      """)
    #expect(settings.complete == ["OVERSEES", "HOLDS"])
    #expect(settings.rules["wide-span"]?.severity == .medium)
    #expect(settings.rules["deep-chain"]?.isOff == true)
    guard case .integer(12)? = settings.rules["wide-span"]?.parameters["maximum"] else {
      Testing.Issue.record("maximum is read")
      return
    }
    #expect(settings.subtrees.first?.rules["wide-span"]?.severity == .high)
    #expect(settings.suppressions.first?.subjects == ["ann"])
    #expect(settings.suppressions.first?.until == CalendarDate(isoText: "2026-12-31"))
  }

  @Test func anEmptyFileChangesNothing() throws {
    #expect(try parse("").rules.isEmpty)
    #expect(try parse("# only a comment\n").rules.isEmpty)
  }

  @Test func everyFaultHasItsCodeAndPlace() {
    #expect(problems("rule: {}") == ["1:1 unknown-setting"])
    #expect(problems("rules: {wide-spam: off}") == ["1:9 unknown-rule"])
    #expect(problems("rules:\n  wide-span: {severity: hgih}") == ["2:25 bad-severity"])
    #expect(problems("rules: {wide-span: {params: {maximun: 1}}}") == ["1:30 unknown-parameter"])
    #expect(problems("rules: {wide-span: {params: {maximum: many}}}") == ["1:39 bad-value"])
    #expect(problems("rules: {deep-chain: {params: {from: 2020-02-31}}}") == ["1:37 bad-value"])
    #expect(problems("rules: {wide-span: maybe}") == ["1:20 bad-setting"])
    #expect(problems("rules: [wide-span]") == ["1:8 bad-setting"])
    #expect(problems("subtrees: [{rules: {}}]") == ["1:12 missing-setting"])
    #expect(
      problems("subtrees: [{under: t, rules: {wide-span: {params: {maximum: 1}}}}]")
        == ["1:43 not-supported"])
    #expect(problems("suppress: [{rule: wide-span, subjects: [a]}]") == ["1:12 missing-setting"])
    #expect(
      problems("suppress: [{rule: wide-span, subjects: [a], reason: r, until: soon}]")
        == ["1:63 bad-value"])
    #expect(problems("rules: {wide-span: {").first?.hasSuffix("bad-yaml") == true)
    #expect(
      problems("rule: {}\nrules: {wide-spam: off}")
        == ["1:1 unknown-setting", "2:9 unknown-rule"])
  }

  @Test func parametersComeFromTheCommandLineToo() throws {
    let rules = try rules()
    var settings = Settings()
    try settings.setParameter("wide-span.maximum=9", of: rules)
    try settings.setParameter("deep-chain.from=2021-05-01", of: rules)
    guard case .integer(9)? = settings.rules["wide-span"]?.parameters["maximum"],
      case .date? = settings.rules["deep-chain"]?.parameters["from"]
    else {
      Testing.Issue.record("both are set")
      return
    }
    for bad in [
      "wide-span.maximum", "wide-spam.maximum=1", "wide-span.max=1", "wide-span.maximum=x",
    ] {
      #expect(throws: InputError.self) { try settings.setParameter(bad, of: rules) }
    }
  }
}
