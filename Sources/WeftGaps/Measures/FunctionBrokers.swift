import WeftGraph
import WeftQuery

/// Who stands on the shortest paths between people of different functions, and in which brokerage role.
///
/// L. C. Freeman 1977 (doi:10.2307/3033543), counted for pairs whose functions have none in common and
/// as a share of the joined pairs; accumulated after U. Brandes 2001. Paths run along ties; parallel ties
/// are one. Up to ``budget`` tie ends every person is a source, beyond that a seeded sample of them. The
/// role is the one R. V. Gould and R. M. Fernandez 1989 (doi:10.2307/270949) would count most often among
/// pairs of a person's contacts of different functions without a tie; where there are none, among pairs of
/// one function. Ties have no direction, so a representative is a gatekeeper.
struct FunctionBrokers: Sendable {
  /// One person between functions.
  struct Broker: Sendable {
    var person: Int
    /// The share of the shortest paths between functions that run through the person.
    var share: Double
  }

  /// Everybody with a tie, by share, the largest first.
  let brokers: [Broker]
  /// The quartiles of the shares.
  let lower, upper: Double
  private let index: OrganizationIndex
  private let functions: FunctionSets

  /// How many tie ends may be walked over before sources are sampled.
  private static let budget = 20_000_000
  /// How many sources a sample has at least.
  private static let leastSources = 32
  /// Sources are followed so many at once, and fewer take as long.
  private static let together = 16
  /// How many contacts of a person are paired to name the role.
  private static let mostContacts = 400

  /// Measures every person with a tie, at most once in a context.
  static func of(_ context: EvaluationContext) -> FunctionBrokers {
    context.cached("org.brokers") {
      FunctionBrokers(OrganizationIndex.of(context), FunctionSets.of(context))
    }
  }

  /// - Complexity: O(sources × ties), the sources at most ``budget`` / ties.
  init(_ index: OrganizationIndex, _ functions: FunctionSets) {
    self.index = index
    self.functions = functions
    var tied: [Int] = []
    index.people.forEach { if index.ties.count($0) > 0 { tied.append($0) } }
    var sources = tied.filter { functions.number[$0] >= 0 }
    let affordable = max(Self.leastSources, Self.budget / max(index.ties.members.count, 1))
    if sources.count > affordable {
      sources = index.byID(sources)
      var generator = SeededGenerator(seed: 1)
      generator.shuffle(&sources)
      sources = Array(sources.prefix(affordable - affordable % Self.together))
    }
    let search = CrossFunctionSearch(index, tied, functions)
    let between = search.between(sources)
    let found = tied.map { person in
      Broker(person: person, share: search.share(of: person, in: between))
    }.sorted { ($1.share, $0.person) < ($0.share, $1.person) }
    brokers = found
    // Quartiles as Tukey's hinges.
    lower = Self.median(found.suffix((found.count + 1) / 2).map(\.share))
    upper = Self.median(found.prefix((found.count + 1) / 2).map(\.share))
  }

  private static func median(_ descending: [Double]) -> Double {
    guard !descending.isEmpty else { return 0 }
    return (descending[(descending.count - 1) / 2] + descending[descending.count / 2]) / 2
  }

  /// The brokerage role a person plays most often between functions, in how many open pairs, and between
  /// which functions, those of most pairs first; where none of the pairs is of two functions, the role
  /// within one.
  func role(of person: Int) -> (name: String, count: Int, functions: [UInt32]) {
    let own = Set(functions.of(person))
    let contacts = index.ties[person].prefix(Self.mostContacts).map { Int($0) }
      .filter { functions.number[$0] >= 0 }
    let sets = contacts.map { Set(functions.of($0)) }
    var counts = ["coordinator": 0, "itinerant": 0, "gatekeeper": 0, "liaison": 0]
    var joined: [String: [Int: Int]] = [:]
    for (place, one) in contacts.enumerated() {
      for other in (place + 1)..<max(place + 1, contacts.count)
      where !index.ties.contains(one, contacts[other]) {
        let isSame = !sets[place].isDisjoint(with: sets[other])
        let shared = [place, other].count { !sets[$0].isDisjoint(with: own) }
        let role =
          isSame
          ? (shared > 0 ? "coordinator" : "itinerant") : (shared == 1 ? "gatekeeper" : "liaison")
        counts[role, default: 0] += 1
        guard !isSame else { continue }
        for function in sets[place].union(sets[other]) {
          joined[role, default: [:]][function, default: 0] += 1
        }
      }
    }
    // Of roles played equally often the one that joins more functions is named.
    let isBetween = (counts["liaison"] ?? 0) + (counts["gatekeeper"] ?? 0) > 0
    let names = isBetween ? ["liaison", "gatekeeper"] : ["itinerant", "coordinator"]
    let name = names.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? names[0]
    let best = names.first { counts[$0] == counts[name] } ?? name
    let often = joined[best] ?? [:]
    let ordered = often.keys.sorted {
      (often[$1] ?? 0, index.idRank($0)) < (often[$0] ?? 0, index.idRank($1))
    }
    return (best, counts[best] ?? 0, ordered.map { UInt32($0) })
  }
}

