extension OrganizationVocabulary {
  /// The properties whose values have a type or a list of values, in alphabetical order within each type.
  public static let properties: [Property] =
    dates + booleans + integers + numbers + words

  private static let dates: [Property] = [
    Property(name: "date", type: .date, owner: .relationships),
    Property(
      name: "end", type: .date, owner: .nodes,
      aliases: ["end_date", "termination_date"]),
    Property(name: "expires", type: .date, owner: .relationships),
    Property(name: "lastChanged", type: .date, owner: .nodes),
    Property(name: "lastReviewed", type: .date, owner: .both),
    Property(name: "lastUsed", type: .date, owner: .relationships),
    Property(name: "since", type: .date, owner: .relationships),
    Property(name: "start", type: .date, owner: .nodes, aliases: ["hire_date", "start_date"]),
    Property(name: "until", type: .date, owner: .relationships),
  ]

  private static let booleans: [Property] = [
    Property(name: "active", type: .boolean, owner: .nodes),
    Property(name: "authority", type: .boolean, owner: .relationships),
    Property(name: "bought", type: .boolean, owner: .nodes),
    Property(name: "canStop", type: .boolean, owner: .relationships),
    Property(name: "competence", type: .boolean, owner: .relationships),
    Property(name: "critical", type: .boolean, owner: .nodes),
    Property(name: "derived", type: .boolean, owner: .both),
    Property(name: "executive", type: .boolean, owner: .nodes),
    Property(name: "handsOn", type: .boolean, owner: .relationships),
    Property(name: "support", type: .boolean, owner: .relationships),
    Property(name: "training", type: .boolean, owner: .relationships),
    Property(name: "unassigned", type: .boolean, owner: .nodes),
  ]

  private static let integers: [Property] = [
    Property(
      name: "autonomy", type: .integer, owner: .nodes, range: 0...10,
      words: [
        "assist": .integer(3), "recommend": .integer(5), "approve": .integer(7), "act": .integer(9),
      ]),
    Property(name: "headcount", type: .integer, owner: .both, range: 0...1e12),
    Property(name: "level", type: .integerOrText, owner: .nodes),
    Property(name: "level", type: .integer, owner: .relationships),
    Property(
      name: "requires", type: .integer, owner: .relationships, range: 0...7, words: linkageWords),
  ]

  /// The rungs of the ladder of linkages, by the words people and this program have for them.
  private static let linkageWords: [String: PropertyValue] = {
    let rungs = [
      ["nothing", "rules", "common boss"], ["contact", "direct contact"],
      ["liaison", "liaison role"], ["task force"],
      ["team", "standing group", "committee", "standing committee"],
      ["integration", "integrator", "integrating role", "integration role"],
      ["linking manager", "managerial linking role"], ["matrix"],
    ]
    var words: [String: PropertyValue] = [:]
    for (level, names) in rungs.enumerated() {
      for name in names { words[fold(name)] = .integer(Int64(level)) }
    }
    return words
  }()

  /// Days up to a span of all dates there are.
  private static let days = 0.0...3_652_059.0

  private static let numbers: [Property] = [
    Property(name: "annualCost", type: .number, owner: .nodes),
    Property(name: "availability", type: .number, owner: .nodes),
    Property(name: "changeIntervalDays", type: .number, owner: .nodes, range: days),
    Property(name: "changesPerDay", type: .number, owner: .nodes, range: 0...1e9),
    Property(name: "cost", type: .number, owner: .nodes),
    Property(name: "fte", type: .number, owner: .nodes, range: 0...100),
    Property(name: "hoursPerMonth", type: .number, owner: .relationships, range: 0...1000),
    Property(name: "perYear", type: .number, owner: .nodes, range: 0...1e12),
    Property(name: "reviewIntervalDays", type: .number, owner: .nodes, range: days),
    Property(name: "share", type: .number, owner: .relationships, range: 0...100),
    Property(name: "strength", type: .number, owner: .relationships),
    Property(name: "weight", type: .number, owner: .relationships),
  ]

  private static let words: [Property] = [
    Property(
      name: "archetype", type: .string, owner: .nodes,
      values: ["player-coach", "coach", "supervisor", "facilitator", "coordinator"], isOpen: true),
    Property(name: "department", type: .string, owner: .nodes, aliases: ["dept"]),
    Property(name: "description", type: .string, owner: .nodes),
    Property(name: "discipline", type: .string, owner: .nodes),
    Property(name: "email", type: .string, owner: .nodes, aliases: ["e-mail", "mail"]),
    Property(name: "employeeId", type: .string, owner: .nodes),
    Property(
      name: "investmentKind", type: .string, owner: .nodes,
      values: ["foundational", "coordination", "refinement"]),
    Property(name: "provider", type: .string, owner: .nodes),
    Property(name: "purpose", type: .string, owner: .nodes),
    Property(name: "readiness", type: .string, owner: .relationships),
    Property(
      name: "riskClass", type: .string, owner: .nodes, aliases: ["risk", "risk_level"],
      values: ["prohibited", "high", "limited", "minimal"],
      words: [
        "prohibitedrisk": .string("prohibited"), "highrisk": .string("high"),
        "limitedrisk": .string("limited"), "minimalrisk": .string("minimal"),
      ]),
    Property(name: "stakes", type: .string, owner: .nodes),
    Property(name: "status", type: .string, owner: .nodes),
    Property(
      name: "subtype", type: .string, owner: .both, values: subtypes, isOpen: true,
      words: subtypeWords),
    Property(name: "systemMetric", type: .string, owner: .nodes),
    Property(name: "useClass", type: .string, owner: .nodes),
    Property(name: "version", type: .string, owner: .nodes),
  ]

  /// The subtypes of all labels and relationship types.
  private static let subtypes: [String] = {
    var seen: Set<String> = []
    return
      (labels.flatMap(\.subtypes)
      + relationshipTypes.flatMap { $0.aliases.compactMap(\.subtype) })
      .filter { seen.insert($0).inserted }
  }()

  /// Other words that stand for a subtype, as they do for a kind.
  private static let subtypeWords: [String: PropertyValue] = {
    let pairs =
      labels.flatMap { $0.aliases.map { ($0.word, $0.subtype) } }
      + relationshipTypes.flatMap { $0.aliases.map { ($0.word, $0.subtype) } }
    var words: [String: PropertyValue] = [:]
    for case (let word, let subtype?) in pairs { words[fold(word)] = .string(subtype) }
    return words
  }()
}
