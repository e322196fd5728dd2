import WeftGraph
import WeftQuery

/// What measures read: the chart as an organization, and what it records.
struct ScoreInput: Sendable {
  let context: EvaluationContext
  let index: OrganizationIndex
  let needs: Needs
  let options: Scorecard.Options

  /// The layers of which the chart records nothing; `A|B` is met by either.
  func unrecorded(_ names: String...) -> [String] { needs.missing(for: names) }

  /// Active nodes of a kind, ascending.
  func active(_ kind: Bitset) -> [Int] {
    var result: [Int] = []
    kind.forEach { if index.isActive($0) { result.append($0) } }
    return result
  }

  /// Every active person.
  var everybody: ScorePeople {
    var people: [Int] = []
    index.people.forEach { people.append($0) }
    var doubtful = index.kinds.person
    doubtful.formIntersection(index.validity.activeUnknown)
    return ScorePeople(unit: nil, people: people, doubtful: doubtful.count)
  }

  /// The members of a unit and of everything that is part of it.
  func people(of unit: Int) -> ScorePeople {
    ScorePeople(unit: unit, people: index.membersBelow(unit).map { Int($0) }, doubtful: 0)
  }

  /// What is marked as critical: true, false, or nil where the chart does not say.
  ///
  /// Where a chart only ever marks what is critical, what bears no mark is not; where it also says of
  /// something of that kind that it is not critical, no mark means that nobody has judged.
  func criticality(_ kind: Bitset) -> (Int) -> Bool? {
    let reader = PropertyReader(node: "critical", in: index.graph)
    var marksBoth = false
    kind.forEach { if reader.boolean($0) == false { marksBoth = true } }
    return { node in
      if reader.has(node) { return reader.boolean(node) }
      return marksBoth ? nil : false
    }
  }
}

/// People a network measure is about.
struct ScorePeople: Sendable {
  /// The unit they are members of; nil for everybody.
  var unit: Int?
  /// Active people, ascending.
  var people: [Int]
  /// People of whom it cannot be read whether they are active.
  var doubtful: Int

  /// The share of people of whom it is known whether they are active.
  var coverage: Double? {
    let all = people.count + doubtful
    return all == 0 ? nil : Double(people.count) / Double(all)
  }

  /// Rows restricted to these people, as a projection whose nodes are numbered as in ``people``.
  /// - Complexity: O(nodes + entries of these people).
  func projection(of rows: NodeRows, direction: Projection.Direction) -> Projection {
    var offsets: [UInt32] = [0]
    var neighbours: [UInt32] = []
    if people.count * 8 > rows.offsets.count {
      var numbers = [UInt32](repeating: .max, count: rows.offsets.count - 1)
      for (number, person) in people.enumerated() { numbers[person] = UInt32(number) }
      for person in people {
        for other in rows[person] where numbers[Int(other)] != .max {
          neighbours.append(numbers[Int(other)])
        }
        offsets.append(UInt32(neighbours.count))
      }
    } else {
      var numbers: [UInt32: UInt32] = [:]
      for (number, person) in people.enumerated() { numbers[UInt32(person)] = UInt32(number) }
      for person in people {
        for other in rows[person] {
          if let number = numbers[other] { neighbours.append(number) }
        }
        offsets.append(UInt32(neighbours.count))
      }
    }
    return Projection(
      nodes: people.map { NodeID($0) }, offsets: offsets, neighbours: neighbours,
      relationships: [RelationshipID](repeating: RelationshipID(0), count: neighbours.count),
      direction: direction)
  }

  /// A network measure's value, with bounds only where everybody is known.
  func value(
    _ measure: String, _ measured: Measured<Double>, range: ClosedRange<Double>?,
    summary: String, evidence: [(name: String, value: Value)] = []
  ) -> MeasureValue {
    switch measured {
    case .undefined(let reason): return .nothing(measure, reason, evidence: evidence)
    case .value(let value):
      let isExact = doubtful == 0
      return MeasureValue(
        measure, value: value, coverage: coverage, low: isExact ? value : range?.lowerBound,
        high: isExact ? value : range?.upperBound, summary: summary, evidence: evidence,
        missing: isExact ? [] : ["Person.active"])
    }
  }
}
