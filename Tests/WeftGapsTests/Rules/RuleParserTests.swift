import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct RuleParserTests {
  /// A rule without fault; tests change one line.
  private static let good = """
    // id: vacant-role
    // title: A role that nobody holds
    // family: integration
    // severity: high
    // question: Which roles are vacant?
    // why: Nobody does the work.
    // cure: Fill them.
    // source: ours
    // needs: Role, Role.subtype|INTEGRATES
    // implies: unfilled-role
    // param: minimum integer = 2
    // param: kinds list of string = ['line', 'integration']
    // subjects: role
    // message: Nobody holds {role.name}, which joins
    //   {units} for {{good}.

    // The query itself.
    MATCH (role:Role) WHERE role.headcount >= $minimum AND role.subtype IN $kinds
      AND role.start <= $asOf
    RETURN role, collect(role.name) AS units
    """

  private func parse(
    _ text: String, name: String = "vacant-role.cypher", family: String? = "integration"
  ) throws(InputError) -> Rule {
    try RuleParser.parse(
      SourceText(name: name, text: text), family: family, catalog: StandardCatalog.catalog)
  }

  private func problems(
    _ line: String, becomes replacement: String, family: String? = "integration"
  ) -> [String] {
    let text = Self.good.replacing(line, with: replacement)
    precondition(text != Self.good, "the line is part of the rule")
    return problems(text, family: family)
  }

  private func problems(_ text: String, family: String? = "integration") -> [String] {
    do throws(InputError) {
      _ = try parse(text, family: family)
      return []
    } catch {
      return error.diagnostics.map { diagnostic in
        let place = diagnostic.position.map { "\($0.line):\($0.column)" } ?? "-"
        return "\(place) \(diagnostic.code)"
      }
    }
  }

  @Test func aGoodRuleIsReadWhole() throws {
    let rule = try parse(Self.good)
    #expect(rule.id == "vacant-role")
    #expect(rule.severity == .high)
    #expect(rule.needs == ["Role", "Role.subtype|INTEGRATES"])
    #expect(rule.implies == ["unfilled-role"])
    #expect(rule.parameters.map(\.name) == ["minimum", "kinds"])
    #expect(rule.parameters.map(\.type) == [.integer, .list(.string)])
    #expect(rule.subjects == ["role"])
    #expect(rule.message == "Nobody holds {role.name}, which joins {units} for {{good}.")
    #expect(rule.columns == ["role", "units"])
  }

  @Test func everyHeaderFaultHasItsCodeAndPlace() {
    #expect(problems("// cure:", becomes: "// cur:") == ["7:4 unknown-header-key"])
    #expect(
      problems("// title: A role that nobody holds\n", becomes: "") == ["1:1 missing-header-key"])
    #expect(problems("A role that nobody holds", becomes: "") == ["2:4 empty-header-value"])
    #expect(
      problems("// why:", becomes: "// title: again\n// why:") == ["6:4 duplicate-header-key"])
    #expect(problems("vacant-role\n", becomes: "Vacant_Role\n") == ["1:8 bad-id"])
    #expect(problems("vacant-role\n", becomes: "other-role\n") == ["1:8 bad-id"])
    #expect(problems("family: integration", becomes: "family: Integration") == ["3:12 bad-family"])
    #expect(problems("family: integration", becomes: "family: hygiene") == ["3:12 bad-family"])
    #expect(problems("high", becomes: "hihg") == ["4:14 bad-severity"])
    #expect(problems("Role, Role", becomes: "Role, a b, Role") == ["9:17 bad-need"])
    #expect(problems("unfilled-role", becomes: "Unfilled") == ["10:13 bad-id"])
    #expect(
      problems("minimum integer = 2", becomes: "minimum = 2") == [
        "11:11 bad-parameter", "18:43 undeclared-parameter",
      ])
    #expect(problems("minimum integer", becomes: "minimum integr").first == "11:19 bad-type")
    #expect(problems("integer = 2", becomes: "integer = 'two'").first == "11:29 bad-default")
    #expect(
      problems("minimum integer = 2", becomes: "asOf date = 2020-01-01").first
        == "11:11 bad-parameter")
    #expect(
      problems("// subjects", becomes: "// param: minimum integer = 3\n// subjects")
        == ["13:11 duplicate-parameter"])
    #expect(
      problems("// subjects", becomes: "// param: spare integer = 3\n// subjects")
        == ["13:11 unused-parameter"])
    #expect(
      problems(">= $minimum", becomes: ">= $minimun") == [
        "11:11 unused-parameter", "18:43 undeclared-parameter",
      ])
    #expect(problems("subjects: role", becomes: "subjects: rol") == ["13:14 unknown-column"])
    #expect(
      problems("subjects: role", becomes: "subjects: role, role") == ["13:20 duplicate-subject"])
    #expect(problems("{units}", becomes: "{unit}") == ["15:7 unknown-column"])
    #expect(problems("{units}", becomes: "{units") == ["15:6 bad-placeholder"])
    #expect(problems("{units}", becomes: "{}") == ["15:6 bad-placeholder"])
    #expect(problems("// why: Nobody", becomes: "// Nobody") == ["6:4 malformed-header"])
  }

  @Test func faultsOfTheQueryAreReportedWithThoseOfTheHeader() {
    let text = Self.good.replacing("high", with: "hihg").replacing(
      "RETURN role,", with: "RETURN rol,")
    let found = problems(text)
    #expect(found.first == "4:14 bad-severity")
    #expect(found.contains { $0.hasPrefix("20:8 undefined-variable") })
  }

  @Test func misspeltNamesGetTheNearestOne() {
    let text = Self.good.replacing("subjects: role", with: "subjects: rol")
    do throws(InputError) {
      _ = try parse(text)
      Testing.Issue.record("the rule is refused")
    } catch {
      #expect(error.diagnostics.first?.hint == "did you mean `role`?")
      #expect(error.diagnostics.first?.file == "vacant-role.cypher")
      #expect(error.diagnostics.first?.length == 3)
    }
  }

  @Test func theFolderIsCheckedWhereItIsGiven() throws {
    #expect(problems(Self.good, family: "hygiene") == ["3:12 bad-family"])
    #expect(problems(Self.good, family: nil).isEmpty)
  }

  @Test func parameterTypesTakeTheirLiteralsOnly() {
    let accepted: [(String, [String])] = [
      ("integer", ["2", "-3"]), ("float", ["2", "0.5"]), ("boolean", ["true"]),
      ("string", ["'a b'", "word"]),
      ("date", ["2026-01-31", "'2026-01-31'", "date('2026-01-31')"]),
      ("duration", ["P3M", "duration('P3M')", "duration({months: 3})"]),
      ("list of integer", ["[1, 2]", "[]"]), ("list<date>", ["[date('2026-01-31')]"]),
      ("[string]", ["['a']"]),
    ]
    for (name, literals) in accepted {
      let type = Rule.ParameterType(name)
      for literal in literals { #expect(type?.value(of: literal) != nil, "\(name) \(literal)") }
    }
    let refused: [(String, [String])] = [
      ("integer", ["2.5", "'2'", "x", "1 AS a, 2", "1 UNION RETURN 2", ""]), ("float", ["'a'"]),
      ("boolean", ["1", "yes"]), ("date", ["2026-02-30", "5", "soon"]), ("duration", ["3", "P"]),
      ("list of integer", ["[1, 'a']", "1", "[1.5]"]),
    ]
    for (name, literals) in refused {
      let type = Rule.ParameterType(name)
      for literal in literals { #expect(type?.value(of: literal) == nil, "\(name) \(literal)") }
    }
  }

  @Test func standardRulesParse() throws {
    do throws(InputError) {
      let rules = try RuleSet.standard()
      #expect(!rules.rules.isEmpty)
      _ = try RuleSet(files: []).adding(rules)
    } catch {
      for diagnostic in error.diagnostics {
        let line = diagnostic.position?.line ?? 0
        Testing.Issue.record(
          "\(diagnostic.file ?? ""):\(line): \(diagnostic.message) [\(diagnostic.code)]")
      }
    }
  }

  @Test func standardQuestionsParse() throws {
    do throws(InputError) {
      #expect(!(try QuestionSet.standard().isEmpty))
    } catch {
      for diagnostic in error.diagnostics {
        let line = diagnostic.position?.line ?? 0
        Testing.Issue.record(
          "\(diagnostic.file ?? ""):\(line): \(diagnostic.message) [\(diagnostic.code)]")
      }
    }
  }
}
