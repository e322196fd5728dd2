import Testing
import WeftFormats
import WeftGraph

struct JSONNamesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"{"displayName":"Ann Lee","id":"1","directReports":[{"displayName":"Bob Fox","id":"2"}]}"#,
    #"{"fullName":"Ann Lee","id":"1","children":[{"firstName":"Bob","lastName":"Fox","id":"2"}]}"#,
    #"{"value":[{"displayName":"Ann Lee","id":"1","directReports":[{"id":"2","displayName":"Bob Fox"}]}]}"#,
    #"[{"id":"1","name":{"givenName":"Ann","familyName":"Lee"}},{"id":"2","managerId":"1","name":{"formatted":"Bob Fox"}}]"#,
    #"[{"id":"1","name":{"first":"Ann","last":"Lee"}},{"id":"2","managerId":"1","name":{"display":"Bob Fox"}}]"#,
    #"[{"id":"1","name":"Ann","lastName":"Lee"},{"id":"2","parentId":"1","name":"Bob","lastName":"Fox"}]"#,
    #"{"nodes":[{"id":"1","displayName":"Ann Lee"},{"id":"2","displayName":"Bob Fox"}],"links":[{"source":"2","target":"1","type":"reports to"}]}"#,
  ])
  func `Names are read under their other words and from their parts`(text: String) throws {
    let chart = try read(text)
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    #expect(chart.value("2", "name") == .string("Bob Fox"))
    #expect(chart.relationships == ["2 REPORTS_TO 1"] || chart.codes["assumed-kind"] == nil)
  }

  @Test func `Parts beside a whole name stay`() throws {
    let chart = try read(
      #"[{"id":"1","name":"Bobby","firstName":"Robert","lastName":"Lee"},{"id":"2","managerId":"1","name":"Ann King","lastName":"King"}]"#
    )
    #expect(chart.value("1", "name") == .string("Bobby"))
    #expect(chart.value("1", "firstName") == .string("Robert"))
    #expect(chart.value("1", "lastName") == .string("Lee"))
    #expect(chart.value("2", "name") == .string("Ann King"))
  }

  @Test func `What an object of a name holds beside it stays`() throws {
    let chart = try read(
      #"[{"id":"1","name":{"first":"Ann","middle":"B","last":"Lee","title":"Dr"}},{"id":"2","managerId":"1","name":"Bo"}]"#
    )
    #expect(chart.value("1", "name") == .string("Ann Lee"))
    #expect(chart.value("1", "name.title") == .string("Dr"))
  }

  @Test func `Somebody of a list without a name is called by the title`() throws {
    let chart = try read(#"[{"id":"1","title":"CEO"},{"id":"2","title":"CTO","managerId":"1"}]"#)
    #expect(
      chart.value("2", "name") == .string("CTO") && chart.value("2", "title") == .string("CTO"))
  }
}

struct JSONOtherNamesTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test func `A name counts before other words for one, wherever it stands`() throws {
    for members in [
      #""name": "Ann", "employee": "5ea6""#, #""employee": "5ea6", "name": "Ann""#,
      #""employee": "5ea6", "fullName": "Ann""#,
    ] {
      let chart = try read(#"[{"id": "1", \#(members)}, {"id": "2", "managerId": "1"}]"#)
      #expect(chart.value("1", "name") == .string("Ann"))
      #expect(chart.value("1", "employee") == .string("5ea6"))
      #expect(chart.codes["repeated-data"] == nil)
    }
    let alone = try read(#"[{"id": "1", "employee": "Ann"}, {"id": "2", "managerId": "1"}]"#)
    #expect(alone.value("1", "name") == .string("Ann") && alone.value("1", "employee") == nil)
  }

  @Test func `A department that is an object is called by its name`() throws {
    let chart = try read(
      #"[{"id": "1", "name": "Ann", "department": {"name": "Sales", "color": "red"}}, {"id": "2", "name": "Bo", "managerId": "1"}]"#
    )
    #expect(chart.value("1", "department") == .string("Sales"))
    #expect(chart.value("1", "department.color") == .string("red"))
    #expect(chart.relationships.sorted() == ["1 MEMBER_OF Function:Sales", "2 REPORTS_TO 1"])
  }

  @Test func `A property stated as such counts before other words for it, and both stay`() throws {
    for members in [
      #""title": "CTO", "jobTitle": "Chief", "email": "a@x", "workEmail": "b@x""#,
      #""workEmail": "b@x", "jobTitle": "Chief", "email": "a@x", "title": "CTO""#,
    ] {
      let chart = try read(
        #"[{"id": "1", "name": "A", \#(members)}, {"id": "2", "managerId": "1"}]"#)
      #expect(chart.value("1", "title") == .string("CTO"))
      #expect(chart.value("1", "jobTitle") == .string("Chief"))
      #expect(chart.value("1", "email") == .string("a@x"))
      #expect(chart.value("1", "workEmail") == .string("b@x"))
      #expect(chart.codes["repeated-data"] == nil)
    }
    let alone = try read(
      #"[{"id": "1", "position": "Chief", "role": "Boss"}, {"id": "2", "managerId": "1"}]"#)
    #expect(alone.value("1", "title") == .string("Chief"))
    #expect(alone.value("1", "role") == .string("Boss"))
  }

  @Test func `Lists of managers are all of them`() throws {
    let chart = try read(
      #"[{"id": "1"}, {"id": "2", "manager": ["1"], "dotted": []}, {"id": "3", "manager": ["1", "2"]}, {"id": "4", "managers": [1], "managerId": [{"id": "2"}], "dotted": ["3", "1"]}]"#
    )
    #expect(
      chart.relationships == [
        "2 REPORTS_TO 1", "3 REPORTS_TO 1", "3 REPORTS_TO 2", "4 REPORTS_TO 1",
        "4 REPORTS_TO 2", "4 REPORTS_TO 3",
      ])
    let dotted = chart.graph.key("subtype").map { key in
      (0..<chart.graph.relationshipCount).count {
        chart.graph.value(of: key, RelationshipID($0)) == .string("dotted")
      }
    }
    #expect(dotted == 2)
  }
}
