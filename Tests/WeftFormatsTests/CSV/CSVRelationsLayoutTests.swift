import Testing
import WeftFormats
import WeftGraph

/// Which columns of a table are the ends of relations, and which only sound so.
struct CSVRelationsLayoutTests {
  private func read(_ text: String, name: String = "export.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test(arguments: [
    "07-Jul-25,08-Aug-25", "2025-07-07,2025-08-08", "07.07.2025,", "20250707,20250808",
    "7/7/2025,8/31/2025", "2019,2021", "2025-07,2025-08", "2025-07-07 10:00,2025-07-07 11:00",
  ])
  func `Start and end that are times are no ends of relations`(dates: String) throws {
    let chart = try read("id,name,Start,End,manager\n1,Ann,\(dates),\n2,Bo,\(dates),1\n")
    #expect(chart.relationships == ["2 REPORTS_TO 1"] && chart.graph.nodeCount == 2)
    #expect(throws: InputError.self) {
      try read("Task,Start,End,Phase\nPlan,\(dates),1\nDo,\(dates),2\n")
    }
    let members = try read("person,team,start,end\np,t,\(dates)\nq,t,\(dates)\n")
    #expect(members.relationships == ["p MEMBER_OF t", "q MEMBER_OF t"])
  }

  @Test func `Start and end that are no times are ends`() throws {
    let chart = try read("start,end,weight\na,b,1\n2025-07-07,c,1\n")
    #expect(chart.relationships.count == 2)
    let numbered = try read("start,end\n1,2\n2,3\n")
    #expect(
      numbered.relationships == ["1 COLLABORATES_WITH 2", "2 COLLABORATES_WITH 3"])
    let dated = try read("Start,Source,Target,End\n2025-01-01,a,b,2025-02-01\n")
    #expect(dated.relationships == ["a COLLABORATES_WITH b"])
  }

  @Test func `Source and target of one word are ends`() throws {
    let posts = try read("SOURCE_FORUM_X,TARGET_FORUM_X,POST_ID,SENTIMENT\na,b,1u4,1\na,b,1u5,-1\n")
    #expect(posts.relationships == ["a RELATED_TO b", "a RELATED_TO b"])
    #expect(posts.labels("a") == [] && posts.graph.nodeCount == 2)
    let teams = try read("from_team,to_team,weight\na,b,2\n")
    #expect(teams.relationships == ["a COLLABORATES_WITH b"] && teams.labels("a") == ["Team"])
    let users = try read("sender_email,recipient_email\na,b\na,b\n")
    #expect(users.relationships == ["a COLLABORATES_WITH b"] && users.labels("a") == ["Person"])
  }

  @Test func `From and to of a time, or of somebody's, are no ends`() throws {
    let dated = try read("id,name,from_date,to_date,manager\n1,Ann,2020,2021,\n2,Bo,x,y,1\n")
    #expect(dated.relationships == ["2 REPORTS_TO 1"])
    let moved = try read("employee id,name,from_team,to_team\n1,Ann,a,b\n2,Bo,a,b\n")
    #expect(moved.labels("1") == ["Person"] && moved.graph.nodeCount == 2)
  }

  @Test func `Posts are roles only where something tells of an organization`() throws {
    #expect(throws: InputError.self) { try read("POST_ID,LIKES,TEXT\n1,2,x\n2,3,y\n") }
    let posts = try read(
      "Post ID,Job Title,Department,Reports To Position\nP1,CEO,X,\nP2,CTO,X,P1\n")
    #expect(posts.labels("P2") == ["Role"] && posts.relationships.contains("P2 REPORTS_TO P1"))
  }

  @Test func `An agent is an AI system only where something tells`() throws {
    let steps = try read("agent_id,t_step,value\na0,0,w\na1,1,o\n")
    #expect(steps.labels("a0") == ["Agent"] && steps.labels("a1") == ["Agent"])
    #expect(steps.codes["ambiguous-kind"] == 2)
    let known = try read("agent,provider,autonomy\nRank,Acme,act\n")
    #expect(known.labels("Rank") == ["AISystem"])
    #expect(try read("agent,team\na,t\n").labels("a") == ["Agent"])
    let watched = try read("person,agent\np,a\n", name: "oversees.csv")
    #expect(watched.relationships == ["p OVERSEES a"] && watched.labels("a") == ["AISystem"])
  }

  @Test func `A name counts before a column of employees`() throws {
    let chart = try read("Employee,Name,ID,Manager ID\n5ea,Ann,1,\n6fb,Bo,2,1\n")
    #expect(chart.value("2", "name") == .string("Bo"))
    #expect(chart.value("2", "Employee") == .string("6fb"))
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }
}
