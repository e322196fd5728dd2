import Testing
import WeftGraph
import WeftQuery

struct QueryTests {
  private func literal(_ text: String) throws -> String {
    String(describing: try Query.parseLiteral(SourceText(name: "value", text: text)))
  }

  @Test func literalsAreValues() throws {
    #expect(try literal("-3") == "integer(-3)")
    #expect(try literal("-1.5") == "float(-1.5)")
    #expect(try literal("'a'") == "string(\"a\")")
    guard
      case .list(let elements) = try Query.parseLiteral(SourceText(name: "v", text: "[1, null]"))
    else {
      Testing.Issue.record("a list is a value")
      return
    }
    #expect(elements.count == 2)
    #expect(elements[1].isNull)
  }

  @Test(arguments: ["1 +", "x", "1 2", "", "'a", "[x]", "1 + 1", "$p"])
  func otherTextIsNoLiteral(_ text: String) {
    #expect(throws: InputError.self) { try literal(text) }
  }

  @Test func errorsOfSeveralClausesAreReportedUpToTen() {
    let clauses = Array(repeating: "MATCH (n))", count: 15).joined(separator: "\n")
    #expect {
      _ = try Query.parse(SourceText(name: "q", text: clauses + " RETURN 1"))
    } throws: { error in
      (error as? InputError)?.diagnostics.count == 10
    }
  }

  @Test func aBrokenClauseDoesNotHideTheNext() {
    let text = "MATCH (n:) WHERE n.x == 1\nRETURN n ORDER BY\nUNION ALL\nMATCH n RETURN n"
    #expect {
      _ = try Query.parse(SourceText(name: "q", text: text))
    } throws: { error in
      (error as? InputError)?.diagnostics.map { $0.position?.line } == [1, 3, 4]
    }
  }
}
