import WeftGraph

/// Series of charting libraries that are charts of nodes and links: Highcharts' organizations and
/// networks, ECharts' graphs.
extension JSONReader {
  /// Where the nodes and the links of a series begin, and whether links go from above to below.
  struct Series {
    var nodes: Int?
    var edges: Int
    var isReporting = false
  }

  /// Types of series whose data are links.
  private static let linkTypes: Set = [
    "organization", "networkgraph", "sankey", "dependencywheel", "arcdiagram",
  ]

  /// The series of a list, or the only one, that have nodes and links.
  func series(at start: Int) -> [Series] {
    var walk = cursor
    walk.index = start
    guard walk.peek() == 0x5B else { return [oneSeries(start)].compactMap { $0 } }
    var result: [Series] = []
    walk.enter()
    while walk.moreObjects() {
      if let found = oneSeries(walk.index) { result.append(found) }
      walk.skip()
    }
    return result
  }

  private func oneSeries(_ start: Int) -> Series? {
    var lists: [String: Int] = [:]
    var type = ""
    var walk = cursor
    walk.index = start
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x5B { lists[key] = walk.index }
      if key == "type", walk.peek() == 0x22 {
        var word = walk
        type = String(decoding: word.string(), as: UTF8.self)
      }
      walk.skip()
    }
    if let links = lists["links"] ?? lists["edges"], areLinks(at: links),
      let nodes = lists["nodes"] ?? lists["data"]
    {
      return Series(nodes: nodes, edges: links)
    }
    guard let data = lists["data"], lists["nodes"] != nil || Self.linkTypes.contains(type),
      arePairs(at: data) || areLinks(at: data)
    else { return nil }
    return Series(nodes: lists["nodes"], edges: data, isReporting: type == "organization")
  }

  /// Whether a list holds nothing but lists of two words and more.
  private func arePairs(at start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    var count = 0
    while walk.more() {
      guard walk.peek() == 0x5B, case let words? = Self.list(walk.bytes, walk.skip()),
        words.count > 1
      else { return false }
      count += 1
    }
    return count > 0
  }
}
