extension OrganizationVocabulary {
  /// The properties every node has.
  package static let nodeProperties = ["id", "name", "subtype", "start", "end", "description"]

  /// The labels of the model, in the order its documentation lists them.
  public static let labels: [Label] = [
    Label(
      name: "Person", summary: "a natural person",
      properties: [
        "title", "level", "location", "fte", "cost", "active", "executive", "email", "employeeId",
        "archetype",
      ],
      subtypes: [],
      aliases: [
        LabelAlias(word: "Employee"), LabelAlias(word: "Actor"), LabelAlias(word: "User"),
        LabelAlias(word: "Individual"), LabelAlias(word: "Contractor", adds: "Contractor"),
      ]),
    Label(
      name: "Role", summary: "a position, filled or vacant; exists without its holder",
      properties: ["critical", "headcount", "archetype"],
      subtypes: [
        "integration", "liaison", "linking-manager", "governance", "leadership", "line",
        "specialist",
      ],
      aliases: [
        LabelAlias(word: "Post"), LabelAlias(word: "Position"), LabelAlias(word: "Job"),
        LabelAlias(word: "BusinessRole"), LabelAlias(word: "Liaison", subtype: "liaison"),
      ]),
    Label(
      name: "Team", summary: "people working together, lasting or temporary",
      properties: ["purpose", "cost"],
      subtypes: ["team", "forum", "task-force", "committee"],
      aliases: [
        LabelAlias(word: "Group"), LabelAlias(word: "Squad"),
        LabelAlias(word: "WorkingGroup", subtype: "task-force"),
        LabelAlias(word: "OrganizationalUnit"), LabelAlias(word: "SIG"),
        LabelAlias(word: "Forum", subtype: "forum"),
        LabelAlias(word: "Committee", subtype: "committee"),
        LabelAlias(word: "TaskForce", subtype: "task-force"),
      ]),
    Label(
      name: "Function", summary: "a discipline or business unit",
      properties: ["discipline"],
      subtypes: ["technical", "business", "control"],
      aliases: [
        LabelAlias(word: "Department"), LabelAlias(word: "Division"),
        LabelAlias(word: "BusinessUnit"),
        LabelAlias(word: "Domain", condition: .unlessNamedOtherwise),
      ]),
    Label(
      name: "AISystem", summary: "a model, agent or AI service in use",
      properties: [
        "riskClass", "useClass", "autonomy", "status", "provider", "bought", "version", "critical",
        "lastChanged", "changesPerDay", "changeIntervalDays", "lastReviewed", "reviewIntervalDays",
        "annualCost", "investmentKind", "availability",
      ],
      subtypes: [],
      aliases: [
        LabelAlias(word: "AI"), LabelAlias(word: "AIModel"), LabelAlias(word: "MLModel"),
        LabelAlias(word: "Bot"), LabelAlias(word: "AiResource"),
        LabelAlias(word: "ApplicationComponent", condition: .ifArtificialElse("System")),
        LabelAlias(word: "Agent", condition: .ifArtificial),
        LabelAlias(word: "Assistant", condition: .ifArtificial),
        LabelAlias(word: "Copilot", condition: .ifArtificial),
      ]),
    Label(
      name: "System", summary: "any other software or data system",
      properties: ["critical", "bought"],
      subtypes: [],
      aliases: [
        LabelAlias(word: "Component"), LabelAlias(word: "Service"), LabelAlias(word: "Application"),
        LabelAlias(word: "API"), LabelAlias(word: "Resource", condition: .unlessNamedOtherwise),
      ]),
    Label(
      name: "Decision",
      summary: "a recurring decision or use case people or systems take part in",
      properties: ["stakes", "perYear", "critical", "systemMetric"],
      subtypes: [],
      aliases: [
        LabelAlias(word: "UseCase"), LabelAlias(word: "BusinessProcess"),
        LabelAlias(word: "Process", condition: .unlessNamedOtherwise),
      ]),
    Label(
      name: "Goal", summary: "a business outcome or purpose",
      properties: ["critical"],
      subtypes: [],
      aliases: [
        LabelAlias(word: "Outcome"), LabelAlias(word: "Objective"), LabelAlias(word: "KeyResult"),
      ]),
    Label(
      name: "Skill", summary: "a skill, certificate or body of knowledge",
      properties: [],
      subtypes: ["technical", "domain", "integration", "governance"],
      aliases: [
        LabelAlias(word: "Competency"), LabelAlias(word: "Knowledge"),
        LabelAlias(word: "Capability", condition: .unlessNamedOtherwise),
      ]),
    Label(
      name: "Partner", summary: "a customer, supplier, regulator or other outside party",
      properties: [],
      subtypes: [],
      aliases: [
        LabelAlias(word: "Vendor"), LabelAlias(word: "Supplier"), LabelAlias(word: "Customer"),
        LabelAlias(word: "Stakeholder"),
      ]),
  ]
}
