import WeftGraph

/// Small labelled graphs with properties that seeds determine.
enum RandomCharts {
  static func graph(seed: Int, upTo most: Int = 7) -> Graph {
    var generator = SeededGenerator(seed: UInt64(seed) &* 6361 &+ 5)
    var builder = GraphBuilder()
    let nodes = 1 + generator.number(below: most)
    for node in 0..<nodes {
      let labels = [["A"], ["B"], ["A", "B"], []][generator.number(below: 4)]
      let index = builder.addNode("n\(node)", labels: labels)
      if generator.number(below: 4) > 0 {
        builder.set("x", of: index, to: .integer(Int64(generator.number(below: 3))))
      }
      if generator.number(below: 3) > 0 {
        builder.set("s", of: index, to: .string(["p", "q", "pq"][generator.number(below: 3)]))
      }
      if generator.number(below: 2) > 0 {
        builder.set("f", of: index, to: .boolean(generator.number(below: 2) == 0))
      }
    }
    for _ in 0..<generator.number(below: 2 * nodes) {
      let tie = builder.addRelationship(
        ["T", "U"][generator.number(below: 2)], from: generator.number(below: nodes),
        to: generator.number(below: nodes))
      if generator.number(below: 2) > 0 {
        builder.set("w", ofRelationship: tie, to: .integer(Int64(generator.number(below: 2))))
      }
    }
    return builder.finish()
  }
}