/// The ties of people, numbered for a search of the shortest paths to people of other functions.
///
/// People of one team, who are tied most often, get numbers side by side, so that a search of a large
/// chart finds most of a person's contacts in memory it has just read.
private struct CrossFunctionSearch {
  private let isApart: [[Bool]]
  /// Person → number.
  private let number: [UInt32]
  /// Where the contacts of each number begin, and the numbers of the contacts.
  private let offsets: [UInt32]
  private let contacts: [UInt32]
  private let group: [Int32]

  init(_ index: OrganizationIndex, _ tied: [Int], _ functions: FunctionSets) {
    isApart = functions.isApart
    let teams = tied.map { index.memberships[$0].first ?? .max }
    let places = tied.indices.sorted { (teams[$0], tied[$0]) < (teams[$1], tied[$1]) }
    let people = places.map { UInt32(tied[$0]) }
    var number = [UInt32](repeating: .max, count: index.graph.nodeCount)
    for (place, person) in people.enumerated() { number[Int(person)] = UInt32(place) }
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(people.count + 1)
    var contacts: [UInt32] = []
    contacts.reserveCapacity(index.ties.members.count)
    for person in people {
      for other in index.ties[Int(person)] where number[Int(other)] != .max {
        contacts.append(number[Int(other)])
      }
      offsets.append(UInt32(contacts.count))
    }
    group = people.map { functions.number[Int($0)] }
    (self.number, self.offsets, self.contacts) = (number, offsets, contacts)
  }

  /// What lies between some people and those of other functions.
  func between(_ sources: [Int]) -> CrossGroupBetweenness {
    CrossGroupBetweenness(
      offsets: offsets, neighbours: contacts, groups: group, isApart: isApart,
      sources: sources.map { Int(number[$0]) })
  }

  /// The share of the shortest paths that run through a person.
  func share(of person: Int, in found: CrossGroupBetweenness) -> Double {
    found.pairs > 0 ? found.through[Int(number[person])] / found.pairs : 0
  }
}

extension Procedure {
  /// `org.brokers`: the people most paths between functions run through.
  static let brokers = Procedure(
    "org.brokers", [],
    yields: [
      ("person", ValueType(.node)), ("share", ValueType(.float)), ("lower", ValueType(.float)),
      ("upper", ValueType(.float)), ("people", ValueType(.integer)), ("role", ValueType(.string)),
      ("brokered", ValueType(.integer)), ("functions", .list(of: ValueType(.node))),
    ],
    summary:
      "The people (at most 20) through whom the largest shares of the shortest paths between people of different functions run, with the quartiles of everybody's share, how many people have ties, and the brokerage role each plays most often between functions, with the functions it joins, those of most pairs first."
  ) { _, context throws(EvaluationError) in
    let found = FunctionBrokers.of(context)
    let index = OrganizationIndex.of(context)
    FunctionSets.of(context).recordBasis("org.brokers", context)
    let most = found.brokers.prefix(20).filter { $0.share > 0 }
    let roles = most.map { found.role(of: $0.person) }
    return [
      .nodes(most.map { UInt32($0.person) }), .floats(most.map(\.share), nulls: nil),
      .floats(most.map { _ in found.lower }, nulls: nil),
      .floats(most.map { _ in found.upper }, nulls: nil),
      .integers(most.map { _ in Int64(found.brokers.count) }, nulls: nil),
      .values(roles.map { .string($0.name) }),
      .integers(roles.map { Int64($0.count) }, nulls: nil),
      .values(roles.map { .list($0.functions.map { .node(NodeID($0)) }) }),
    ]
  }
}
