import WeftGraph

extension ScoreMeasure {
  /// Critical roles somebody could take over.
  static let successionCover = ScoreMeasure(
    id: "succession-cover", title: "Succession cover",
    question: "Is there a second holder or a named successor for every critical role?",
    definition:
      "The share of critical roles with two holders, or with an active named successor who does not hold the role. Where the chart records no successors at all, a role with fewer than two holders is unknown.",
    direction: .higher, source: "Succession cover; one half of sustainability.",
    needs: ["Role.critical", "HOLDS", "SUCCEEDS"],
    method: .items { (input) throws(InputError) in
      CriticalRoles(input).scored(
        predicate: "have a second holder or a named successor", needs: ["HOLDS|SUCCEEDS"]
      ) { $0.cover }
    })
}

/// The two halves of sustainability for every critical role.
struct CriticalRoles {
  /// What is known of one half: a worth, or between two, and what would decide it.
  struct Half {
    var low: Double
    var high: Double
    var missing: [String] = []

    static func known(_ holds: Bool) -> Half { Half(low: holds ? 1 : 0, high: holds ? 1 : 0) }
    static func unknown(_ missing: String) -> Half { Half(low: 0, high: 1, missing: [missing]) }
  }

  /// One role.
  struct Role {
    var node: Int
    var isCertain: Bool
    var cover: Half
    /// Nil for a vacant role.
    var load: Half?
  }

  private let input: ScoreInput
  private(set) var roles: [Role] = []

  init(_ input: ScoreInput) {
    self.input = input
    let index = input.index
    let criticality = input.criticality(index.kinds.role)
    let promised = PromisedTime.of(input.context)
    let succeeds = index.graph.type("SUCCEEDS")
    let recordsHolders = input.unrecorded("HOLDS").isEmpty
    let recordsSuccessors = input.unrecorded("SUCCEEDS").isEmpty
    for role in input.active(index.kinds.role) {
      let critical = criticality(role)
      guard critical != false else { continue }
      let holders = index.holders[role].map { Int($0) }
      var isFollowed = holders.count >= 2
      index.forEachSource(of: role, succeeds) { person, _ in
        if index.people.contains(person), !holders.contains(person) { isFollowed = true }
      }
      let cover: Half =
        isFollowed
        ? .known(true)
        : !recordsSuccessors
          ? .unknown("SUCCEEDS") : recordsHolders ? .known(false) : .unknown("HOLDS")
      var load: Half?
      let loads = holders.map { promised.load(of: $0) }
      if loads.contains(where: { ($0 ?? 0) > 1 + 1e-9 }) {
        load = .known(false)
      } else if loads.contains(where: { $0 == nil }) {
        load = .unknown("HOLDS.share|MEMBER_OF.share")
      } else if !loads.isEmpty {
        load = .known(true)
      }
      roles.append(Role(node: role, isCertain: critical == true, cover: cover, load: load))
    }
  }

  /// The roles as items of a measure, by one view of them; a role without that view is left out.
  func scored(
    predicate: String, needs: [String], _ half: (Role) -> Half?
  ) -> ScoredItems {
    var scored = ScoredItems(noun: "critical roles", predicate: predicate)
    scored.unrecorded = input.needs.missing(for: ["Role.critical"] + needs)
    guard scored.unrecorded.isEmpty else { return scored }
    scored.items = roles.compactMap { role in
      guard let half = half(role) else { return nil }
      return .init(
        nodes: [role.node], low: half.low, high: half.high, isCertain: role.isCertain,
        missing: half.missing + (role.isCertain ? [] : ["Role.critical"]))
    }
    return scored
  }
}
