import Foundation
import TestSupport
import Testing

/// Charts that are no XML, from the file to the finding.
@Suite struct TextFormatsTests {
  private static let people = """
    Employee ID,Name,Manager ID,Department
    1,Ada,,Research
    2,Bo,1,Research
    3,Cy,1,Risk
    """

  @Test(arguments: [
    people,
    "kind: Group\nmetadata: {name: core}\nspec: {type: team, children: []}\n---\n"
      + "kind: User\nmetadata: {name: ada}\nspec: {memberOf: [core]}\n",
    "* @acme/core\n/docs ada@example.org\n",
    #"{"nodes": [{"id": "a", "kind": "person"}], "links": []}"#,
  ])
  func `every format is judged, and says what could not be`(text: String) throws {
    let run = try CommandRun(
      ["gaps", "-", "--format", "json", "--as-of", "2026-01-31"], input: text)
    #expect(run.status == 0, "\(run.errors)")
    let unassessed = run.output.matches(of: /"status":"not-assessed","missing":\["[A-Za-z_.|]+"/)
    #expect(unassessed.count > 20)
  }

  @Test func `a column of managers lets reporting be judged`() throws {
    let loop = Self.people.replacing("1,Ada,,", with: "1,Ada,3,")
    let run = try CommandRun(
      ["gaps", "-", "--rule", "reporting-cycle", "--format", "json", "--as-of", "2026-01-31"],
      input: loop)
    #expect(run.output.contains("\"findings\":1"), "\(run.output)")
  }

  @Test func `the ledger of a table counts and names what was read`() throws {
    let run = try CommandRun(
      ["import", "-", "--format", "json", "--as-of", "2026-01-31"], input: Self.people)
    #expect(run.status == 0)
    #expect(
      run.output.contains(
        "\"read\":{\"nodes\":3,\"edges\":2,\"hyperedges\":0,\"ports\":0,\"keys\":4,\"graphs\":0,\"data\":11}"
      ), "\(run.output)")
    #expect(run.output.contains("\"MEMBER_OF\":3") && run.output.contains("\"REPORTS_TO\":2"))
  }

  @Test func `a misspelt label of a mapping is warned about`() throws {
    let map = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yml")
    defer { try? FileManager.default.removeItem(at: map) }
    try Data("nodes:\n  - {when: {}, label: Persn}\n".utf8).write(to: map)
    let arguments = [
      "import", "-", "--map", map.path(percentEncoded: false), "--as-of", "2026-01-31",
    ]
    let run = try CommandRun(arguments, input: "id,name\n1,A\n")
    #expect(run.status == 0)
    #expect(run.errors.contains("2:23: warning: 'Persn' is no label of the model [misspelt-word]"))
    #expect(run.errors.contains("did you mean 'Person'?"))
    #expect(try CommandRun(arguments + ["--strict"], input: "id,name\n1,A\n").status == 2)
  }

  @Test func `a format nobody reads is refused with the nearest name`() throws {
    let run = try CommandRun(["import", "-", "--from", "jsn"], input: "{}")
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'json'?"))
  }

  @Test func `what a family would need is listed once and fits the terminal`() throws {
    let run = try CommandRun(["import", "-", "--as-of", "2026-01-31"], input: Self.people)
    let table = run.output.components(separatedBy: "\n\n").first { $0.contains("would need") } ?? ""
    let lines = table.split(separator: "\n").map(String.init)
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.count <= 100 }, "\(run.output)")
    #expect(!run.output.contains("|"))
  }
}
