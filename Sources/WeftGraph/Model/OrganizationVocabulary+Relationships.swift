extension OrganizationVocabulary {
  /// The properties every relationship has.
  package static let relationshipProperties = ["since", "until"]

  /// The relationship types of the model, in the order its documentation lists them.
  public static let relationshipTypes: [RelationshipType] = [
    RelationshipType(
      name: "REPORTS_TO", from: ["Person", "Role"], to: ["Person", "Role"],
      properties: ["subtype"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "MANAGED_BY"),
        RelationshipAlias(word: "SUPERVISED_BY"),
        RelationshipAlias(word: "MANAGER"),
        RelationshipAlias(word: "dotted", subtype: "dotted"),
        RelationshipAlias(word: "dotted-line", subtype: "dotted"),
        RelationshipAlias(word: "solid", subtype: "solid"),
        RelationshipAlias(word: "solid-line", subtype: "solid"),
        RelationshipAlias(word: "MANAGES", isTurnedAround: true),
        RelationshipAlias(word: "SUPERVISES", isTurnedAround: true),
        RelationshipAlias(word: "HAS_REPORT", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "MEMBER_OF", from: ["Person"], to: ["Team", "Function"],
      properties: ["share"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "BELONGS_TO"),
        RelationshipAlias(word: "WORKS_IN"),
        RelationshipAlias(word: "HAS_MEMBER", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "LEADS", from: ["Person", "Role"], to: ["Team", "Function"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "HEAD_OF"),
        RelationshipAlias(word: "CHAIRS"),
        RelationshipAlias(word: "CHAIR"),
        RelationshipAlias(word: "MANAGES", onto: ["Team", "Function"]),
        RelationshipAlias(word: "LED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "HOLDS", from: ["Person"], to: ["Role"],
      properties: ["share"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "FILLS"),
        RelationshipAlias(word: "OCCUPIES"),
        RelationshipAlias(word: "HELD_BY", isTurnedAround: true),
        RelationshipAlias(word: "FILLED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "PART_OF", from: ["Team", "Role", "Function"], to: ["Team", "Function"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "UNIT_OF"),
        RelationshipAlias(word: "SUBTEAM_OF"),
        RelationshipAlias(word: "HAS_PART", isTurnedAround: true),
        RelationshipAlias(word: "CONTAINS", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "DELEGATES_TO", from: ["Person", "Role", "Team", "AISystem"],
      to: ["Person", "Role", "Team", "AISystem"],
      properties: ["scope"], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "OWNS", from: ["Person", "Role", "Team", "AISystem"],
      to: ["AISystem", "System", "Goal", "Decision"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "OWNER_OF"),
        RelationshipAlias(word: "OWNED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "BUILDS", from: ["Person", "Team"], to: ["AISystem", "System"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "DEVELOPS"),
        RelationshipAlias(word: "BUILT_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "USES", from: ["Person", "Team", "Decision"], to: ["AISystem", "System"],
      properties: ["lastUsed", "hoursPerMonth", "handsOn"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "USED_BY", isTurnedAround: true)
      ]),
    RelationshipType(
      name: "OVERSEES", from: ["Person", "Role", "Team", "AISystem"], to: ["AISystem"],
      properties: [
        "competence", "training", "authority", "support", "canStop", "hoursPerMonth",
        "lastReviewed",
      ], isDirected: true,
      aliases: [
        RelationshipAlias(word: "MONITORS"),
        RelationshipAlias(word: "SUPERVISES", onto: ["AISystem"]),
        RelationshipAlias(word: "OVERSEEN_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "INTEGRATES", from: ["Person", "Role", "Team"],
      to: ["AISystem", "Team", "Function", "Decision"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "COORDINATES"),
        RelationshipAlias(word: "LIAISES_WITH"),
        RelationshipAlias(word: "INTEGRATED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "DEPENDS_ON", from: ["AISystem", "System", "Team"], to: ["AISystem", "System", "Team"],
      properties: ["strength", "requires"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "REQUIRES"),
        RelationshipAlias(word: "CONSUMES"),
        RelationshipAlias(word: "FEEDS", isTurnedAround: true),
        RelationshipAlias(word: "SUPPLIES", isTurnedAround: true),
        RelationshipAlias(word: "PROVIDES_TO", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "CONTRIBUTES_TO", from: ["AISystem", "Team"], to: ["Decision"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "USED_IN")
      ]),
    RelationshipType(
      name: "ACCOUNTABLE_FOR", from: ["Person", "Role", "Team"],
      to: ["Decision", "AISystem", "Goal"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "ACCOUNTABLE")
      ]),
    RelationshipType(
      name: "RESPONSIBLE_FOR", from: ["Person", "Role", "Team"],
      to: ["Decision", "AISystem", "Goal"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "RESPONSIBLE")
      ]),
    RelationshipType(
      name: "CONSULTED_ON", from: ["Person", "Role", "Team"], to: ["Decision", "AISystem", "Goal"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "CONSULTED")
      ]),
    RelationshipType(
      name: "INFORMED_OF", from: ["Person", "Role", "Team"], to: ["Decision", "AISystem", "Goal"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "INFORMED")
      ]),
    RelationshipType(
      name: "APPROVES", from: ["Person", "Role", "Team"], to: ["Decision", "AISystem"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "APPROVED_BY", isTurnedAround: true)
      ]),
    RelationshipType(
      name: "DISCUSSES", from: ["Team"], to: ["AISystem", "Decision"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "DISCUSSED_IN", isTurnedAround: true)
      ]),
    RelationshipType(
      name: "ESCALATES_TO", from: ["Person", "Role", "Team"], to: ["Person", "Role", "Team"],
      properties: [], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "GIVES_FEEDBACK_TO", from: ["Person", "Team", "Decision"],
      to: ["Person", "Role", "Team", "AISystem"],
      properties: ["lastUsed"], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "SERVES", from: ["AISystem", "Team", "Decision"], to: ["Goal"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "ALIGNED_WITH"),
        RelationshipAlias(word: "REALIZES"),
        RelationshipAlias(word: "REALIZED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "HAS_SKILL", from: ["Person"], to: ["Skill"],
      properties: ["level", "expires"], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "REQUIRES_SKILL", from: ["Role", "Team", "AISystem", "Decision"], to: ["Skill"],
      properties: ["level"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "NEEDS", onto: ["Skill"])
      ]),
    RelationshipType(
      name: "REQUIRES_FUNCTION", from: ["Team", "AISystem", "Decision"], to: ["Function"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "NEEDS", onto: ["Function"])
      ]),
    RelationshipType(
      name: "NEEDS_ROLE", from: ["Team"], to: ["Role"],
      properties: ["headcount"], isDirected: true,
      aliases: [
        RelationshipAlias(word: "NEEDS", onto: ["Role"])
      ]),
    RelationshipType(
      name: "SUCCEEDS", from: ["Person"], to: ["Role"],
      properties: ["readiness"], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "COLLABORATES_WITH", from: ["Person", "Team"], to: ["Person", "Team"],
      properties: ["weight", "period"], isDirected: false,
      aliases: [
        RelationshipAlias(word: "WORKS_WITH"),
        RelationshipAlias(word: "COMMUNICATES_WITH"),
        RelationshipAlias(word: "EMAILS"),
      ]),
    RelationshipType(
      name: "SUPPLIES_TO", from: ["Partner"], to: ["AISystem", "System", "Team"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "VENDOR_OF"),
        RelationshipAlias(word: "PROVIDED_BY", isTurnedAround: true),
      ]),
    RelationshipType(
      name: "CONTACTS", from: ["Person"], to: ["Partner"],
      properties: [], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "BUYS", from: ["Person", "Role", "Team"], to: ["AISystem", "System"],
      properties: [], isDirected: true,
      aliases: [
        RelationshipAlias(word: "BOUGHT_BY", isTurnedAround: true)
      ]),
    RelationshipType(
      name: "EVALUATES", from: ["Person", "Team"], to: ["AISystem", "System"],
      properties: ["handsOn", "date"], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "FALLBACK_FOR", from: ["Person", "Team", "System", "AISystem"],
      to: ["AISystem", "Decision"],
      properties: [], isDirected: true,
      aliases: []),
    RelationshipType(
      name: "RETIRES", from: ["Person", "Role", "Team"], to: ["AISystem"],
      properties: [], isDirected: true,
      aliases: []),
  ]
}
