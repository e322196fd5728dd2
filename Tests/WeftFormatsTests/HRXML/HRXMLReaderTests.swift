import Testing
import WeftFormats
import WeftGraph

struct HRXMLReaderTests {
  private static let text = """
    <SyncOrganizationChart releaseID="3.0" xmlns="http://www.hr-xml.org/3"><DataArea><OrganizationChart validFrom="2026-01-01">
    <OrganizationUnit validFrom="2020-01-01"><OrganizationUnitID>U1</OrganizationUnitID><OrganizationUnitName>Acme</OrganizationUnitName><TypeCode>Company</TypeCode>
      <MemberPosition><PositionID>P1</PositionID><PositionTitle>Chief</PositionTitle></MemberPosition></OrganizationUnit>
    <OrganizationUnit><OrganizationUnitID>U2</OrganizationUnitID><OrganizationUnitName>R&amp;D</OrganizationUnitName><TypeCode>Department</TypeCode><Budget>9</Budget>
      <ParentOrganizationUnit><OrganizationUnitID>U1</OrganizationUnitID></ParentOrganizationUnit>
      <RelatedOrganizationUnit><OrganizationUnitID>U9</OrganizationUnitID><RelationshipCode>Depends On</RelationshipCode></RelatedOrganizationUnit>
      <MemberPosition><PositionID>P2</PositionID><PositionTitle>Head</PositionTitle><ReportsToPosition><PositionID>P1</PositionID></ReportsToPosition>
        <Incumbent><PersonID>7</PersonID><PersonName><FormattedName>Ada</FormattedName></PersonName></Incumbent></MemberPosition></OrganizationUnit>
    </OrganizationChart></DataArea></SyncOrganizationChart>
    """

  @Test func `Units, positions and holders are what they are in the model`() throws {
    let chart = try ReadChart(Self.text)
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "hr-xml" && source.read.nodes == 5 && source.read.edges == 3)
    #expect(chart.labels("U1") == ["Team"])
    #expect(chart.value("U1", "typeCode") == .string("Company"))
    #expect(chart.value("U1", "start") == .date(try #require(CalendarDate(parsing: "2020-01-01"))))
    #expect(chart.labels("U2") == ["Function"])
    #expect(chart.value("U2", "name") == .string("R&D"))
    #expect(chart.value("U2", "budget") == .string("9"))
    #expect(chart.labels("P2") == ["Role"])
    #expect(chart.value("7", "name") == .string("Ada"))
    #expect(
      chart.relationships == [
        "7 HOLDS P2", "P1 PART_OF U1", "P2 PART_OF U2", "P2 REPORTS_TO P1", "U2 DEPENDS_ON U9",
        "U2 PART_OF U1",
      ])
    #expect(chart.note("dangling-edge")?.position == SourcePosition(line: 6, column: 3))
  }

  @Test func `Units inside units are parts of them`() throws {
    let chart = try ReadChart(
      """
      <SyncOrganizationChart xmlns="http://www.hr-xml.org/3"><DataArea><OrganizationChart>
      <OrganizationUnit><OrganizationUnitID>U1</OrganizationUnitID><OrganizationUnit><OrganizationUnitID>U2</OrganizationUnitID>
      <Parts><OrganizationUnit><OrganizationUnitID>U3</OrganizationUnitID></OrganizationUnit></Parts></OrganizationUnit>
      <OrganizationUnit><OrganizationUnitID>U4</OrganizationUnitID><ParentOrganizationUnit><OrganizationUnitID>U2</OrganizationUnitID></ParentOrganizationUnit></OrganizationUnit>
      </OrganizationUnit></OrganizationChart></DataArea></SyncOrganizationChart>
      """)
    #expect(chart.relationships == ["U2 PART_OF U1", "U3 PART_OF U2", "U4 PART_OF U2"])
    #expect(chart.codes["unread-element"] == nil)
  }

  @Test func `A message without units is refused`() {
    let faults = refusal {
      _ = try ReadChart("<GetOrganizationChart><DataArea/></GetOrganizationChart>")
    }
    #expect(faults.map(\.code) == ["unknown-format"])
    #expect(faults.first?.position == SourcePosition(line: 1, column: 1))
  }

  @Test func `A type of units nobody knows is told`() throws {
    let chart = try ReadChart(
      """
      <SyncOrganizationChart xmlns="http://www.hr-xml.org/3"><DataArea><OrganizationChart>
      <OrganizationUnit><OrganizationUnitID>U1</OrganizationUnitID><TypeCode>Cost centre</TypeCode></OrganizationUnit>
      </OrganizationChart></DataArea></SyncOrganizationChart>
      """)
    #expect(chart.labels("U1") == ["Team"])
    #expect(
      chart.note("guessed-kind")?.message == "units of the type 'Cost centre' are read as Team")
  }
}
