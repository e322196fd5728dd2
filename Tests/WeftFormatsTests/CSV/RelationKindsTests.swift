import Testing
import WeftFormats
import WeftGraph

/// What the types of relations say of ends that no source describes.
struct RelationKindsTests {
  private func read(_ rows: [String]) throws -> ReadChart {
    let text = (["source,target,type"] + rows).joined(separator: "\n") + "\n"
    return try ReadChart(sources: [("edges.csv", Array(text.utf8))])
  }

  @Test(arguments: ["manages", "supervises", "MANAGES", "has report", "manager of", "is boss of"])
  func `Words for managing make people and turn around`(word: String) throws {
    let chart = try read(["ann,bo,\(word)", "bo,cy,\(word)"])
    #expect(chart.relationships == ["bo REPORTS_TO ann", "cy REPORTS_TO bo"])
    #expect(["ann", "bo", "cy"].allSatisfy { chart.labels($0) == ["Person"] })
    #expect(chart.codes["unexpected-ends"] == nil)
    #expect(chart.codes["turned-around"] == 2)
  }

  @Test(arguments: ["reports to", "managed by", "line manager", "boss"])
  func `Words for a superior go up`(word: String) throws {
    let chart = try read(["bo,ann,\(word)", "cy,bo,\(word)"])
    #expect(chart.relationships == ["bo REPORTS_TO ann", "cy REPORTS_TO bo"])
    #expect(chart.labels("ann") == ["Person"])
  }

  @Test func `A word the model does not know is noted where it is read as another`() throws {
    let chart = try read(["ann,bo,boss of"])
    #expect(chart.note("renamed-kind")?.message == "the edge kind 'boss of' is read as MANAGES")
    let dotted = try read(["ann,bo,dotted line manager"])
    #expect(dotted.value(of: "REPORTS_TO", "subtype") == .string("dotted"))
  }

  @Test(arguments: [
    ["ann,Core,manages", "bo,Core,member of"], ["bo,Core,member of", "ann,Core,manages"],
  ])
  func `Whoever manages a team leads it, whatever the order of rows`(rows: [String]) throws {
    let chart = try read(rows)
    #expect(chart.labels("Core") == ["Team"])
    #expect(chart.relationships == ["ann LEADS Core", "bo MEMBER_OF Core"])
  }

  @Test func `Who is led is a team, but where some of them are people`() throws {
    let teams = try read(["ann,Core,leads", "bo,Data,leads"])
    #expect(teams.relationships == ["ann LEADS Core", "bo LEADS Data"])
    #expect(teams.labels("Data") == ["Team"])
    let people = try read(["ann,bo,leads", "ann,cy,leads", "bo,di,leads"])
    #expect(
      people.relationships == ["bo REPORTS_TO ann", "cy REPORTS_TO ann", "di REPORTS_TO bo"])
    #expect(people.labels("di") == ["Person"])
    #expect(people.codes["guessed-kind"] == 3)
    let mixed = try read(["ann,bo,leads", "bo,Core,leads", "cy,Core,member of"])
    #expect(mixed.relationships == ["bo LEADS Core", "bo REPORTS_TO ann", "cy MEMBER_OF Core"])
  }

  @Test func `What sources describe counts before what types say`() throws {
    let chart = try ReadChart(sources: [
      ("teams.csv", Array("id,name\nbo,Bo's team\n".utf8)),
      ("edges.csv", Array("source,target,type\nann,bo,manages\n".utf8)),
    ])
    #expect(chart.relationships == ["ann LEADS bo"] && chart.labels("ann") == ["Person"])
  }

  // MARK: Lists of pairs

  @Test(arguments: [
    "manager,employee\nann,bo\nann,cy\nbo,di\n", "employee,manager\nbo,ann\ncy,ann\ndi,bo\n",
    "Manager ID,Employee ID\nann,bo\nann,cy\nbo,di\n", "name;reports to\nbo;ann\ncy;ann\ndi;bo\n",
  ])
  func `A list of people and managers implies who stands at the top`(text: String) throws {
    let chart = try ReadChart(sources: [("export.csv", Array(text.utf8))])
    #expect(
      chart.relationships == ["bo REPORTS_TO ann", "cy REPORTS_TO ann", "di REPORTS_TO bo"])
    #expect(["ann", "bo", "cy", "di"].allSatisfy { chart.labels($0) == ["Person"] })
    #expect(chart.codes["implied-node"] == 1 && chart.codes["dangling-edge"] == nil)
  }

  @Test func `Where rows describe people, a manager without a row is a placeholder`() throws {
    let described = try ReadChart(sources: [
      ("a.csv", Array("name,title,manager\nBo,Clerk,Ann\n".utf8))
    ])
    #expect(described.labels("Ann") == ["Missing"])
    let elsewhere = try ReadChart(sources: [
      ("people.csv", Array("id,name,title\nbo,Bo,Clerk\n".utf8)),
      ("lines.csv", Array("employee id,manager id\nbo,ann\n".utf8)),
    ])
    #expect(elsewhere.labels("ann") == ["Missing"])
  }
}
