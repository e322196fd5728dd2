import WeftGraph
import WeftQuery

/// The words all rules share, as functions of the query language.
enum OrganizationFunctions {
  /// Every `org.*` function.
  static let all: [ScalarFunction] =
    predicates + lists + pairs + [
      contacts, tieCounts, superiors, subordinates, ownership, recorded, allocation,
    ]

  private static let predicates: [ScalarFunction] = [
    predicate(
      "org.active",
      "Whether a node has started, not ended, and is not marked as inactive; null where that cannot be read."
    ) { EntityMask(isTrue: $0.validity.active, isNull: $0.validity.activeUnknown) },
    predicate(
      "org.executive",
      "Whether a person is an executive: marked so, or else a reporting root or its direct report."
    ) { EntityMask(isTrue: $0.executives) },
    predicate("org.functionHead", "Whether a person leads a function.") {
      EntityMask(isTrue: $0.functionHeads)
    },
    predicate("org.forum", "Whether a team is a forum, committee or task force.") {
      EntityMask(isTrue: $0.forums)
    },
    ScalarFunction(
      "org.current", [ScalarFunction.Parameter("relationship", ValueType(.relationship))],
      result: ValueType(.boolean),
      summary: "Whether a relationship has begun and not ended; null where that cannot be read.",
      relationshipMask: { context in
        let validity = OrganizationIndex.of(context).validity
        return EntityMask(isTrue: validity.current, isNull: validity.currentUnknown)
      },
      evaluate: { arguments, context throws(EvaluationError) in
        guard case .relationship(let relationship)? = arguments.first else {
          throw wrongArgument("org.current", "a relationship")
        }
        let validity = OrganizationIndex.of(context).validity
        if validity.currentUnknown.contains(relationship.index) { return .null }
        return .boolean(validity.current.contains(relationship.index))
      }
    ),
  ]

  private static let lists: [ScalarFunction] = [
    list("org.holders", "role", "The active people who hold a role now.") { index, role in
      Array(index.holders[role])
    },
    list(
      "org.members", "team",
      "The active people who are direct members of a unit now: by MEMBER_OF, or in a role that is part of it."
    ) { index, team in Array(index.members[team]) },
    list("org.membersBelow", "team", "The members of a unit and of everything that is part of it.")
    {
      index, team in index.membersBelow(team)
    },
    list(
      "org.peopleBelow", "team",
      "The members of a unit and of everything that is part of it, and those who lead any of these."
    ) { index, team in index.peopleBelow(team) },
    list(
      "org.homes", "person", "The units an active person is a direct member of."
    ) { index, person in Array(index.memberships[person]) },
    list(
      "org.functionsOf", "node",
      "The functions a person or unit belongs to through every level, and those a person leads."
    ) { index, node in
      var result = FunctionsAbove(index).of(node)
      result.formUnion(
        index.led[node].lazy.map { Int($0) }.filter { index.kinds.function.contains($0) })
      return result.map { UInt32($0) }
    },
    list("org.leads", "unit", "The active people who lead a unit, themselves or by a role.") {
      index, unit in Array(index.leads[unit])
    },
    list("org.ties", "person", "The people a person has a working tie with.") { index, person in
      Array(index.ties[person])
    },
    list("org.managersOf", "person", "A person's active solid-line managers.") { index, person in
      Array(index.managers[person])
    },
    list("org.reportsOf", "person", "The active people whose manager a person is.") {
      index, person in Array(index.reports[person])
    },
    list("org.owningTeams", "node", "The teams that stand behind the owners of an item.") {
      index, node in index.teamsBehind(node).map { UInt32($0) }
    },
    list("org.accountable", "item", "The active people accountability for an item ends in.") {
      index, item in AccountableRoots(index).roots(of: item).map { UInt32($0.person) }
    },
    list("org.capable", "item", "The active people able to look after an item.") { index, item in
      Capability(index).people(for: item)
    },
    list(
      "org.perhapsCapable", "item",
      "The active people able to look after an item if every level that is not recorded is high enough."
    ) { index, item in Capability(index).people(for: item, isGenerous: true) },
    list(
      "org.gapsAbove", "person",
      "The vacant roles and people who left that a person's reporting lines pass or end at."
    ) { index, person in index.gapsAbove[person] ?? [] },
  ]

  private static let pairs: [ScalarFunction] = [
    pair("org.tied", "Whether two people have a working tie.") { $0.ties.contains($1, $2) },
    pair("org.sharesMembers", "Whether two units, with all that is part of them, share a member.") {
      !Set($0.membersBelow($1)).isDisjoint(with: $0.membersBelow($2))
    },
    pair(
      "org.unrelated",
      "Whether neither of two owners is manager, member, holder or part of the other."
    ) { $0.areUnrelated($1, $2) },
  ]

