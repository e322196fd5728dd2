import WeftGraph
import WeftQuery

/// The words all rules share, as functions of the query language.
enum OrganizationFunctions {
  /// Every `org.*` function.
  static let all: [ScalarFunction] =
    predicates + lists + pairs + [superiors, ownership, recorded]

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
    list("org.members", "team", "The active people who are direct members of a unit now.") {
      index, team in Array(index.members[team])
    },
    list("org.membersBelow", "team", "The members of a unit and of everything that is part of it.")
    {
      index, team in index.membersBelow(team)
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
  ]

  private static let pairs: [ScalarFunction] = [
    pair("org.tied", "Whether two people have a working tie.") { $0.ties.contains($1, $2) },
    pair(
      "org.unrelated",
      "Whether neither of two owners is manager, member, holder or part of the other."
    ) { $0.areUnrelated($1, $2) },
  ]

  private static let superiors = ScalarFunction(
    "org.superiors",
    [
      ScalarFunction.Parameter("person", ValueType(.node)),
      ScalarFunction.Parameter("levels", ValueType(.integer)),
    ],
    result: .list(of: ValueType(.node)),
    summary:
      "A person's managers, theirs, and so on for a number of levels, each once, the nearest first.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard arguments.count == 2, case .node(let person) = arguments[0],
        case .integer(let levels) = arguments[1]
      else { throw wrongArgument("org.superiors", "a person and a number of levels") }
      let index = OrganizationIndex.of(context)
      let found = index.superiors(of: person.index, levels: Int(clamping: levels))
      return .list(found.map { .node(NodeID($0)) })
    }
  )

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
