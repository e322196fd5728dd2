import WeftGraph

extension ScoreMeasure {
  /// Critical roles that are covered and carried.
  static let sustainability = ScoreMeasure(
    id: "sustainability", title: "Sustainability",
    question: "Can critical roles be kept up: is there cover, and do their holders have the time?",
    definition:
      "The share of critical roles with succession cover whose holders' load is within capacity; both halves are shown alone as `succession-cover` and `load-within-capacity`. A vacant role is carried by nobody.",
    direction: .higher,
    source: "Succession cover and queue stability; the allocation stands for the queue.",
    needs: ["Role.critical", "HOLDS", "SUCCEEDS", "HOLDS.share|MEMBER_OF.share"],
    method: .items { (input) throws(InputError) in
      CriticalRoles(input).scored(
        predicate: "are covered, and held by people with the time for them",
        needs: ["HOLDS", "HOLDS.share|MEMBER_OF.share"]
      ) { role in
        let load = role.load ?? .known(false)
        let low = min(role.cover.low, load.low)
        let high = min(role.cover.high, load.high)
        return .init(
          low: low, high: high, missing: low == high ? [] : role.cover.missing + load.missing)
      }
    })
}
