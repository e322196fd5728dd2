import Testing
import WeftFormats
import WeftGraph

/// Tables whose rows befell people, and pairs of people.
struct EventTablesTests {
  private func read(_ text: String, name: String = "table.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test(arguments: ["absence_id,employee_id", "id,employee_id", "Absence No.,Employee Number"])
  func `Of rows with numbers of their own who people are is read once`(ids: String) throws {
    let chart = try read(
      """
      \(ids),full_name,department,absence_type,start_date,end_date,status
      A1,E1,Ann Lee,Sales,sick,2025-01-01,2025-01-05,left
      A2,E1,Ann Lee,Sales,leave,2025-02-01,2025-02-05,open
      A3,E2,Bo Li,IT,sick,2025-03-01,2025-03-05,open
      """)
    #expect(chart.ledger.graph.labels.map(\.count) == [2, 2])
    #expect(chart.value("E1", "name") == .string("Ann Lee"))
    for key in ["start", "end", "active", "absence_type", "status", "start_date"] {
      #expect(chart.value("E1", key) == nil)
    }
    #expect(chart.codes["rows-of-events"] == 1 && chart.codes["duplicate-id"] == nil)
    #expect(chart.note("rows-of-events")?.position == SourcePosition(line: 1, column: 1))
    #expect(chart.ledger.sources.first?.read.nodes == 3)
  }

  @Test func `Who has several assignments belongs to the units of all`() throws {
    let chart = try read(
      """
      assignment_id,employee_id,name,team,share
      1,E1,Ann,Alpha,50
      2,E1,Ann,Beta,50
      3,E1,Ann,Alpha,10
      4,E2,Bo,Beta,100
      """)
    #expect(
      chart.relationships == [
        "E1 MEMBER_OF Team:Alpha", "E1 MEMBER_OF Team:Beta", "E2 MEMBER_OF Team:Beta",
      ])
    #expect(chart.codes["rows-of-events"] == 1 && chart.codes["duplicate-id"] == 1)
  }

  @Test func `Shares of people in projects are not their employment`() throws {
    let chart = try read(
      """
      Employee ID,Name,Project,Start Date,End Date
      1,Ann,Alpha,2025-01-01,2025-06-30
      1,Ann,Beta,2025-01-01,2025-06-30
      2,Bo,Alpha,2025-01-01,2025-12-31
      """)
    #expect(chart.value("1", "end") == nil && chart.codes["rows-of-events"] == 1)
  }

  @Test func `People whom one source tells apart are no possible duplicates`() throws {
    let chart = try ReadChart(sources: [
      ("staff.csv", Array("employee_id,name\nE1,Ann Lee\nE2,Ann Lee\nE3,Bo Li\n".utf8)),
      ("badges.csv", Array("employee_id,name\nE2,Ann Lee\nE4,Bo Li\n".utf8)),
    ])
    #expect(chart.codes["possible-duplicate"] == 1)
  }

  @Test(arguments: [
    "row_no,employee_id,name,manager_id\n1,E1,Ann,\n2,E2,Bo,E1\n3,E2,Bo,E1\n",
    "badge_no,employee_id,name,department\n1,E1,Ann,IT\n2,E2,Bo,IT\n3,E3,Cy,IT\n",
    "desk_no,employee_id,name,department\n1,E1,Ann,IT\n1,E1,Ann,HR\n1,E2,Bo,IT\n",
  ])
  func `Rows that tell people stay people`(text: String) throws {
    #expect(try read(text).codes["rows-of-events"] == nil)
  }

  @Test func `Nodes of one id, and ends that are unknown, are one note each`() throws {
    let rows = (0..<100).map { "e\($0),Ann \($0),x\($0)\ne\($0),Ann \($0),x\($0)\n" }.joined()
    let chart = try read("id,name,manager\n" + rows)
    for (code, count) in [("duplicate-id", 100), ("stated-twice", 100), ("dangling-edge", 100)] {
      let notes = chart.ledger.sources[0].notes.filter { $0.code == code }
      #expect(notes.map(\.count) == [count])
    }
    let note = try #require(chart.note("duplicate-id"))
    #expect(note.position == SourcePosition(line: 3, column: 1))
    #expect(note.message == "the id 'e0' was used at 2:1 already, the first of these")
    let one = try read("id,name,manager\n1,Ann,9\n")
    #expect(one.note("dangling-edge")?.message == "an edge points to unknown node '9'")
  }

  // MARK: Pairs

  @Test(arguments: [
    "person_a,person_b", "employee1,employee2", "Employee ID 1,Employee ID 2", "user1,user2",
    "Person 1 Email,Person 2 Email", "id_a,id_b", "PersonA,PersonB",
  ])
  func `Columns that only a letter or number tells apart are ends without direction`(ends: String)
    throws
  {
    let chart = try read("\(ends),meetings,week\nx,y,2,W1\ny,x,3,W1\nx,z,1,W1\nx,y,5,W2\n")
    #expect(
      chart.relationships == [
        "x~COLLABORATES_WITH~y", "x~COLLABORATES_WITH~y", "x~COLLABORATES_WITH~z",
      ])
    #expect(chart.labels("x") == ["Person"])
    let weight = try #require(chart.graph.key("weight"))
    #expect(
      (0..<3).map { chart.graph.value(of: weight, RelationshipID($0)) }
        == [5, 5, 1].map { .integer($0) })
    #expect((0..<3).allSatisfy { chart.graph.undirected.contains($0) })
    #expect(chart.codes["undirected-pair"] == 1 && chart.codes["summed-relation"] == 1)
  }

  @Test(arguments: [
    "team,member1,member2\nA,x,y\n", "id,name,phone 1,phone 2\n1,Ann,5,6\n",
    "name,skill_a,skill_b\nAnn,x,y\n", "member1,member2,member3\nx,y,z\n",
    "id,employee_1,employee_2,manager\n1,x,y,2\n", "first name,second name\nAnn,Lee\n",
  ])
  func `Other numbered columns are no ends`(text: String) throws {
    let chart = try? read(text)
    #expect(chart?.codes["undirected-pair"] == nil)
    #expect(chart?.relationships.contains { $0.contains("COLLABORATES_WITH") } != true)
  }

  @Test func `Who sends and who receives is kept apart, and each pair has both directions`() throws
  {
    let chart = try read("from_name,to_name,n\nann,bo,3\nbo,ann,4\nann,bo,1\n")
    #expect(
      chart.relationships == ["ann COLLABORATES_WITH bo", "bo COLLABORATES_WITH ann"])
    #expect(chart.codes["undirected-pair"] == nil)
  }
}
