import Testing
import WeftGraph

@testable import WeftGaps

@Suite struct StandardsTests {
  @Test func shippedTextsHaveAVersionAndEveryClauseSaysSomething() {
    let standards = Standards.shipped
    #expect(!standards.version.isEmpty)
    #expect(
      Set(standards.clauses.map(\.standard)).isSuperset(of: [
        "eu-ai-act", "nist-ai-rmf", "iso-42001", "raci",
      ]))
    for clause in standards.clauses {
      #expect(!clause.says.isEmpty && !clause.title.isEmpty && !clause.edition.isEmpty)
      #expect(clause.standard != "eu-ai-act" || clause.applies != nil, "\(clause.clause)")
    }
    #expect(standards["eu-ai-act 14(5)"]?.says.contains("two") ?? false)
    #expect(standards["eu-ai-act 99"] == nil)
  }

  @Test func rulesOfOversightReferToWhatTheyAskAbout() throws {
    let rules = try RuleSet.standard()
    for rule in rules.rules where rule.family == "oversight" {
      #expect(!rule.standards.isEmpty, "\(rule.id)")
    }
    #expect(rules["diffuse-accountability"]?.standards.contains("raci A") ?? false)
  }

  @Test func aClauseThatIsNotThereIsAnErrorWithItsPlace() {
    let text = """
      // id: r
      // title: t
      // family: hygiene
      // severity: low
      // standards: eu-ai-act 26(2), eu-ai-act 26(3)
      // subjects: p
      // message: {p}
      MATCH (p:Person) RETURN p
      """
    do throws(InputError) {
      _ = try RuleParser.parse(SourceText(name: "r.cypher", text: text))
      Testing.Issue.record("it is read")
    } catch {
      #expect(error.diagnostics.map(\.code) == ["unknown-standard"])
      #expect(error.diagnostics.first?.position == SourcePosition(line: 5, column: 32))
      #expect(error.diagnostics.first?.hint == "did you mean `eu-ai-act 26(2)`?")
    }
  }

  @Test func aBrokenFileIsRefused() {
    #expect(throws: InputError.self) {
      try Standards(SourceText(name: "s.yml", text: "version: 1\nstandards: [a]"))
    }
  }

  @Test func verdictsNeverSayCompliant() throws {
    let rules = try RuleSet.standard().filtered { $0.id == "unoverseen-high-risk" }
    func verdict(_ chart: String) throws -> String? {
      let options = GapAnalysis.Options(asOf: SmallChart.today)
      return try GapAnalysis.run(on: SmallChart(chart).graph, rules: rules, options: options)
        .outcomes.first?.verdict
    }
    let system = "AISystem a riskClass=high\nPerson p\nTeam t\n"
    #expect(try verdict(system + "t -OVERSEES-> a") == "violated")
    #expect(try verdict(system + "p -OVERSEES-> a") == "documented")
    #expect(try verdict(system) == "not documented")
    #expect(try verdict(system + "AISystem b\np -OVERSEES-> a") == "not documented")
  }
}
