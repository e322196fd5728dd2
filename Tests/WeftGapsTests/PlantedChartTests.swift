import Foundation
import Testing
import TestSupport
import WeftFormats
import WeftGraph

@testable import WeftGaps

/// Every rule on organizations a seed determines, as they are and with gaps planted in them.
///
/// `WEFT_SEEDS=200 swift test --filter PlantedChartTests` runs more seeds than the few of every run;
/// the table of precision and recall goes to standard output. With `WEFT_CHARTS=FOLDER` the charts and
/// what is planted in them are written there, for `scripts/score-planted FOLDER` to ask the command.
@Suite struct PlantedChartTests {
  static let seeds = 0..<(ProcessInfo.processInfo.environment["WEFT_SEEDS"].flatMap(Int.init) ?? 5)

  static func people(_ seed: Int) -> Int { [150, 220, 300, 420, 600, 900, 1400, 2000][seed % 8] }

  static func report(_ chart: DraftChart) throws -> (Graph, GapReport) {
    let graph = chart.graph()
    var options = GapAnalysis.Options(asOf: chart.asOf)
    options.threads = 2
    return (graph, try GapAnalysis.run(on: graph, rules: RuleSet.standard(), options: options))
  }

  @Test(arguments: [0, 1, 3]) func nothingIsWrongUnlessItIsPlanted(seed: Int) throws {
    let organization = GeneratedOrganization(seed: UInt64(seed), people: Self.people(seed))
    let (_, report) = try Self.report(organization.chart)
    #expect(report.findings.map { "\($0.rule): \($0.message)" } == [])
    for outcome in report.outcomes {
      #expect(outcome.status == .clear, "\(outcome.rule.id) \(outcome.missing)")
    }
  }

  @Test func generatedChartsHaveEveryLabelAndTypeAndMostProperties() throws {
    let chart = GeneratedOrganization(seed: 7, people: 300).chart
    let labels = Set(chart.nodes.map(\.label))
    for label in OrganizationVocabulary.labels { #expect(labels.contains(label.name)) }
    let types = Set(chart.edges.map(\.type))
    for type in OrganizationVocabulary.relationshipTypes { #expect(types.contains(type.name)) }
    let keys = Set(chart.nodes.flatMap(\.fields.keys)).union(chart.edges.flatMap(\.fields.keys))
    var read: Set<String> = []
    let known = Set(
      OrganizationVocabulary.labels.flatMap(\.properties)
        + OrganizationVocabulary.relationshipTypes.flatMap(\.properties)
        + OrganizationVocabulary.nodeProperties + OrganizationVocabulary.relationshipProperties)
    for rule in try RuleSet.standard().rules {
      for word in String(decoding: rule.text.bytes, as: UTF8.self).split(whereSeparator: {
        !$0.isLetter
      }) where known.contains(String(word)) {
        read.insert(String(word))
      }
    }
    let lacking = read.subtracting(keys)
    #expect(Double(lacking.count) <= 0.2 * Double(read.count), "\(lacking.sorted())")
  }

  @Test func everyRuleCanBePlanted() throws {
    #expect(Set(Planting.rules) == Set(try RuleSet.standard().rules.map(\.id)))
  }

  @Test func plantedGapsAreFoundAndNothingElse() throws {
    let rules = try RuleSet.standard()
    var score = PlantingScore(rules)
    for seed in Self.seeds {
      for planting in Self.plantings(seed: seed) {
        let (graph, report) = try Self.report(planting.organization.chart)
        score.add(report, planting, graph, seed: seed)
      }
    }
    print(score.table)
    for problem in score.problems { Testing.Issue.record("\(problem)") }
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["WEFT_CHARTS"] != nil))
  func chartsAreWritten() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["WEFT_CHARTS"] ?? "")
    func write(_ planting: Planting, _ name: String) throws {
      var writer = GraphMLWriter(planting.organization.chart.graph())
      try writer.text().write(
        to: folder.appendingPathComponent("\(name).graphml"), atomically: true, encoding: .utf8)
      let plants = planting.plants.map { plant -> [String: Any] in
        [
          "rule": plant.rule, "subjects": plant.subjects, "also": plant.also,
          "touched": plant.touched.sorted(),
        ]
      }
      try JSONSerialization.data(withJSONObject: plants, options: [.sortedKeys]).write(
        to: folder.appendingPathComponent("\(name).json"))
    }
    let parts = ProcessInfo.processInfo.environment["WEFT_PART"].map { $0.split(separator: "/") }
    let part = parts.map { $0.compactMap { Int($0) } } ?? [0, 1]
    for seed in Self.seeds where seed % part[1] == part[0] {
      for (turn, planting) in Self.plantings(seed: seed).enumerated() {
        try write(planting, "seed\(seed)-\(turn)")
      }
      let whole = GeneratedOrganization(seed: UInt64(seed), people: Self.people(seed))
      try write(Planting(in: whole), "seed\(seed)-none")
    }
  }

  /// One organization with up to fifty gaps, and one for each gap that stands alone, in turn.
  static func plantings(seed: Int) -> [Planting] {
    let organization = GeneratedOrganization(seed: UInt64(seed) &+ 100, people: people(seed))
    var random = SeededGenerator(seed: UInt64(seed), stream: 3)
    var mixing = Planting.mixing + Planting.mixing
    random.shuffle(&mixing)
    var mixed = Planting(in: organization)
    let wanted = seed % 2 == 0 ? 50 : 1 + random.number(below: 50)
    for rule in mixing where mixed.plants.count < wanted { mixed.plant(rule) }
    let alone = Planting.rules.filter { !Planting.mixing.contains($0) }
    var single = Planting(in: organization)
    single.plant(alone[seed % alone.count])
    return [mixed, single].filter { !$0.plants.isEmpty }
  }
}
