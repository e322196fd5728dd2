import Testing
import WeftGraph

@testable import WeftGaps

/// Where what is wrong with a change is told.
extension ScenarioAnalysisTests {
  @Test func `names of no node are told all at once, but for those that statements make`() throws {
    #expect(
      try Self.problems(
        """
        MATCH (a {id: 'a'}) SET a.fte = 1;
        MATCH (b {id: 'nobody'}) SET b.fte = 1;
        MATCH (c:Person) WHERE c.name = 'No Body' SET c.fte = 1;
        """) == ["unknown-node 2:15", "unknown-node 3:33"])
    #expect(
      try Self.problems(
        """
        CREATE (:Person {id: 'new', name: 'New'});
        MATCH (n {id: 'new'}) SET n.fte = 1;
        MATCH (n {name: 'New'}) SET n.fte = 2;
        CREATE (:Person);
        MATCH (n {id: 'new-1'}) SET n += {name: 'Newer'};
        MATCH (n {name: 'Newer'}) SET n.name = 'x' + 'y';
        MATCH (n {name: 'xy'}) SET n.fte = 3;
        """) == [])
  }

  @Test func `what is wrong with a short form is told of the option`() throws {
    let graph = SmallChart(Self.team).graph
    let analysis = try Self.analysis(graph)
    func problems(_ text: SourceText) -> [Diagnostic] {
      do throws(InputError) { return try analysis.scenario(of: text).warnings } catch {
        return error.diagnostics
      }
    }
    let own = try #require(problems(try ShortForm.move("t:t").script(for: graph)).first)
    #expect(own.code == "reporting-cycle" && own.file == "--move" && own.hint == nil)
    #expect(own.sourceLine == "t:t" && own.length == 3)
    let file = SourceText(name: "file", text: "MATCH (a {id: 'a'}) SET a.fte = 'x';\n")
    let both = problems(
      SourceText(
        name: "both", joining: [file, try ShortForm.move("t:u").script(for: graph)],
        separator: ";\n"))
    #expect(
      Set(both.map { "\($0.file ?? "") \($0.code)" }) == [
        "file bad-value", "--move reporting-cycle",
      ])
    let circle = try #require(both.first { $0.file == "--move" })
    #expect(circle.hint?.hasSuffix("elsewhere first") ?? false)
    let vacated = try ShortForm.vacate(role: "r").script(for: graph)
    let idle = problems(SourceText(name: "twice", joining: [vacated, vacated], separator: ";\n"))
    let warning = try #require(idle.first { $0.code == "no-effect" })
    #expect(warning.file == "--vacate" && warning.hint == nil)
  }
}
