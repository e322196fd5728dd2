import Testing
import WeftFormats
import WeftGraph

struct RelationTableTests {
  private func read(
    _ sources: [(String, String)], mapping: String? = nil
  ) throws -> ReadChart {
    var options = ImportOptions()
    options.mapping = mapping.map { ("mapping.yml", $0) }
    return try ReadChart(sources: sources.map { ($0.0, Array($0.1.utf8)) }, options)
  }

  /// The weights of all relationships, by pair and period.
  private func weights(_ chart: ReadChart) -> [String] {
    let weight = chart.graph.key("weight")
    let period = chart.graph.key("period")
    return (0..<chart.graph.relationshipCount).map { index in
      let id = RelationshipID(index)
      let ends =
        chart.graph.id(of: chart.graph.source(of: id))
        + chart.graph.id(of: chart.graph.target(of: id))
      let value = weight.flatMap { chart.graph.value(of: $0, id) }
      let when = period.flatMap { chart.graph.value(of: $0, id) }
      return "\(ends) \(value.map { "\($0)" } ?? "-") \(when.map { "\($0)" } ?? "-")"
    }.sorted()
  }

  @Test func `Collaboration is summed by period`() throws {
    let chart = try read([
      (
        "mail.csv",
        "source,target,month,count\na,b,2026-01,2\na,b,2026-01,3\na,b,2026-02,1\nb,a,2026-01,4\n"
      )
    ])
    #expect(
      weights(chart) == [
        "ab integer(1) string(\"2026-02\")", "ab integer(5) string(\"2026-01\")",
        "ba integer(4) string(\"2026-01\")",
      ])
    #expect(chart.ledger.graph.types.map(\.name) == ["COLLABORATES_WITH"])
    #expect(chart.labels("a") == ["Person"])
    #expect(chart.ledger.sources.first?.read.edges == 4)
    #expect(chart.codes["summed-relation"] == 1 && chart.codes["assumed-kind"] == 3)
    #expect(chart.codes["implied-node"] == 2)
  }

  @Test func `Moments become months, and rows without weight count one each`() throws {
    let chart = try read([
      (
        "log.csv",
        "sender,recipient,timestamp\na,b,2026-01-03T10:00\na,b,2026-01-09\na,b,2026-03-01\n"
      )
    ])
    #expect(
      weights(chart) == [
        "ab integer(1) string(\"2026-03\")", "ab integer(2) string(\"2026-01\")",
      ])
  }

  @Test func `The name of a file can be a type`() throws {
    let chart = try read([
      ("nodes.csv", "id,name\n1,A\n2,B\n"),
      ("reports_to.csv", "source,target,weight\n2,1,1\n1,1,1\n3,1,1\n"),
    ])
    #expect(
      chart.relationships == ["1 REPORTS_TO 1", "2 REPORTS_TO 1", "3 REPORTS_TO 1"])
    #expect(chart.labels("3") == ["Missing"])
    #expect(chart.codes["dangling-edge"] == 1)
  }

  @Test func `The type of a relation tells what its ends are, where nothing else does`() throws {
    let chart = try read([
      ("edges.csv", "from,to,type\na,b,reports to\na,t,member of\nt,x,owns\n")
    ])
    #expect(chart.relationships == ["a MEMBER_OF t", "a REPORTS_TO b", "t OWNS x"])
    #expect(chart.labels("a") == ["Person"] && chart.labels("t") == ["Team"])
    #expect(chart.labels("x") == [])
  }

  @Test func `Roles of members tell relations apart by a mapping`() throws {
    let chart = try read(
      [("sitting.csv", "person,team,role\np,t,chair\nq,t,scribe\n")],
      mapping: "edges: [{when: {role: chair}, type: LEADS, set: {chair: true}}]")
    #expect(chart.relationships == ["p LEADS t", "q MEMBER_OF t"])
    #expect(chart.value(of: "LEADS", "role") == .string("chair"))
  }

  @Test func `A rule of a mapping may ask for the file`() throws {
    let chart = try read(
      [("x/friends.csv", "source,target\na,b\n"), ("x/mail.csv", "source,target\na,b\n")],
      mapping: """
        nodes: [{when: {}, label: Person}]
        edges: [{when: {file: friends}, type: KNOWS}, {when: {file: mail.csv}, type: EMAILS_TO}]
        """)
    #expect(chart.relationships == ["a EMAILS_TO b", "a KNOWS b"])
  }

  @Test func `Pairs of nodes and edges as Gephi writes them`() throws {
    let chart = try read([
      ("nodes.csv", "Id,Label,Interval,kind\n1,Ada,,person\n2,Core,,team\n"),
      (
        "edges.csv",
        "Source,Target,Type,Id,Label,Interval,Weight\n1,2,Directed,7,member of,,1.5\n1,1,Undirected,8,,,2\n"
      ),
    ])
    #expect(chart.relationships == ["1 MEMBER_OF 2", "1~RELATED_TO~1"])
    #expect(chart.value("1", "name") == .string("Ada"))
    #expect(chart.value(of: "MEMBER_OF", "weight") == .float(1.5))
  }

  @Test func `Exports of databases have typed columns and spaces of ids`() throws {
    let chart = try read([
      (
        "p.csv",
        "personId:ID(Person),name,age:int,:LABEL\n1,Ada,36,Person;Founder\n2,Bo,28,Person\n"
      ),
      ("t.csv", "teamId:ID(Team),name,:LABEL\n1,Core,Team\n"),
      ("r.csv", ":START_ID(Person),since:date,:END_ID(Team),:TYPE\n1,2025-01-01,1,MEMBER_OF\n"),
      ("s.csv", ":START_ID(Person),:END_ID(Person),:TYPE\n2,1,REPORTS_TO\n"),
    ])
    #expect(
      chart.relationships == ["Person:1 MEMBER_OF Team:1", "Person:2 REPORTS_TO Person:1"])
    #expect(chart.labels("Person:1") == ["Founder", "Person"])
    #expect(chart.value("Person:1", "age") == .integer(36))
    #expect(
      chart.value(of: "MEMBER_OF", "since")
        == .date(try #require(CalendarDate(parsing: "2025-01-01"))))
  }
}
