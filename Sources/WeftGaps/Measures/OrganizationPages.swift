import WeftQuery

extension OrganizationCatalog {
  /// The pages of the procedures that read a chart as an organization.
  static let pages: [String: ProcedurePage] = [
    "org.linkage": ProcedurePage(
      family: "organization",
      source:
        "Thompson 1967; Galbraith 1973; Mintzberg 1979; what counts as each level is a choice of our own",
      reading: linkageReading,
      columns: [
        "required": "the rung of the ladder the interdependence calls for",
        "found": "the highest rung that joins them",
        "recorded":
          "whether the chart has a tie, an INTEGRATES, a forum or a role made to link anywhere, or is declared to; where it has none, what is found rests on who belongs where alone, and a pair found below what it requires is unknown",
        "strength": "that of the dependencies, added up, the strongest of parallel ones",
        "asymmetry":
          "strength of the weaker direction over that of the stronger, 0 where it is one-way",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "units without dependencies have no row, nor have those that only share a resource",
      undefined: "strength and asymmetry where a dependency states none",
      complexity: "O(relationships + pairs × devices)"),
    "org.coordination": ProcedurePage(
      family: "organization",
      source: "Cataldo, Wagstrom, Herbsleb & Carley 2006 (doi:10.1145/1180875.1180929)",
      reading: coordinationReading,
      columns: [
        "need": "in how many ways tasks join them",
        "met":
          "null where no need of the level is met and the chart records nothing that could meet it: no ties for people; no tie, integrator, forum or linking role for units",
        "work": "the tasks, where the need is not met",
      ],
      options: ["sharedTasks"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "people without tasks, of their own or by a role they hold, have no row",
      undefined: "met, as said there",
      complexity: "O(sum over joined tasks of assigned × assigned)"),
    "org.congruence": ProcedurePage(
      family: "organization",
      source: "Cataldo, Herbsleb & Carley 2008 (doi:10.1145/1414004.1414008)",
      columns: [
        "surplus": "ties between people no task requires",
        "coverage":
          "of dependencies, and of tasks where sharing one counts, the share with somebody assigned to every task",
      ],
      options: ["sharedTasks"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "no matter",
      undefined:
        "where nothing is required, and where none is met while the chart records nothing that could meet it (org.coordination says what)",
      complexity: "that of org.coordination"),
    "org.accountableRoots": ProcedurePage(
      family: "organization",
      source: "accountability as the end of a chain of owners (NIST AI RMF, GOVERN 2.1)",
      reading: accountabilityReading,
      columns: [
        "kind":
          "direct, role, team (its lead), system (by an AI system), delegate, or collective (members of a team nobody leads); of several the nearest, collective last"
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "items nobody answers for have no row",
      undefined: "never",
      complexity: "O(relationships)"),
    "org.managers": ProcedurePage(
      family: "organization",
      source: "solid reporting lines, roles followed to their holders",
      reading: managersReading,
      columns: ["via": "the role the line runs through"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "people without a manager have no row",
      undefined: "never",
      complexity: "O(relationships)"),
    "org.units": ProcedurePage(
      family: "organization",
      source: "membership, functions above teams",
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "people without a unit, and units that have ended, have no row",
      undefined: "never",
      complexity: "O(relationships)"),
    "org.oversightLoad": ProcedurePage(
      family: "organization",
      source:
        "Regulation (EU) 2024/1689, article 14; the weights are a choice of our own, capacities those of the span archetypes (McKinsey 2017: player-coach 5, coach 7, supervisor 10, facilitator 15) times fte, 1 where not stated",
      columns: [
        "overseen": "the systems", "span": "direct reports",
        "archetype": "the person's, else the widest of the roles held",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates:
        "who oversees nothing in person or by a role has no row; what a team oversees is nobody's load",
      undefined:
        "capacity where no archetype is declared, or a coordinator, whose span has no bound",
      complexity: "O(relationships)"),
    "org.proximity": ProcedurePage(
      family: "organization",
      source:
        "harmonic distance after Latora & Marchiori 2001 (doi:10.1103/PhysRevLett.87.198701), an operationalisation of our own",
      columns: ["value": "1 / (1 + distance), 0 out of reach"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "deciders without ties are out of reach",
      undefined: "where the chart says of nobody whether they are hands-on with the system",
      complexity: "O(systems / 64 × ties)"),
    "org.drift": ProcedurePage(
      family: "organization",
      source: "changes as a Poisson process between reviews: 1 − (1 − e^−λT) / λT",
      columns: ["exposure": "the share of time with an unreviewed change"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "no matter",
      undefined:
        "where rate or interval is unknown; 0 for a system that never changes, whatever its interval, and for an interval of 0, which is review all the time",
      complexity: "O(systems)"),
    "org.closure": ProcedurePage(
      family: "organization",
      source: "an operationalisation of our own of NIST AI RMF, GOVERN 5.1 and MEASURE 3.3",
      reading: closureReading,
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates:
        "systems nobody uses have no row, nor have those that only teams without members or decisions nobody is responsible for use",
      undefined:
        "where nobody is accountable, or where the chart records neither feedback nor escalation and not all users are accountable themselves",
      complexity: "O(systems / 64 × channels)"),
    "org.commonSuperior": ProcedurePage(
      family: "organization",
      source: "least upper bound after Krackhardt 1994",
      columns: [
        "superior": "one of the two where that one stands above the other",
        "lowest": "common superiors above no other",
        "gaps": "vacant roles and people who left where both lines meet",
      ],
      options: ["from", "to"],
      optionNotes: [
        "from": "a person or a list of people: pairs of these, or of one of these and one of `to`",
        "to": "a person or a list of people; the people of `from` if left out",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "decisions that fewer than two systems feed give no row",
      undefined: "where there is no least one, as for people who left",
      complexity: "O(pairs × superiors²)"),
    "org.truckFactor": ProcedurePage(
      family: "organization",
      source: "Avelino et al. 2016 (doi:10.1109/ICPC.2016.7503718), item by item",
      columns: [
        "holders":
          "owners; members of an owning team who build it or have every required skill; every member of a team that owns it itself where nothing is required and nobody in it builds it"
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "items nobody is capable of have an empty list",
      undefined: "never",
      complexity: "O(items × members × skills)"),
    "org.truckFactorOrder": ProcedurePage(
      family: "organization",
      source: "Avelino et al. 2016 (doi:10.1109/ICPC.2016.7503718): greedy, an upper bound",
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "people capable of nothing have no row; items nobody is capable of are not counted",
      undefined: "no rows where nobody is capable of anything",
      complexity: "that of org.truckFactor"),
    "org.brokers": ProcedurePage(
      family: "organization",
      source: "Freeman 1977; Brandes 2001; Gould & Fernandez 1989",
      columns: [
        "share": "of the shortest paths between people of different functions",
        "lower": "the lower quartile of everybody's share",
        "upper": "the upper quartile of everybody's share",
        "people": "how many people have ties",
        "role": "the brokerage role filled most often between functions",
        "brokered": "pairs brokered in that role",
        "functions": "those of the pairs, of most pairs first",
      ],
      parallels: "Ties are counted once for each pair; loops play no part.",
      isolates: "people without ties have no row",
      undefined: "no rows where fewer than two functions have tied people",
      complexity: "O(people × ties), sampled from a seed on large charts"),
    "org.chains": ProcedurePage(
      family: "organization",
      source: "solid reporting lines, longest first",
      columns: [
        "layers": "levels, the root's included", "people": "people, the root included",
        "chain": "one longest line",
      ],
      parallels: "Each is counted once; circles of managers are left out.",
      isolates: "people without a manager and without reports have no row",
      undefined: "never",
      complexity: "O(people + reporting lines)"),
    "org.escalation": ProcedurePage(
      family: "organization",
      source: "ISO/IEC 42001 A.3.3: concerns reach those who answer",
      columns: [
        "steps": "the fewest steps from the user", "boundaries": "functions changed on that way",
        "way": "the people of that way",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "users who reach nobody have no row",
      undefined: "never",
      complexity: "O(systems × (people + lines))"),
    "org.gates": ProcedurePage(
      family: "organization",
      source: "dominators (Lengauer & Tarjan 1979) of the ways of escalation",
      columns: [
        "users": "who escalates", "gates": "the people every way passes", "way": "one such way",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "systems nobody can escalate about have no row",
      undefined: "never",
      complexity: "O(systems × (people + lines))"),
    "org.witnesses": ProcedurePage(
      family: "organization",
      source: "ISO/IEC 42001 A.3.3: concerns reach those who answer",
      columns: ["heard": "whether the witness reaches somebody who may act"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "systems nobody uses or oversees have no row",
      undefined: "never",
      complexity: "O(witnesses × those above them)"),
    "org.monitors": ProcedurePage(
      family: "organization",
      source: "an operationalisation of our own: a monitor is heard by whoever answers",
      columns: ["heard": "whether one of the monitors reaches one of the owners"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "systems nobody oversees have an empty list",
      undefined: "never",
      complexity: "O(systems × monitors × those above them)"),
    "org.singlePoints": ProcedurePage(
      family: "organization",
      source: "what fails with what it depends on, unless something stands in",
      columns: [
        "part": "the AI system or vendor", "way": "from a system of the decision down to the part",
        "lost": "the systems that fail with it",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "decisions without systems have no row",
      undefined: "never",
      complexity: "O(decisions × what their systems depend on²)"),
    "org.roleMix": ProcedurePage(
      family: "organization",
      source: "counting",
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "units without roles have no row",
      undefined: "never",
      complexity: "O(relationships)"),
    "org.demand": ProcedurePage(
      family: "organization",
      source: "after Carley (ORA): the mean over the networks the chart has",
      reading: demandReading,
      columns: ["terms": "the share of each network"],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "0 in networks that exist",
      undefined: "where the chart has none of the networks",
      complexity: "O(nodes + relationships)"),
    "org.functionTies": ProcedurePage(
      family: "organization",
      source:
        "ties between functions against the modularity null model (Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113)",
      columns: [
        "work": "some of what joins them",
        "units": "two units that depend on each other themselves",
      ],
      parallels: "Each is counted once; relationships that are not current are left out.",
      isolates: "no matter",
      undefined: "where a function has no ties",
      complexity: "O(ties)"),
  ]
}
