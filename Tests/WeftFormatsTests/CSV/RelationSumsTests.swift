import Testing
import WeftFormats
import WeftGraph

/// What rows of collaboration become that are added up, and what is said of it.
struct RelationSumsTests {
  private func read(_ text: String, name: String = "mail.csv") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  /// A property of each relationship between two nodes, in the order of the table.
  private func values(_ chart: ReadChart, _ key: String) -> [PropertyValue?] {
    (0..<chart.graph.relationshipCount).map { index in
      chart.graph.key(key).flatMap { chart.graph.value(of: $0, RelationshipID(index)) }
    }
  }

  // MARK: Several ends

  @Test func `Recipients of a message are one person each`() throws {
    let chart = try read(
      """
      Date,From,To,Cc
      2026-01-03,ann@x.org,"bo@x.org; cy@x.org",di@x.org
      2026-01-04,bo@x.org,"ann@x.org, cy@x.org",
      2026-01-05,"Ann Lee <ann@x.org>","Bo <bo@x.org>; ""Young, Cy"" <cy@x.org>",bo@x.org

      """)
    #expect(
      chart.relationships == [
        "ann@x.org COLLABORATES_WITH bo@x.org", "ann@x.org COLLABORATES_WITH cy@x.org",
        "ann@x.org COLLABORATES_WITH di@x.org", "bo@x.org COLLABORATES_WITH ann@x.org",
        "bo@x.org COLLABORATES_WITH cy@x.org",
      ])
    #expect(values(chart, "weight") == [2, 2, 1, 1, 1].map { .integer($0) })
    #expect(chart.value("cy@x.org", "name") == .string("Young, Cy"))
    #expect(chart.ledger.sources.first?.read.edges == 7)
    #expect(chart.codes["split-end"] == 3 && chart.codes["same-address"] == 3)
    #expect(chart.note("split-end")?.position?.line == 2)
  }

  @Test func `Capitals tell no addresses apart`() throws {
    let chart = try read("from,to\nAnn@X.org,bo@x.org\nann@x.org,BO@x.org\n")
    #expect(chart.relationships == ["Ann@X.org COLLABORATES_WITH bo@x.org"])
    #expect(chart.codes["same-address"] == 2)
    let described = try ReadChart(sources: [
      ("people.csv", Array("id,name,email\n1,Ann,Ann@x.org\n2,Bo,bo@x.org\n".utf8)),
      ("mail.csv", Array("from,to\nann@x.org,\"Bo <BO@x.org>\"\n".utf8)),
    ])
    #expect(described.relationships == ["1 COLLABORATES_WITH 2"])
  }

  @Test func `Names with commas and codes of countries are no lists`() throws {
    let chart = try read("source,target,cc\n\"Lee, Ann\",\"Young, Cy\",no\n", name: "calls.csv")
    #expect(chart.relationships == ["Lee, Ann COLLABORATES_WITH Young, Cy"])
    #expect(values(chart, "cc") == [.string("no")])
  }

  @Test func `Ends are told apart in typed tables and memberships too`() throws {
    let typed = try read("source,target,type\na;b,c,reports to\n")
    #expect(typed.relationships == ["a REPORTS_TO c", "b REPORTS_TO c"])
    let members = try read("person,team\nann;bo,Core\n", name: "export.csv")
    #expect(members.relationships == ["ann MEMBER_OF Core", "bo MEMBER_OF Core"])
    let stored = try read(":START_ID,:END_ID,:TYPE\na;b,c,REPORTS_TO\n")
    #expect(stored.relationships == ["a;b REPORTS_TO c"])
  }

  @Test func `Lists on both sides make no more pairs than a record may have cells`() throws {
    let many = (0..<200).map { "p\($0)" }.joined(separator: ";")
    let chart = try read("from,to\n\(many),\(many)\n")
    #expect(chart.graph.relationshipCount == 200)
  }

  // MARK: Amounts

  @Test(arguments: ["n_meetings", "Number of calls", "msgCount", "email_count", "tie strength"])
  func `A column that counts is the weight`(header: String) throws {
    let chart = try read("from,to,\(header)\na,b,10\na,b,2\n")
    #expect(values(chart, "weight") == [.integer(12)])
    #expect(chart.note("renamed-column")?.message.contains("weight") == true)
  }

  @Test(arguments: ["note", "n_id", "account", "discount", "phone_number"])
  func `Other columns are none`(header: String) throws {
    let chart = try read("from,to,\(header)\na,b,10\na,b,2\n")
    #expect(values(chart, "weight") == [.integer(2)])
    #expect(values(chart, header) == [.string("10")] && chart.codes["first-value"] == 1)
  }

  @Test func `Further amounts are added, and of other columns the first value stands`() throws {
    let chart = try read(
      "from,to,emails,meetings,topic,place\na,b,3,1,plan,\na,b,2,2.5,other,Oslo\na,b,1,,plan,Oslo\n"
    )
    #expect(values(chart, "weight") == [.integer(6)])
    #expect(values(chart, "meetings") == [.float(3.5)])
    #expect(values(chart, "topic") == [.string("plan")])
    #expect(values(chart, "place") == [.string("Oslo")])
    let note = chart.note("first-value")
    #expect(note?.count == 1 && note?.position?.line == 3)
    #expect(note?.message.contains("'topic'") == true)
  }

  @Test func `What is no finite number is a relation of its own`() throws {
    let chart = try read("source,target,weight\na,b,1\na,b,x\na,b,1e400\na,b,NaN\na,b,2\n")
    #expect(
      values(chart, "weight") == [
        .integer(3), .string("x"), .string("1e400"), .string("NaN"),
      ])
    #expect(chart.codes["bad-value"] == 3)
    let large = try read("source,target,weight\na,b,1e308\na,b,1e308\n")
    #expect(values(large, "weight") == [.float(1e308), .float(1e308)])
  }

  @Test func `Marks in numbers mean what the column shows`() throws {
    let commas = try read("source;target;weight\na;b;1.500\na;b;2,5\na;b;1.250\n")
    #expect(values(commas, "weight") == [.float(2752.5)])
    #expect(commas.codes["normalized-value"] == 1)
    let points = try read("source,target,weight\na,b,1.500\na,b,2.5\n")
    #expect(values(points, "weight") == [.integer(4)])
    #expect(points.codes["ambiguous-number"] == nil)
    let unclear = try read("source,target,weight\na,b,1.500\n")
    #expect(values(unclear, "weight") == [.float(1.5)])
    #expect(unclear.codes["ambiguous-number"] == 1)
  }

  // MARK: Periods

  @Test func `Dates of mail, counts of seconds and dates in one order are months`() throws {
    let mail = try read(
      "from,to,date\na,b,\"Mon, 14 May 2001 16:39:00 -0700 (PDT)\"\na,b,\"Fri, 4 May 2001 13:51:00\"\n"
    )
    #expect(values(mail, "period") == [.string("2001-05")])
    #expect(values(mail, "weight") == [.integer(2)])
    let counted = try read("from,to,timestamp\na,b,1714000000\na,b,1714000001.5\n")
    #expect(values(counted, "period") == [.string("2024-04")])
    #expect(counted.note("normalized-value")?.count == 2)
    let ordered = try read(
      "from,to,date,n,topic\na,b,03/04/2024,1,x\na,b,25/04/2024,2,y\na,b,01/05/2024,3,z\n")
    #expect(values(ordered, "period") == [.string("2024-04"), .string("2024-05")])
    #expect(values(ordered, "weight") == [.integer(3), .integer(3)])
    #expect(ordered.codes["summed-relation"] == 1 && ordered.codes["first-value"] == 1)
  }

  @Test func `Dates that may be two stay periods as they are, and so do words`() throws {
    let both = try read("from,to,date\na,b,03/04/2024\na,b,05/06/2024\na,b,03/04/2024\n")
    #expect(values(both, "period") == [.string("03/04/2024"), .string("05/06/2024")])
    #expect(both.note("ambiguous-date")?.count == 3)
    let words = try read("from,to,date\na,b,2026-W05\na,b,soon\n")
    #expect(values(words, "period") == [.string("2026-W05"), .string("soon")])
    #expect(words.note("bad-value")?.count == 1)
  }

  @Test func `Where a period stands, the moment is a fact beside it`() throws {
    let chart = try read("from,to,month,date\na,b,2026-01,2026-01-03\na,b,2026-01,2026-01-04\n")
    #expect(values(chart, "period") == [.string("2026-01")])
    #expect(values(chart, "date") == [CalendarDate(parsing: "2026-01-03").map { .date($0) }])
    #expect(chart.codes["first-value"] == 1)
  }

  @Test func `A row without an end keeps its weight`() throws {
    let chart = try read("from,to,weight\na,,3\na,b,1\n")
    #expect(Set(values(chart, "weight")) == [.integer(3), .integer(1)])
    #expect(chart.codes["dangling-edge"] == 1)
  }
}