  /// `org.contacts`: the ties between two units.
  private static let contacts = ScalarFunction(
    "org.contacts",
    [
      ScalarFunction.Parameter("unit", ValueType(.node)),
      ScalarFunction.Parameter("other", ValueType(.node)),
      ScalarFunction.Parameter("most", ValueType(.integer)),
    ],
    result: ValueType(.list),
    summary:
      "Pairs of tied people, one of each of two units with all that is part of them, leads included: at most so many.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard arguments.count == 3, case .node(let unit) = arguments[0],
        case .node(let other) = arguments[1], case .integer(let most) = arguments[2]
      else { throw wrongArgument("org.contacts", "two units and a number") }
      let index = OrganizationIndex.of(context)
      return .list(
        index.contacts(unit.index, other.index, most: Int(clamping: most)).map { near, far in
          .list([.node(NodeID(near)), .node(NodeID(far))])
        })
    }
  )

  /// `org.tieCounts`: how many ties a unit has within and to the outside.
  private static let tieCounts = ScalarFunction(
    "org.tieCounts", [ScalarFunction.Parameter("unit", ValueType(.node))],
    result: .list(of: ValueType(.integer)),
    summary:
      "How many pairs of people of a unit, with all that is part of it and its leads, are tied, and how many of them with somebody outside.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard case .node(let unit)? = arguments.first else {
        throw wrongArgument("org.tieCounts", "a unit")
      }
      let counts = OrganizationIndex.of(context).tieCounts(unit.index)
      return .list([.integer(Int64(counts.inside)), .integer(Int64(counts.outside))])
    }
  )

  private static let superiors = ScalarFunction(
    "org.superiors",
    [
      ScalarFunction.Parameter("person", ValueType(.node)),
      ScalarFunction.Parameter("levels", ValueType(.integer)),
    ],
    result: .list(of: ValueType(.node)),
    summary:
      "A person's managers, theirs, and so on for a number of levels, each once, the nearest first; vacant roles and people who left are passed through.",
    evaluate: { arguments, context throws(EvaluationError) in
      try levels(arguments, context, "org.superiors") { $0.superiors(of: $1, levels: $2) }
    }
  )

  private static let subordinates = ScalarFunction(
    "org.subordinates",
    [
      ScalarFunction.Parameter("person", ValueType(.node)),
      ScalarFunction.Parameter("levels", ValueType(.integer)),
    ],
    result: .list(of: ValueType(.node)),
    summary:
      "A person's reports, theirs, and so on for a number of levels, each once, the nearest first; vacant roles and people who left are passed through.",
    evaluate: { arguments, context throws(EvaluationError) in
      try levels(arguments, context, "org.subordinates") { $0.subordinates(of: $1, levels: $2) }
    }
  )

  private static func levels(
    _ arguments: [Value], _ context: EvaluationContext, _ name: String,
    _ walk: (OrganizationIndex, Int, Int) -> [UInt32]
  ) throws(EvaluationError) -> Value {
    guard arguments.count == 2, case .node(let person) = arguments[0],
      case .integer(let levels) = arguments[1]
    else { throw wrongArgument(name, "a person and a number of levels") }
    let found = walk(OrganizationIndex.of(context), person.index, Int(clamping: levels))
    return .list(found.map { .node(NodeID($0)) })
  }

  private static func predicate(
    _ name: String, _ summary: String,
    mask: @escaping @Sendable (OrganizationIndex) -> EntityMask
  ) -> ScalarFunction {
    ScalarFunction(
      name, [ScalarFunction.Parameter("node", ValueType(.node))], result: ValueType(.boolean),
      summary: summary,
      nodeMask: { mask(OrganizationIndex.of($0)) },
      evaluate: { arguments, context throws(EvaluationError) in
        guard case .node(let node)? = arguments.first else { throw wrongArgument(name, "a node") }
        let mask = mask(OrganizationIndex.of(context))
        if mask.isNull?.contains(node.index) ?? false { return .null }
        return .boolean(mask.isTrue.contains(node.index))
      }
    )
  }

  private static func list(
    _ name: String, _ parameter: String, _ summary: String,
    people: @escaping @Sendable (OrganizationIndex, Int) -> [UInt32]
  ) -> ScalarFunction {
    ScalarFunction(
      name, [ScalarFunction.Parameter(parameter, ValueType(.node))],
      result: .list(of: ValueType(.node)), summary: summary,
      evaluate: { arguments, context throws(EvaluationError) in
        guard case .node(let node)? = arguments.first else { throw wrongArgument(name, "a node") }
        let index = OrganizationIndex.of(context)
        return index.list(people(index, node.index))
      }
    )
  }

  private static func pair(
    _ name: String, _ summary: String,
    holds: @escaping @Sendable (OrganizationIndex, Int, Int) -> Bool
  ) -> ScalarFunction {
    ScalarFunction(
      name,
      [
        ScalarFunction.Parameter("one", ValueType(.node)),
        ScalarFunction.Parameter("other", ValueType(.node)),
      ],
      result: ValueType(.boolean), summary: summary,
      evaluate: { arguments, context throws(EvaluationError) in
        guard arguments.count == 2, case .node(let one) = arguments[0],
          case .node(let other) = arguments[1]
        else { throw wrongArgument(name, "two nodes") }
        return .boolean(holds(OrganizationIndex.of(context), one.index, other.index))
      }
    )
  }

  static func wrongArgument(_ function: String, _ wanted: String) -> EvaluationError {
    EvaluationError(
      code: "invalid-argument", message: "`\(function)` takes \(wanted)", type: "TypeError",
      detail: "InvalidArgumentType")
  }
}
