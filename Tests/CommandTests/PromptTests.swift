import Foundation
import TestSupport
import Testing

/// What happens where no query, or too much of one, is given.
@Suite struct PromptTests {
  private static let chart = "orgcharts/acme-ai.graphml"

  #if os(Linux)
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script")))
    func `a terminal is asked for queries until it leaves`() throws {
      let run = try CommandRun(
        ["query", Self.chart],
        input: """
          MATCH (g:Goal) RETURN count(g) AS goals;
          :param least=2
          RETURN $least
            + 40 AS n

          RETURN 1/0;
          :formt json
          RETURN 'still here' AS words;
          :quit

          """, environment: ["NO_COLOR": "1", "TERM": "dumb"], isTyped: true)
      let text = run.output.replacing("\r\n", with: "\n")
      #expect(run.status == 0)
      #expect(text.contains("goals\n─────"))
      #expect(text.contains("n\n──\n42\n1 row"))
      #expect(text.contains("error: an integer cannot be divided by zero [division-by-zero]"))
      #expect(text.contains("there is no command :formt; did you mean :format?"))
      #expect(text.contains("words\n──────────\nstill here\n1 row"))
    }
  #endif

  @Test func `a query is read from a pipe`() throws {
    let run = try CommandRun(["query", Self.chart], input: "RETURN 1 + 1 AS n")
    #expect(run.status == 0)
    #expect(run.output == "n\n─\n2\n1 row\n")
  }

  @Test func `two queries and a query without a chart are told apart from files`() throws {
    let two = try CommandRun(["query", Self.chart, "RETURN 1", "RETURN 2"])
    #expect(two.status == 64)
    #expect(two.errors == "error: one query at a time: 'RETURN 1' and 'RETURN 2'\n")
    let none = try CommandRun(["query", "RETURN 1"])
    #expect(none.status == 64)
    #expect(none.errors == "error: no chart: name one before the query, or give --no-chart\n")
  }

  @Test func `a parameter is checked`() throws {
    let faulty = try CommandRun(["query", Self.chart, "RETURN $x", "--param", "x=[1"])
    #expect(faulty.status == 2)
    #expect(faulty.errors.hasPrefix("<parameter>:1:"))
    let word = try CommandRun(["query", Self.chart, "RETURN $x AS x", "--param", "x=North"])
    #expect(word.output == "x\n─────\nNorth\n1 row\n")
    let unused = try CommandRun([
      "query", Self.chart, "RETURN $least AS x", "--param", "least=1",
      "--param", "lest=2",
    ])
    #expect(unused.status == 0)
    #expect(
      unused.errors == """
        warning: the query has no parameter 'lest'; did you mean 'least'?

        """)
    let asOf = try CommandRun(["query", Self.chart, "RETURN 1", "--param", "asOf=1"])
    #expect(asOf.status == 64)
  }
}
