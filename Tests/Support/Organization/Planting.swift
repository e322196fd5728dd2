import WeftKit

/// Gaps put into a generated organization at random places, one recipe a rule.
///
/// Recipes follow the definitions of the gap catalogue, not the rules' queries. A place is used once,
/// so that gaps do not disturb each other.
public struct Planting: Sendable {
  /// One gap that was planted.
  public struct Plant: Sendable {
    /// The rule that must find it.
    public var rule: String
    /// Nodes of which one must be a subject of its finding.
    public var subjects: [String]
    /// Nodes it changed.
    public var touched: Set<String>
    /// Rules whose gaps the same recipe planted with it.
    public var also: [String]
  }

  /// How one rule's gap is planted: changes the organization and names the finding's subjects.
  struct Recipe: Sendable {
    var rule: String
    /// Whether it changes the organization as a whole, so that nothing else may be planted with it.
    var isAlone = false
    var also: [String] = []
    var plant: @Sendable (inout Planting) -> [String]?
  }

  /// The organization, gaps and all.
  public internal(set) var organization: GeneratedOrganization
  /// What was planted.
  public private(set) var plants: [Plant] = []
  private var used: Set<String> = []
  private var partly: Set<String> = []

  static let recipes =
    integration + bottleneck + crossFunctional + accountability + oversight + feedback
    + leadership + alignment + hygiene + variants

  /// The rules that can be planted.
  public static var rules: [String] { each(recipes) }
  /// The rules that can be planted with others.
  public static var mixing: [String] { each(recipes.filter { !$0.isAlone }) }

  private static func each(_ recipes: [Recipe]) -> [String] {
    var seen: Set<String> = []
    return recipes.map(\.rule).filter { seen.insert($0).inserted }
  }

  /// Begins with an organization.
  public init(in organization: GeneratedOrganization) { self.organization = organization }

  /// Plants a rule's gap at a free place; false if there is none.
  @discardableResult public mutating func plant(_ rule: String) -> Bool {
    // One recipe or another of the rule, whichever there is a place for.
    for recipe in shuffled(Self.recipes.filter { $0.rule == rule }) {
      let before = self
      organization.chart.touched = []
      guard let subjects = recipe.plant(&self) else {
        self = before
        continue
      }
      plants.append(
        Plant(
          rule: rule, subjects: subjects, touched: organization.chart.touched, also: recipe.also))
      return true
    }
    return false
  }

  var chart: DraftChart {
    get { organization.chart }
    _modify { yield &organization.chart }
  }

  func team(_ number: Int) -> GeneratedOrganization.Team { organization.teams[number] }

  mutating func random(below count: Int) -> Int { organization.pick(count) }

