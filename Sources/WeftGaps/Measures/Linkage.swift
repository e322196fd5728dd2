import WeftGraph
import WeftQuery

/// Required and found linkage of every pair of units with a dependency between them.
struct Linkage: Sendable {
  /// One pair.
  struct Row: Sendable {
    /// The units and why they need each other.
    var pair: UnitDependencies.Pair
    /// The highest rung of the ladder that joins them.
    var found: Int
    /// What makes that rung.
    var devices: [Int]
  }

  /// The pairs, by the ids of their units.
  let rows: [Row]
  /// Dependencies that require something that is no level.
  let unreadable: Int

  /// The relationships that join units, of which a chart that says what joins them has at least one.
  static let deviceTypes = ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO", "INTEGRATES"]

  /// Whether a chart records what is there to join units: a tie, an integrator, a forum or a role made to
  /// link.
  ///
  /// Where it records none, only shared members, teams of both and two managers can be found, for these
  /// follow from who belongs where; that nothing more is found does not say that nothing is there.
  static func isRecorded(_ index: OrganizationIndex, _ needs: Needs) -> Bool {
    needs.missing(for: [deviceTypes.joined(separator: "|")]).isEmpty || !index.forums.isEmpty
      || Integrators.haveRoles(index)
  }

  /// Reads dependencies and devices, at most once in a context.
  static func of(_ context: EvaluationContext) -> Linkage {
    context.cached("org.linkage") { Linkage(OrganizationIndex.of(context)) }
  }

  init(_ index: OrganizationIndex) {
    var devices = IntegrationDevices(index)
    let dependencies = UnitDependencies(index)
    unreadable = dependencies.unreadable
    rows = dependencies.pairs.map { pair in
      let found = devices.between(pair.unit, pair.other)
      return Row(pair: Self.ordered(pair, index), found: found.level, devices: found.devices)
    }
  }

  /// Mutual pairs and groups read in the order of their ids; one-way pairs from the unit that depends.
  private static func ordered(
    _ pair: UnitDependencies.Pair, _ index: OrganizationIndex
  ) -> UnitDependencies.Pair {
    var pair = pair
    if pair.interdependence == "sequential" {
      pair.group = [pair.unit, pair.other]
    } else {
      pair.group = index.byID(pair.group)
      let order = index.byID([pair.unit, pair.other])
      (pair.unit, pair.other) = (order[0], order[1])
    }
    return pair
  }
}

extension Procedure {
  /// `org.linkage`: what joins units that depend on each other, and what their dependence calls for.
  static let linkage = Procedure(
    "org.linkage", [],
    yields: [
      ("unit", ValueType(.node)), ("other", ValueType(.node)),
      ("interdependence", ValueType(.string)), ("strength", ValueType(.float)),
      ("required", ValueType(.integer)), ("found", ValueType(.integer)),
      ("devices", .list(of: ValueType(.node))), ("evidence", .list(of: ValueType(.relationship))),
      ("group", .list(of: ValueType(.node))), ("recorded", ValueType(.boolean)),
      ("asymmetry", ValueType(.float)),
    ],
    summary:
      "Pairs of units with a dependency between them or between what they own: how interwoven they are, the linkage level that calls for, the highest level found, and whether the chart says anywhere what joins units, beside who belongs where; strength adds up that of the dependencies, asymmetry is the weaker direction's over the stronger's, and both are null where a dependency states none."
  ) { _, context throws(EvaluationError) in
    let index = OrganizationIndex.of(context)
    let linkage = Linkage.of(context)
    let rows = linkage.rows
    if linkage.unreadable > 0 {
      context.record(
        basis:
          "\(linkage.unreadable) dependencies require what is no level from 0 to 7 and no name of one; they count as if they said nothing",
        of: "`org.linkage`")
    }
    let isRecorded = Linkage.isRecorded(index, Needs(context))
    let unstated = rows.count { $0.pair.strength == nil }
    if unstated > 0 {
      context.record(
        undefined: "`org.linkage` has no strength in \(unstated) of \(rows.count) rows",
        because: "A dependency between the units states none.")
    }
    return [
      .nodes(rows.map { UInt32($0.pair.unit) }),
      .nodes(rows.map { UInt32($0.pair.other) }),
      .values(rows.map { .string($0.pair.interdependence) }),
      .values(rows.map { $0.pair.strength.map { .float($0) } ?? .null }),
      .integers(rows.map { Int64($0.pair.required) }, nulls: nil),
      .integers(rows.map { Int64($0.found) }, nulls: nil),
      .values(rows.map { index.list($0.devices.map { UInt32($0) }) }),
      .values(rows.map { .list($0.pair.evidence.map { .relationship($0) }) }),
      .values(rows.map { .list($0.pair.group.map { .node(NodeID($0)) }) }),
      .values(rows.map { _ in .boolean(isRecorded) }),
      .values(rows.map { $0.pair.asymmetry.map { .float($0) } ?? .null }),
    ]
  }
}
