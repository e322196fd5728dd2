import Testing

@testable import WeftGraph

struct ReadableGraphTests {
  private func graph(_ key: String, _ values: [PropertyValue?]) -> Graph {
    var builder = GraphBuilder()
    for (index, value) in values.enumerated() {
      let node = builder.addNode("n\(index)", labels: ["AISystem"])
      if let value { builder.set(key, of: node, to: value) }
    }
    return builder.finish()
  }

  private func read(_ key: String, _ values: [PropertyValue?]) -> [PropertyValue?] {
    let graph = graph(key, values).readable()
    guard let key = graph.key(key) else { return [] }
    return values.indices.map { graph.value(of: key, NodeID($0)) }
  }

  @Test func `Dates and Booleans are what they say, and nothing where they say none`() throws {
    let day = try #require(CalendarDate(isoText: "2024-02-29"))
    #expect(
      read(
        "end", [.date(day), .string("2024-02-29"), .string(""), .string("n/a"), .integer(3), nil])
        == [.date(day), .date(day), nil, nil, nil, nil])
    #expect(
      read("active", [.boolean(false), .string("false"), .string("perhaps"), .string("")])
        == [.boolean(false), .boolean(false), nil, nil])
  }

  @Test func `Numbers are finite and within what the property can be`() {
    #expect(
      read("fte", [.float(0.5), .integer(1), .float(.nan), .float(.infinity), .string("half")])
        == [.float(0.5), .integer(1), nil, nil, nil])
    #expect(
      read("reviewIntervalDays", [.integer(30), .integer(-1), .float(1e20), .string("monthly")])
        == [.integer(30), nil, nil, nil])
    #expect(
      read("level", [.integer(3), .string("senior"), .float(.nan)]) == [
        .integer(3), .string("senior"), nil,
      ])
  }

  @Test func `Listed words are known, and open lists have others too`() {
    #expect(
      read("riskClass", [.string("high"), .string("severe"), .string("")]) == [
        .string("high"), nil, nil,
      ])
    #expect(
      read("subtype", [.string("integration"), .string("own")]) == [
        .string("integration"), .string("own"),
      ])
    #expect(
      read("unheard", [.string("x"), .float(.infinity)]) == [.string("x"), .float(.infinity)])
  }

  @Test func `The graph itself keeps every value`() throws {
    let raw = graph("end", [.string("soon")])
    #expect(raw.readable().value(of: try #require(raw.key("end")), NodeID(0)) == nil)
    #expect(raw.value(of: try #require(raw.key("end")), NodeID(0)) == .string("soon"))
  }
}
