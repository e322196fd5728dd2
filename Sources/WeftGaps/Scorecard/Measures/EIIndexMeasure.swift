import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// Whether ties run across functions rather than within.
  static let eiIndex = ScoreMeasure(
    id: "ei-index", title: "E-I index",
    question: "Do working ties run across functions, or within them?",
    definition:
      "(external − internal) / all ties between active people, each pair once, from −1 (all within) to 1 (all across), by function, where there are none by team; who is in several counts for the first by id. `expected` is the value were everybody tied to everybody, `minimum` and `maximum` what so many ties can reach, `p` the chance by permuting memberships (1,000 times, seed 1; up to 20,000 ties). For one unit: ties to anybody outside it against ties inside.",
    direction: .none(
      "Groups of unequal size make 0 meaningless, and a team that lives by its own work may be right to keep to itself."
    ),
    source: "Krackhardt & Stern 1988.",
    needs: ["COLLABORATES_WITH|GIVES_FEEDBACK_TO", "MEMBER_OF"], range: -1...1,
    method: .network { input, people in
      let missing = input.unrecorded("COLLABORATES_WITH|GIVES_FEEDBACK_TO", "MEMBER_OF")
      guard missing.isEmpty else { return .unrecorded("ei-index", range: -1...1, missing: missing) }
      return people.unit == nil ? whole(input, people) : part(input, people)
    })

  private static func whole(_ input: ScoreInput, _ people: ScorePeople) -> MeasureValue {
    let index = input.index
    let grouping = HomeUnits(index).grouping(of: people.people)
    let ties = people.projection(of: index.ties, direction: .both)
    let samples = ties.neighbours.count <= 40_000 ? 1000 : 0
    let result = EIIndex.of(
      ties, grouping: grouping.groups, samples: samples, threads: input.context.threads)
    var evidence: [(name: String, value: Value)] = [
      ("by", .string(grouping.kind)), ("internal", .integer(Int64(result.overall.internal))),
      ("external", .integer(Int64(result.overall.external))),
    ]
    for (name, value) in [
      ("expected", result.overall.expected), ("minimum", result.overall.minimum),
      ("maximum", result.overall.maximum), ("p", result.overall.p),
    ] {
      if let value = value.value { evidence.append((name, .float(value))) }
    }
    var measured = people.value(
      "ei-index", result.overall.value, range: -1...1,
      summary:
        "\(Counted.text(result.overall.external, "tie")) across \(grouping.kind)s, \(result.overall.internal) within",
      evidence: evidence)
    guard measured.value != nil else { return measured }
    let all = ties.neighbours.count / 2
    let known = result.overall.internal + result.overall.external
    // A tie of somebody without a group may run either way.
    measured.coverage = all == 0 ? nil : Double(known) / Double(all)
    if known < all {
      let unknown = Double(all - known)
      let difference = Double(result.overall.external - result.overall.internal)
      measured.low = (difference - unknown) / Double(all)
      measured.high = (difference + unknown) / Double(all)
      measured.missing = ["MEMBER_OF"]
    }
    return measured
  }

  private static func part(_ input: ScoreInput, _ people: ScorePeople) -> MeasureValue {
    let members = Set(people.people)
    var inside = 0
    var outside = 0
    for person in people.people {
      for other in input.index.ties[person] {
        if members.contains(Int(other)) { inside += 1 } else { outside += 1 }
      }
    }
    inside /= 2
    let all = inside + outside
    return people.value(
      "ei-index",
      all == 0
        ? .undefined("Nobody here has a working tie.")
        : .value(Double(outside - inside) / Double(all)),
      range: -1...1, summary: "\(Counted.text(outside, "tie")) across, \(inside) within",
      evidence: [
        ("internal", .integer(Int64(inside))), ("external", .integer(Int64(outside))),
      ])
  }
}

/// The one unit each person counts for.
struct HomeUnits {
  private let index: OrganizationIndex
  let kind: String

  /// Functions, where there are none teams.
  init(_ index: OrganizationIndex) {
    self.index = index
    kind = index.kinds.function.isEmpty ? "team" : "function"
  }

  /// The groups of some people.
  func grouping(of people: [Int]) -> (groups: Grouping, kind: String) {
    let wanted = kind == "function" ? index.kinds.function : index.kinds.team
    // Not looked for, where it is below -1.
    var nearest = [Int](repeating: -2, count: index.graph.nodeCount)
    func unit(_ start: Int) -> Int {
      if nearest[start] >= -1 { return nearest[start] }
      let found =
        wanted.contains(start) && index.isActive(start)
        ? start
        : index.above(start).first { wanted.contains($0) && index.isActive($0) } ?? -1
      nearest[start] = found
      return found
    }
    let keys: [Int?] = people.map { person in
      var first: Int?
      for place in index.memberships[person] where !index.forums.contains(Int(place)) {
        let home = unit(Int(place))
        guard home >= 0 else { continue }
        if first.map({ index.idRank(home) < index.idRank($0) }) ?? true { first = home }
      }
      return first
    }
    return (Grouping(keys: keys), kind)
  }
}
