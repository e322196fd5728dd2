import WeftGraph
import WeftQuery

/// What a rule's answer depends on.
struct RuleReads {
  private let reads: QueryReads
  /// Every word of the rule's needs.
  private let needs: Set<String>
  /// The words of those that name a property: how much of it is recorded is said of every finding.
  private let covered: Set<String>

  init(of rule: Rule) {
    reads = QueryReads(of: rule.query)
    func words(_ needs: [String]) -> Set<String> {
      Set(needs.flatMap { $0.split { "|. ".contains($0) }.map(String.init) })
    }
    needs = words(rule.needs)
    covered = words(rule.needs.filter { $0.contains(".") })
  }

  /// The types of relationships the answer may depend on; nil where that may be any.
  var types: Set<String>? {
    guard !reads.isEverything else { return nil }
    var types = reads.types.union(needs)
    for call in reads.calls {
      guard let read = OrganizationReads.of(call) else { return nil }
      types.formUnion(read.types)
      types.formUnion(read.facts.types)
    }
    return types
  }

  /// The properties that functions looking at dates and flags read, and the name every message may hold.
  private static let always: Set<String> = [
    "active", "start", "end", "since", "until", "name", "status",
  ]
  /// What is labelled so is never active.
  private static let placeholder = "Missing"

  /// Whether a change may change the answer of a rule whose needs are met before and after.
  func meets(_ touched: TouchedNames, _ change: OrganizationChange) -> Bool {
    guard !touched.isEmpty else { return false }
    if reads.isEverything || touched.labels.contains(Self.placeholder) { return true }
    // What is labelled anew may be seen wherever a label is asked for.
    var labels = (touched.isRelabelled ? reads.labels : reads.scanned).union(covered)
    var types = (touched.isRelabelled ? reads.types : reads.tested).union(covered)
    var keys = reads.keys.union(Self.always).union(covered)
    for call in reads.calls {
      guard let read = OrganizationReads.of(call), !touched.isRelabelled else { return true }
      labels.formUnion(read.labels)
      types.formUnion(read.types)
      keys.formUnion(read.keys)
      if !read.facts.isDisjoint(with: change.facts) { return true }
    }
    // The role a reporting line runs through.
    if reads.yields.contains("org.managers.via"),
      touched.types.contains("REPORTS_TO")
        || !change.facts.isDisjoint(with: [.holders, .rolesHeld])
    {
      return true
    }
    return !touched.labels.isDisjoint(with: labels) || !touched.types.isDisjoint(with: types)
      || !touched.keys.isDisjoint(with: keys)
      || touched.joined.contains { joined in
        reads.steps.contains { $0.mayBe(joined.type, from: joined.source, to: joined.target) }
      }
  }
}

/// What a function or procedure looks at beside its arguments.
struct OrganizationReads {
  /// Labels of nodes it lists.
  var labels: Set<String> = []
  /// Types of relationships it follows itself.
  var types: Set<String> = []
  /// Properties it reads itself.
  var keys: Set<String> = []
  /// What it asks of the organization.
  var facts: OrganizationChange.Fact = []

  /// What a function or procedure looks at; nil where that may be anything.
  static func of(_ call: String) -> OrganizationReads? { known[call] }

  /// What it takes to follow accountability to people.
  private static let accountability = OrganizationReads(
    types: ["ACCOUNTABLE_FOR", "OWNS", "LEADS", "DELEGATES_TO", "MEMBER_OF"],
    facts: [.people, .holders, .leads, .members, .parts])

  private func and(
    labels: Set<String> = [], types: Set<String> = [], keys: Set<String> = [],
    facts: OrganizationChange.Fact = []
  ) -> OrganizationReads {
    OrganizationReads(
      labels: self.labels.union(labels), types: self.types.union(types),
      keys: self.keys.union(keys), facts: self.facts.union(facts))
  }

