import Testing
import WeftFormats
import WeftGraph

struct JSONLinkListsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test(arguments: [
    #"[{"source":"ada","target":"bob"},{"source":"cy","target":"bob","weight":3}]"#,
    #"[{"from":"ada","to":"bob"},{"from":"cy","to":"bob","title":"weekly"}]"#,
    #"{"dependencies":[{"sourceId":"ada","targetId":"bob"},{"sourceId":"cy","targetId":"bob"}]}"#,
  ])
  func `Objects that all have both ends are links`(text: String) throws {
    let chart = try read(text)
    #expect(chart.graph.nodeCount == 3 && chart.graph.relationshipCount == 2)
    #expect(Set(chart.relationships.map { $0.split(separator: " ").first }) == ["ada", "cy"])
  }

  @Test func `A list of pairs above and below is of reporting lines`() throws {
    let chart = try read(#"[{"parent":"Ann","child":"Bob"},{"parent":"Ann","child":"Cy"}]"#)
    #expect(Set(chart.relationships) == ["Bob REPORTS_TO Ann", "Cy REPORTS_TO Ann"])
  }

  @Test(arguments: [
    #"[{"id":1,"name":"Ada","from":"2019-01-01","to":"2020-01-01"},{"id":2,"name":"Bob","from":"2019-01-01","to":"2021-01-01","managerId":1}]"#,
    #"[{"id":1,"name":"Ada","source":"LinkedIn"},{"id":2,"name":"Bob","source":"x","target":"y","managerId":1}]"#,
  ])
  func `People who have such members are people`(text: String) throws {
    let chart = try read(text)
    #expect(chart.relationships == ["2 REPORTS_TO 1"] && chart.labels("1") == ["Person"])
  }

  @Test func `Links tell who there is where no nodes are listed`() throws {
    let chart = try read(#"{"edges":[{"from":"a","to":"b","weight":2},{"from":"b","to":"c"}]}"#)
    #expect(chart.codes["implied-node"] == 3 && chart.codes["dangling-edge"] == nil)
    #expect(chart.labels("a").isEmpty)
    #expect(chart.relationships == ["a RELATED_TO b", "b RELATED_TO c"])
    let lines = try read(#"[{"parent":"Ann","child":"Bob"}]"#)
    #expect(lines.labels("Ann") == ["Person"] && lines.relationships == ["Bob REPORTS_TO Ann"])
    let listed = try read(#"{"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"b"}]}"#)
    #expect(listed.codes["dangling-edge"] == 1 && listed.codes["implied-node"] == nil)
  }

  @Test func `Links name those that another file describes by what it knows them by`() throws {
    let chart = try ReadChart(sources: [
      (
        "people.csv",
        Array("id,name,email,manager\n1,Ann Lee,ann@x.org,\n2,Bob Roy,bob@x.org,1\n".utf8)
      ),
      ("links.json", Array(#"[{"source":"ann@x.org","target":"Bob Roy","weight":3}]"#.utf8)),
    ])
    #expect(chart.graph.nodeCount == 2)
    #expect(chart.relationships == ["1 RELATED_TO 2", "2 REPORTS_TO 1"])
  }

  @Test func `What stands behind the ends of a listed link is read or noted`() throws {
    let chart = try read(
      #"{"edges":[["a","b"],["b","c",{"weight":2,"note":"x"}],["c","a",3,"z"]]}"#)
    #expect(chart.graph.relationshipCount == 3 && chart.graph.nodeCount == 3)
    let key = try #require(chart.graph.key("weight"))
    let weights = (0..<3).compactMap { chart.graph.value(of: key, RelationshipID($0)) }
    #expect(weights == [.float(2), .float(3)])
    #expect(chart.codes["unread-value"] == 1)
  }

  @Test func `A value is the weight where nothing else is`() throws {
    let chart = try read(
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","value":4}]}"#)
    #expect(chart.value(of: "RELATED_TO", "weight") == .integer(4))
    #expect(chart.value(of: "RELATED_TO", "value") == .integer(4))
    #expect(chart.codes["renamed-property"] == 1)
    let own = try read(
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","value":4,"weight":2}]}"#
    )
    #expect(own.value(of: "RELATED_TO", "weight") == .float(2))
  }

  @Test func `A list is an id of several parts`() throws {
    let chart = try read(
      #"{"directed":true,"nodes":[{"id":["a",1]},{"id":"b"}],"links":[{"source":["a", 1],"target":"b"},{"source":"b","target":["a",1]}]}"#
    )
    #expect(chart.graph.nodeCount == 2 && chart.graph.relationshipCount == 2)
    #expect(chart.codes["dangling-edge"] == nil && chart.codes["node-without-id"] == nil)
  }
}
