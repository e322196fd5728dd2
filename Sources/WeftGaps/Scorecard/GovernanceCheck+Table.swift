import WeftGraph

extension GovernanceCheck {
  /// The checks of section 6 of the definitions that rules of the catalogue decide.
  public static let all: [GovernanceCheck] = [
    .init(
      id: "ACC-1", question: "Is exactly one person accountable?",
      rules: ["no-accountable", "diffuse-accountability"], applies: .systemsAndDecisions,
      evidence: .oneAccountable,
      documented:
        "One active person answers for it: in person, by a role, as the lead of a team, for another system or as a delegate. The members of a team nobody leads are not one person.",
      unasked: "That somebody is responsible."),
    .init(
      id: "ACC-2", question: "Does accountability end in an active person?",
      rules: ["no-human-root"], applies: .systems, evidence: .someAccountable,
      documented:
        "An active person answers for it, or the members of a team nobody leads do together."),
    .init(
      id: "ACC-3", question: "Is the accountable person within a few steps of an executive?",
      rules: ["distant-accountability"], applies: .accountable, evidence: .byRules,
      documented: "The person is an executive, or one stands at most that many steps above.",
      unasked: "That an executive decides on deployment and risk."),
    .init(
      id: "INV-1", question: "Does the inventory name an owner and a risk class?",
      rules: ["unowned-ai-system"], applies: .systems, evidence: .inventory,
      documented:
        "A current OWNS or ACCOUNTABLE_FOR leads to it from a person, role, unit or AI system, and its risk class is recorded.",
      unasked: "What it is for."),
    .init(
      id: "OVR-1", question: "Does a natural person oversee it?", rules: ["unoverseen-high-risk"],
      applies: .highRisk, evidence: .overseer,
      documented: "An active person oversees it, in person or by a role."),
    .init(
      id: "OVR-2", question: "Has the overseer competence, training, authority and support?",
      rules: ["unsupported-overseer"], applies: .overseen, evidence: .supportedOverseer,
      documented:
        "The oversight by one active person, or by one role somebody holds, records all four as true. A further overseer of whom less is recorded leaves that as it is; one who lacks any violates it."
    ),
    .init(
      id: "OVR-3", question: "May an overseer stop it?", rules: ["no-stop-authority"],
      applies: .overseen, evidence: .stoppingOverseer,
      documented:
        "The oversight by an active person, a role somebody holds or a team with members records canStop as true."
    ),
    .init(
      id: "OVR-4", question: "Is the overseer independent of those who build or own it?",
      rules: ["dependent-overseer"], applies: .overseen, evidence: .independentOverseer,
      documented:
        "An active person, a role somebody holds or a team oversees it, and the chart records who builds it (or that it comes from outside) and who owns it or answers for it."
    ),
    .init(
      id: "OVR-5", question: "Do two competent people verify an identification?",
      rules: ["missing-second-verifier"], applies: .remoteBiometric, evidence: .twoVerifiers,
      documented:
        "Two active people oversee it, in person or by a role, each with competence recorded as true."
    ),
    .init(
      id: "OVR-6", question: "Is the overseer's load within capacity?",
      rules: ["overstretched-overseer"], applies: .overseers, evidence: .knownLoad,
      documented:
        "Risk class and autonomy of every system the person oversees are recorded, and the chart records reporting lines."
    ),
    .init(
      id: "REV-1", question: "Is a review interval stated, and no review overdue?",
      rules: ["overdue-review"], applies: .systems, evidence: .statedReview,
      documented:
        "Its review interval is recorded, and no dated review of it or by one of its overseers is overdue.",
      unasked: "Whether it was ever reviewed: a review without a date cannot be overdue."
    ),
    .init(
      id: "REV-2", question: "Is it reviewed as often as it changes?", rules: ["drift-exposure"],
      applies: .systems, evidence: .byRules,
      documented: "Its rate of change and its review interval are recorded."),
    .init(
      id: "FBK-1", question: "Do users reach whoever answers for it?", rules: ["no-feedback-loop"],
      applies: .used, evidence: .feedback,
      documented:
        "An active person answers for it, and a user has a path of feedback or escalation to that person."
    ),
    .init(
      id: "ESC-1",
      question:
        "Does an alarm reach whoever answers for it, and somebody outside the team that builds it?",
      rules: ["no-escalation-path"], applies: .used, evidence: .alarm,
      documented:
        "Every user that is a person or a team reaches, by escalation or reporting, somebody who answers for it, stands above who does or leads a team of theirs, and is not among those who build it: they are recorded, with the members and leads of a team that builds it, or the system comes from outside.",
      alsoViolated: "A user reaches none of these but people who build it."),
    .init(
      id: "TPR-1",
      question: "Has it an owner here, a contact to its supplier and, at high risk, a fallback?",
      rules: ["unbacked-supplier"], applies: .bought, evidence: .byRules,
      documented:
        "The owner, somebody's contact to the supplier and, where its risk class is not recorded as another than high, a fallback are recorded."
    ),
    .init(
      id: "DEC-1", question: "Is somebody named to retire it?", rules: ["no-exit-owner"],
      applies: .systems, evidence: .retirement,
      documented:
        "An active person, a role somebody holds or a team with members RETIRES it."),
  ]
}
