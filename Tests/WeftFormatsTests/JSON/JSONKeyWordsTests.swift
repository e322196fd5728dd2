import Testing
import WeftFormats
import WeftGraph

struct JSONKeyWordsTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("chart.json", Array(text.utf8))])
  }

  @Test func `A model says which members are its keys`() throws {
    let chart = try read(
      #"""
      {"class": "GraphLinksModel", "nodeKeyProperty": "k", "linkFromKeyProperty": "f",
       "linkToKeyProperty": "t", "nodeGroupKeyProperty": "unit", "nodeCategoryProperty": "sort",
       "nodeDataArray": [
         {"k": "a", "key": "x", "text": "Ann", "unit": "g", "sort": "Person"},
         {"k": "g", "text": "Core", "isGroup": true, "sort": "Team"}],
       "linkDataArray": [{"f": "a", "t": "g", "from": "2020", "category": "LEADS"}]}
      """#)
    #expect(chart.relationships == ["a LEADS g", "a MEMBER_OF g"])
    #expect(chart.value("a", "key") == .string("x") && chart.value("a", "name") == .string("Ann"))
    #expect(chart.labels("a") == ["Person"] && chart.codes["unknown-ends"] == nil)
  }

  @Test func `A tree names who is above by a member of its own`() throws {
    let chart = try read(
      #"{"class":"TreeModel","nodeKeyProperty":"id","nodeParentKeyProperty":"boss","nodeDataArray":[{"id":1,"name":"Ann"},{"id":2,"name":"Bob","boss":1,"key":9}]}"#
    )
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.value("2", "key") == .integer(9))
  }

  @Test func `Nodes of a chart that name who is above, and have no links, are people`() throws {
    let chart = try read(
      #"{"template":"ana","nodes":[{"id":1,"name":"Ann"},{"id":2,"pid":1,"name":"Bob"}]}"#)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
  }

  @Test(arguments: [
    #"[@1,@2,@3]"#, "@1\n@2\n@3\n", #"{"nodes":[@1,@2],"rels":[@3]}"#,
  ])
  func `Exports of graph databases are lines, a list or one object`(text: String) throws {
    let chart = try read(
      text.replacing(
        "@1", with: #"{"type":"node","id":"0","labels":["Person"],"properties":{"name":"Ann"}}"#
      )
      .replacing(
        "@2", with: #"{"type":"node","id":"1","labels":["Person"],"properties":{"name":"Bob"}}"#
      )
      .replacing(
        "@3",
        with:
          #"{"id":"0","type":"relationship","label":"REPORTS_TO","start":{"id":"1"},"end":{"id":"0"}}"#
      ))
    #expect(chart.relationships == ["1 REPORTS_TO 0"])
    #expect(chart.labels("1") == ["Person"] && chart.value("1", "type") == nil)
  }

  @Test func `People who name their managers are a list, whatever else they have`()
    throws
  {
    let chart = try read(
      #"{"value":[{"id":"a","displayName":"Ann"},{"id":"b","displayName":"Bob","manager":{"id":"a"},"directReports":[]}]}"#
    )
    #expect(chart.relationships == ["b REPORTS_TO a"])
  }
}
