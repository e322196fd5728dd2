extension OrganizationCatalog {
  private static let owning =
    "It owns what it has an OWNS to, what one of its people owns and what a role that is part of it owns. A person's units are the teams of their MEMBER_OF, else the functions; forums, committees and task forces only where there is nothing else, and the units of the roles held only where MEMBER_OF names none but those."

  /// How pairs, needs and devices of `org.linkage` are told.
  static let linkageReading =
    [
      "A unit is a team or function. It depends on another where a current DEPENDS_ON leads from it, or from an AI system or system it owns, to the other or to what that owns. To build a system without owning it makes no pair here; `org.coordination` counts it.",
      owning,
      "sequential: one depends on the other; reciprocal: each on the other; cyclic: one way, within a ring of units that leads back. Units that only share a resource or a superior (pooled) need no more than rules, level 0, and have no row.",
      "required: 1 sequential, 2 reciprocal, 4 cyclic or where each of three units and more depends on each other one, 3 of these where every dependency of the ring has an end (`until`). `requires` of a dependency asks for more: a number from 0 to 7, or rules, contact, liaison, task force, standing group, integrating role, managerial linking role, matrix.",
      "found 0: nothing; rules and a common superior are not looked for.",
      "found 1, a contact: COLLABORATES_WITH or GIVES_FEEDBACK_TO between people of both (members and leads, those of parts too), a member of one who is a member or lead of the other, or COLLABORATES_WITH between the units.",
      "found 2, a liaison: a role of subtype liaison that has a unit of the two in its scope and the other in its scope or as the home of the role or its holder; without a scope, where both are homes. Or a person or other role with one of the two in scope and the other as home.",
      "found 3 and 4, a task force and a standing group: a team with at least two members, one of each unit, that neither is part of nor the other way round; or a team with both in its scope. With an `end` it is 3, without 4.",
      "found 5, an integrating role: a role of subtype integration (told as a liaison is), or a person or other role with both in scope.",
      "found 6, a managerial linking role: one that would be an integrating role with both in scope, where who does the work leads one of them or approves something one of them owns or contributes to; or a role of subtype linking-manager, told as a liaison is.",
      "found 7, a matrix: a person with two solid-line managers, one who is in or leads the one unit and not the other, and one the other way round.",
      "The scope is what INTEGRATES leads to: a unit with its parts, the owning units of a system, those of the systems and teams that contribute to a decision. Only active people, current relationships and active teams count; a role nobody holds joins nobody.",
    ]

  /// How needs of `org.coordination` are told.
  static let coordinationReading =
    [
      "People need each other where they work on one AI system, system or decision, or on two of which one depends on the other: they own it, build it or are responsible for it, themselves or by a role they hold. They have it by a tie.",
      "Units (teams and functions) need each other where a current DEPENDS_ON leads from one, or from an AI system, system or decision it owns or builds, to the other or to what that owns or builds; `org.linkage` counts owners alone. They have it by any device of its ladder. To be responsible for something joins people, not their units.",
      owning
        + " A unit builds what it has a BUILDS to itself. A role that is part of no unit has the units of its holders.",
    ]

  /// How `org.accountableRoots` follows claims.
  static let accountabilityReading = [
    "Claims are the current ACCOUNTABLE_FOR to an item; only where it has none, its OWNS.",
    "A claim by a role leads to its holders, one by a team or function to its leads, in person or by a role they hold, one by an AI system or system to those who answer for that system.",
    "A team nobody leads has its members as roots, all of them (collective): by MEMBER_OF or by a role that is part of it; where it has no member, those of the teams that are part of it.",
    "From a role nobody holds, a team nobody leads and a system the chain also follows DELEGATES_TO, either way: to whom it delegates, and to whoever delegates to it (delegate). Where the role is held or the team led, it does not.",
    "The first active person on a chain ends it; so does whatever is not active. Nothing is passed twice, so circles end. Who is reached in several ways is one root, by the shortest way, collective last.",
  ]

  /// How `org.managers` tells managers.
  static let managersReading = [
    "A person's own REPORTS_TO count; only where there are none, those of the roles the person holds. An own line to somebody who left stays the person's line: the roles' lines do not take its place.",
    "A line to a role leads to its holders. Dotted lines play no part, and a line to oneself marks a root.",
  ]

  /// What counts as a path of feedback.
  static let closureReading = [
    "Users are active people with a current USES, members of a team that has one, and people responsible for a decision that has one.",
    "A path leads over current GIVES_FEEDBACK_TO and ESCALATES_TO alone, and ends at a person. A person says what their roles, the units they are members of and the decisions they are responsible for say. What is told a role reaches its holders; what is told a unit its leads, else its members.",
    "What is told an AI system, system or decision stays there: to own a system, or to answer for it, is not to hear what it is told. Only a GIVES_FEEDBACK_TO or ESCALATES_TO of its own passes it on.",
    "A user who is accountable for the system is heard, without any path.",
  ]

  /// What the shares of `org.demand` are of.
  static let demandReading = [
    "contacts: people tied to the person, of all other active people; tasks: AI systems, systems, decisions and goals the person owns, builds, oversees, is responsible or accountable for, of all there are; resources: AI systems and systems used, of all; knowledge: skills, of all.",
    "Of Carley's seven terms these four are reckoned; what tasks require, co-workers on a task and dependencies of tasks are not. A network the chart does not have has no term.",
  ]
}