  private mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
    var values = values
    organization.random.shuffle(&values)
    return values
  }

  // MARK: Places

  /// A free system for which a condition holds; its team is used from now on.
  mutating func takeSystem(
    where fits: (GeneratedOrganization.AISystem, Planting) -> Bool = { _, _ in true }
  ) -> GeneratedOrganization.AISystem? {
    for system in shuffled(organization.systems) {
      let id = organization.teams[system.team].id
      guard !used.contains(id), fits(system, self) else { continue }
      used.insert(id)
      return system
    }
    return nil
  }

  /// A free decision for which a condition holds; the teams of its systems are used from now on.
  mutating func takeDecision(
    where fits: (GeneratedOrganization.Decision, Planting) -> Bool = { _, _ in true }
  ) -> GeneratedOrganization.Decision? {
    for decision in shuffled(organization.decisions) {
      let ids = Set(decision.systems.map { organization.teams[organization.systems[$0].team].id })
      guard ids.isDisjoint(with: used), fits(decision, self) else { continue }
      used.formUnion(ids)
      return decision
    }
    return nil
  }

  /// A free team of some for which a condition holds, used from now on.
  mutating func takeTeam(
    _ range: Range<Int>, where fits: (Int, Planting) -> Bool = { _, _ in true }
  ) -> GeneratedOrganization.Team? {
    for number in shuffled(Array(range)) {
      let team = organization.teams[number]
      guard !used.contains(team.id), !partly.contains(team.id), fits(number, self) else { continue }
      used.insert(team.id)
      return team
    }
    return nil
  }

  /// A free pair of teams whose people have no ties and share no group.
  mutating func takeStrangers(_ range: Range<Int>) -> [GeneratedOrganization.Team]? {
    let free = shuffled(
      range.filter { !used.contains(team($0).id) && !partly.contains(team($0).id) })
    for one in free {
      for other in free where one != other && areStrangers(team(one), team(other)) {
        used.formUnion([team(one).id, team(other).id])
        return [team(one), team(other)]
      }
    }
    return nil
  }

  private func areStrangers(
    _ one: GeneratedOrganization.Team, _ other: GeneratedOrganization.Team
  ) -> Bool {
    let here = Set(one.people)
    let there = Set(other.people)
    let ids = [one.id, other.id]
    var groups: [String: Int] = [:]
    for edge in organization.chart.edges {
      let isTie = ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO", "DEPENDS_ON"].contains(edge.type)
      if isTie, here.contains(edge.from) && there.contains(edge.to) { return false }
      if isTie, there.contains(edge.from) && here.contains(edge.to) { return false }
      if isTie, ids.contains(edge.from), ids.contains(edge.to) { return false }
      if edge.type == "MEMBER_OF", !edge.to.hasPrefix("f-") {
        groups[edge.to, default: 0] |= (here.contains(edge.from) ? 1 : 0)
        groups[edge.to, default: 0] |= (there.contains(edge.from) ? 2 : 0)
      }
    }
    guard !groups.values.contains(3) else { return false }
    let systems = organization.systems
    func own(_ team: GeneratedOrganization.Team) -> Set<String> {
      Set(systems.filter { organization.teams[$0.team].id == team.id }.map(\.id))
    }
    return !organization.chart.edges.contains { edge in
      edge.type == "DEPENDS_ON"
        && (own(one).contains(edge.from) && own(other).contains(edge.to)
          || own(other).contains(edge.from) && own(one).contains(edge.to))
    }
  }

  /// Free people nothing hangs on, of different teams if that is asked for.
  mutating func takeIdle(_ count: Int, apart: Bool = false, undeclared: Bool = false)
    -> [String]?
  {
    var result: [String] = []
    var teams: Set<String> = []
    for person in shuffled(organization.idle) {
      guard result.count < count, !used.contains(person),
        let team = organization.teams.first(where: { $0.people.contains(person) }),
        !used.contains(team.id),
        !undeclared || organization.chart[team.lead]?.fields["archetype"] == nil,
        !apart || teams.insert(team.id).inserted
      else { continue }
      result.append(person)
      partly.insert(team.id)
    }
    guard result.count == count else { return nil }
    used.formUnion(result)
    return result
  }

  // MARK: Changes

  /// Removes relationships of some types between nodes; nil stands for any node.
  @discardableResult mutating func drop(_ types: [String], from: String? = nil, to: String? = nil)
    -> Int
  {
    chart.drop { edge in
      types.contains(edge.type) && (from == nil || edge.from == from)
        && (to == nil || edge.to == to)
    }
  }

  /// Removes every tie between people for which a condition holds.
  mutating func dropTies(where isGone: (_ one: String, _ other: String) -> Bool) {
    chart.drop { edge in
      ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"].contains(edge.type)
        && (isGone(edge.from, edge.to) || isGone(edge.to, edge.from))
    }
  }

  mutating func newID(_ prefix: String) -> String {
    organization.serial += 1
    return "\(prefix)-planted\(organization.serial)"
  }

  /// A new role, which nobody holds yet.
  mutating func addRole(
    _ name: String, in team: String, _ fields: [String: DraftChart.Field] = [:]
  ) -> String {
    let id = chart.add("Role", newID("r"), name, fields)
    chart.relate(id, "PART_OF", team)
    return id
  }

  /// The first system of a team.
  func system(of team: GeneratedOrganization.Team) -> GeneratedOrganization.AISystem? {
    organization.systems.first { organization.teams[$0.team].id == team.id }
  }

  /// The team of a person.
  func team(of person: String) -> GeneratedOrganization.Team? {
    organization.teams.first { $0.people.contains(person) }
  }

  var products: Range<Int> { 0..<organization.productTeams }
  var support: Range<Int> { organization.supportTeams }
  func day(_ offset: Int) -> DraftChart.Field { chart.day(offset) }

  /// Teams with AI systems that depend on AI systems, of their own or of others.
  var coupledTeams: Set<Int> {
    Set(organization.coupled.filter { $0[1] < organization.productTeams }.flatMap { $0 })
  }

  /// Lets what is left to a team when it loses a system be spent on coordination.
  mutating func keepBalance(of lost: GeneratedOrganization.AISystem) {
    for system in organization.systems where system.team == lost.team && system.id != lost.id {
      chart.set(system.id, "investmentKind", "coordination")
    }
  }
}
