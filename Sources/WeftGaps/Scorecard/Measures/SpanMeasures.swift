import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How many people report to a manager.
  static let medianSpan = ScoreMeasure(
    id: "median-span", title: "Median span of control",
    question: "How many people report to a manager?",
    definition:
      "The median number of active direct reports of those who have any, by solid lines. `spans` counts managers by span, `ofOne` lists those with a single report.",
    direction: .none(
      "There is no magic number; the declared archetype says what was meant (player-coach 3–5 … coordinator 16 and more)."
    ),
    source: "McKinsey 2017, archetypes.", needs: ["Person", "REPORTS_TO"], range: nil,
    method: .network { input, people in
      let missing = input.unrecorded("Person", "REPORTS_TO")
      guard missing.isEmpty else {
        return .unrecorded("median-span", range: nil, missing: missing)
      }
      let index = input.index
      let managers = people.people.filter { index.reports.count($0) > 0 }
      let spans = managers.map { index.reports.count($0) }.sorted()
      guard !spans.isEmpty else { return .nothing("median-span", "Nobody manages anybody.") }
      let median = Double(spans[(spans.count - 1) / 2] + spans[spans.count / 2]) / 2
      var counts: [Int: Int] = [:]
      for span in spans { counts[span, default: 0] += 1 }
      let lone = managers.filter { index.reports.count($0) == 1 }
      let mean = Double(spans.reduce(0, +)) / Double(spans.count)
      return people.value(
        "median-span", .value(median), range: nil,
        summary:
          "\(Counted.text(managers.count, "manager")) with \(spans[0]) to \(Counted.text(spans[spans.count - 1], "report")) each",
        evidence: [
          ("managers", .integer(Int64(managers.count))), ("mean", .float(mean)),
          ("largest", .integer(Int64(spans[spans.count - 1]))),
          (
            "spans",
            .map(
              ValueMap(
                counts.sorted { $0.key < $1.key }.map {
                  (key: String($0.key), value: Value.integer(Int64($0.value)))
                }))
          ),
          ("ofOne", .list(lone.map { .node(NodeID($0)) })),
        ])
    })

  /// How many layers of management there are.
  static let layers = ScoreMeasure(
    id: "layers", title: "Layers",
    question: "How many layers lie between the top and the people at the edge?",
    definition:
      "1 + the longest chain of solid reporting lines, over people who report or have reports. People on a reporting cycle, and below one, have no layer and are listed. `fewest` is what so many people need at the median span s: ceil(log_s(N (s − 1) + 1)).",
    direction: .none(
      "More layers mean longer ways, fewer mean wider spans; compare with the fewest possible."),
    source: "Span and layers; the fewest by counting a full tree.",
    needs: ["Person", "REPORTS_TO"], range: nil,
    method: .network { input, people in
      let missing = input.unrecorded("Person", "REPORTS_TO")
      guard missing.isEmpty else { return .unrecorded("layers", range: nil, missing: missing) }
      let down = people.projection(of: input.index.reports, direction: .out)
      let degree = Degree.of(down)
      let isPart = (0..<down.nodeCount).map { degree.incoming[$0] + degree.outgoing[$0] > 0 }
      let layers = TopologicalLayers.of(down)
      var sizes: [Int] = []
      var cyclic: [Int] = []
      for node in 0..<down.nodeCount where isPart[node] {
        guard let layer = layers.layer(of: node).value else {
          cyclic.append(people.people[node])
          continue
        }
        while sizes.count < layer { sizes.append(0) }
        sizes[layer - 1] += 1
      }
      let count = isPart.count { $0 }
      var evidence: [(name: String, value: Value)] = [
        ("sizes", .list(sizes.map { .integer(Int64($0)) }))
      ]
      let spans = degree.outgoing.filter { $0 > 0 }.sorted()
      if !spans.isEmpty {
        let span = Double(spans[(spans.count - 1) / 2] + spans[spans.count / 2]) / 2
        var fewest = 0
        var held = 0.0
        while held < Double(count), span >= 1, fewest < count {
          held = held * span + 1
          fewest += 1
        }
        evidence.append(("fewest", .integer(Int64(fewest))))
      }
      let roots = (0..<down.nodeCount).filter {
        degree.incoming[$0] == 0 && degree.outgoing[$0] > 0
      }
      evidence.append(("roots", .list(roots.map { .node(down.nodes[$0]) })))
      if !cyclic.isEmpty {
        evidence.append(("withoutLayer", .list(cyclic.map { .node(NodeID($0)) })))
      }
      var result = people.value(
        "layers",
        sizes.isEmpty
          ? .undefined(
            count == 0 ? "Nobody reports to anybody." : "All reporting lines run in cycles.")
          : .value(Double(sizes.count)),
        range: nil,
        summary: sizes.map { String($0) }.joined(separator: ", ") + " people from the top down",
        evidence: evidence)
      if result.value != nil, !cyclic.isEmpty {
        result.coverage = Double(count - cyclic.count) / Double(count)
        result.low = Double(sizes.count)
        result.high = nil
      }
      return result
    })
}