  private static let known: [String: OrganizationReads] = [
    // Dates and flags are among what every rule reads.
    "org.active": OrganizationReads(),
    "org.current": OrganizationReads(),
    "org.executive": OrganizationReads(facts: .executives),
    "org.functionHead": OrganizationReads(facts: .functionHeads),
    "org.forum": OrganizationReads(facts: .forums),
    "org.holders": OrganizationReads(facts: .holders),
    "org.members": OrganizationReads(facts: .members),
    "org.membersBelow": OrganizationReads(facts: [.members, .parts]),
    "org.peopleBelow": OrganizationReads(facts: [.members, .parts, .leads]),
    "org.contacts": OrganizationReads(facts: [.members, .parts, .leads, .ties]),
    "org.tieCounts": OrganizationReads(facts: [.members, .parts, .leads, .ties]),
    "org.sharesMembers": OrganizationReads(facts: [.members, .parts]),
    "org.homes": OrganizationReads(facts: .members),
    "org.functionsOf": OrganizationReads(facts: [.members, .parts, .leads]),
    "org.leads": OrganizationReads(facts: .leads),
    "org.ties": OrganizationReads(facts: .ties),
    "org.tied": OrganizationReads(facts: .ties),
    "org.managersOf": OrganizationReads(facts: .managers),
    "org.reportsOf": OrganizationReads(facts: .managers),
    "org.superiors": OrganizationReads(facts: .managers),
    "org.subordinates": OrganizationReads(facts: .managers),
    "org.gapsAbove": OrganizationReads(facts: .managers),
    "org.owningTeams": OrganizationReads(facts: [.owningTeams, .members, .parts, .forums]),
    "org.unrelated": OrganizationReads(
      facts: [.managers, .holders, .leads, .parts, .members]),
    "org.recorded": OrganizationReads(facts: .recorded),
    "org.ownership": OrganizationReads(
      types: ["ACCOUNTABLE_FOR"], keys: ["unassigned"],
      facts: [.owners, .managers, .holders, .leads, .parts, .members]),
    "org.allocation": OrganizationReads(
      types: ["MEMBER_OF", "HOLDS", "PART_OF", "NEEDS_ROLE"], keys: ["share"]),
    "org.accountable": accountability,
    "org.capable": OrganizationReads(
      types: ["OWNS", "BUILDS", "REQUIRES_SKILL", "HAS_SKILL"], keys: ["level", "expires"],
      facts: [.people, .owners, .holders, .owningTeams, .members, .parts]),
    "org.perhapsCapable": OrganizationReads(
      types: ["OWNS", "BUILDS", "REQUIRES_SKILL", "HAS_SKILL"], keys: ["level", "expires"],
      facts: [.people, .owners, .holders, .owningTeams, .members, .parts]),
    "org.accountableRoots": accountability.and(
      labels: ["AISystem", "System", "Decision", "Goal"], types: ["HOLDS"]),
    "org.managers": OrganizationReads(facts: [.people, .managers]),
    "org.chains": OrganizationReads(facts: [.people, .managers]),
    "org.units": OrganizationReads(facts: [.people, .members, .parts]),
    "org.commonSuperior": accountability.and(
      labels: ["AISystem", "System", "Decision"], types: ["CONTRIBUTES_TO"], facts: .managers),
    "org.brokers": OrganizationReads(facts: [.people, .ties, .members, .parts]),
    "org.proximity": accountability.and(
      labels: ["AISystem", "System"], types: ["APPROVES", "USES", "EVALUATES", "BUILDS"],
      keys: ["handsOn"], facts: [.ties, .managers]),
    "org.closure": accountability.and(
      labels: ["AISystem"],
      types: ["USES", "RESPONSIBLE_FOR", "GIVES_FEEDBACK_TO", "ESCALATES_TO"]),
    "org.escalation": accountability.and(
      labels: ["AISystem"], types: ["USES", "ESCALATES_TO", "REPORTS_TO"],
      facts: [.rolesHeld, .parts, .managers]),
    "org.gates": accountability.and(
      labels: ["AISystem"], types: ["USES", "ESCALATES_TO", "REPORTS_TO"],
      facts: [.rolesHeld, .parts, .managers]),
    "org.witnesses": accountability.and(
      labels: ["AISystem"], types: ["USES", "OVERSEES", "ESCALATES_TO", "REPORTS_TO"],
      facts: [.rolesHeld, .parts, .managers]),
    "org.monitors": accountability.and(
      labels: ["AISystem"],
      types: ["OVERSEES", "ESCALATES_TO", "REPORTS_TO", "GIVES_FEEDBACK_TO"],
      facts: [.rolesHeld, .parts, .managers, .ties]),
    "org.singlePoints": OrganizationReads(
      labels: ["AISystem", "System", "Decision", "Partner"],
      types: [
        "CONTRIBUTES_TO", "USES", "DEPENDS_ON", "FALLBACK_FOR", "RESPONSIBLE_FOR", "SUPPLIES_TO",
      ], facts: [.people, .holders, .members, .parts, .leads]),
  ]
}

extension OrganizationChange.Fact {
  /// The types of relationships facts are read from.
  fileprivate var types: Set<String> {
    let sources: [(OrganizationChange.Fact, Set<String>)] = [
      ([.holders, .rolesHeld], ["HOLDS"]),
      (.members, ["MEMBER_OF", "HOLDS", "PART_OF"]),
      (.parts, ["PART_OF"]),
      ([.leads, .functionHeads], ["LEADS", "HOLDS"]),
      (.ties, ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"]),
      ([.managers, .executives], ["REPORTS_TO", "HOLDS"]),
      (.owners, ["OWNS"]),
      (.owningTeams, ["OWNS", "MEMBER_OF", "HOLDS", "PART_OF"]),
    ]
    return sources.reduce(into: []) { result, source in
      if !isDisjoint(with: source.0) { result.formUnion(source.1) }
    }
  }
}
