import WeftGraph
import WeftQuery

/// How much of people's working time is promised: the shares of their memberships and roles, added up.
///
/// A share in something that lies within another place of the person, as a role in a team or a team in a
/// function, is part of the share there: of a place and what lies within it the largest counts, be it the
/// place itself, the roles in it or its parts. Of parallel seats in one place the largest counts.
/// A share is one of the person's own working time, whatever the position's.
final class PromisedTime: Sendable {
  private let index: OrganizationIndex
  private let share, fte: PropertyReader
  private let memberOf, holds, needsRole: TypeID?

  /// Reads the columns, at most once in a context.
  static func of(_ context: EvaluationContext) -> PromisedTime {
    context.cached("org.promisedTime") { PromisedTime(OrganizationIndex.of(context)) }
  }

  init(_ index: OrganizationIndex) {
    self.index = index
    share = PropertyReader(relationship: "share", in: index.graph)
    fte = PropertyReader(node: "fte", in: index.graph)
    memberOf = index.graph.type("MEMBER_OF")
    holds = index.graph.type("HOLDS")
    needsRole = index.graph.type("NEEDS_ROLE")
  }

  /// Whether more than all of a person's working time is promised.
  func isOvercommitted(_ person: Int) -> Bool { (load(of: person) ?? 0) > 1 + 1e-9 }

  /// What a person works of a full position; 1 where the chart does not say.
  func position(of person: Int) -> Double { max(fte.number(person) ?? 1, 0) }

  /// The share of a person's working time that is promised; nil where no share is recorded.
  /// - Complexity: O(places² × their ancestors), of the person's.
  func load(of person: Int) -> Double? {
    let seats = self.seats(of: person)
    guard !seats.isEmpty else { return nil }
    guard seats.count > 1 else { return seats[0].share }
    let around = seats.map { seat in
      seats.indices.filter { lies(seat.place, within: seats[$0].place) }
    }
    /// What a home has itself, in roles and in parts.
    var homes: [Int: (own: Double, roles: Double, parts: Double)] = [:]
    for position in seats.indices {
      let home = Self.home(of: position, around)
      let share = seats[position].share
      if position == home {
        homes[home, default: (0, 0, 0)].own += share
      } else if index.kinds.role.contains(seats[position].place) {
        homes[home, default: (0, 0, 0)].roles += share
      } else {
        homes[home, default: (0, 0, 0)].parts += share
      }
    }
    return homes.sorted { $0.key < $1.key }
      .reduce(0) { $0 + max($1.value.own, $1.value.roles, $1.value.parts) }
  }

  /// The places a person has a share in, by id, with the largest.
  private func seats(of person: Int) -> [(place: Int, share: Double)] {
    // Few people have more than a handful.
    var seats: [(place: Int, share: Double)] = []
    func add(_ place: Int, _ relationship: RelationshipID) {
      guard index.isActive(place),
        index.kinds.unit.contains(place) || index.kinds.role.contains(place),
        let share = share.number(relationship.index)
      else { return }
      if let known = seats.firstIndex(where: { $0.place == place }) {
        seats[known].share = max(seats[known].share, share)
      } else {
        seats.append((place, share))
      }
    }
    index.forEachTarget(of: person, memberOf, add)
    index.forEachTarget(of: person, holds, add)
    if seats.count > 1 { seats.sort { index.idRank($0.place) < index.idRank($1.place) } }
    return seats
  }

  private func lies(_ place: Int, within other: Int) -> Bool {
    guard place != other else { return false }
    if index.parents.count(place) > 0, index.above(place).contains(other) { return true }
    var isNeeded = false
    index.forEachSource(of: place, needsRole) { team, _ in if team == other { isNeeded = true } }
    return isNeeded
  }

  /// The outermost place around one: the first that nothing else lies around.
  private static func home(of position: Int, _ around: [[Int]]) -> Int {
    var home = position
    var seen: Set = [position]
    while let next = around[home].first(where: { around[$0].isEmpty }) ?? around[home].first,
      seen.insert(next).inserted
    {
      home = next
    }
    return home
  }
}

extension OrganizationFunctions {
  /// `org.allocation`: how much of a person's working time is promised.
  static let allocation = ScalarFunction(
    "org.allocation", [ScalarFunction.Parameter("person", ValueType(.node))],
    result: ValueType(.float),
    summary:
      "The share of a person's working time that memberships and roles promise; what lies within another place of the person, as a role in a team, is part of the share there. Null where no share is recorded.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard case .node(let person)? = arguments.first else {
        throw wrongArgument("org.allocation", "a person")
      }
      return PromisedTime.of(context).load(of: person.index).map { .float($0) } ?? .null
    }
  )
}
