import WeftGraph
import WeftQuery

/// How an item is owned: by its current OWNS, or ACCOUNTABLE_FOR where nobody owns it.
enum Ownership: String, Sendable {
  /// An active person, a role somebody holds, a unit with leads or members, or an AI system.
  case direct
  /// Only by units without lead and members, of which one above is led or has members.
  case inherited
  /// By two who are not related.
  case contested
  /// By nobody, and the chart says that this is meant (`unassigned: true`).
  case unassigned = "deliberately unassigned"
  /// By nobody who could answer.
  case none

  /// How an item is owned.
  /// - Complexity: O(owners² × units above them).
  init(of item: Int, _ index: OrganizationIndex, _ unassigned: PropertyReader) {
    var owners = index.owners[item].map { Int($0) }
    if owners.isEmpty {
      index.forEachSource(of: item, index.graph.type("ACCOUNTABLE_FOR")) { source, _ in
        if source != item { owners.append(source) }
      }
    }
    let standing = owners.filter { index.canAnswer($0) }
    let isContested = standing.indices.contains { place in
      standing[(place + 1)...].contains { index.areUnrelated(standing[place], $0) }
    }
    if isContested {
      self = .contested
    } else if !standing.isEmpty {
      self = .direct
    } else if owners.contains(where: { owner in
      index.isActive(owner) && index.kinds.unit.contains(owner)
        && index.above(owner).contains { index.canAnswer($0) }
    }) {
      self = .inherited
    } else {
      self = unassigned.boolean(item) ?? false ? .unassigned : .none
    }
  }
}

extension OrganizationIndex {
  /// Whether an owner is there to answer: active, a role held, a unit led or with members.
  fileprivate func canAnswer(_ owner: Int) -> Bool {
    guard isActive(owner) else { return false }
    if kinds.role.contains(owner) { return holders.count(owner) > 0 }
    if kinds.unit.contains(owner) { return leads.count(owner) > 0 || members.count(owner) > 0 }
    return true
  }
}

extension OrganizationFunctions {
  /// `org.ownership`: how an item is owned.
  static let ownership = ScalarFunction(
    "org.ownership", [ScalarFunction.Parameter("item", ValueType(.node))],
    result: ValueType(.string),
    summary:
      "How an item is owned: `direct`, `inherited` from a unit above an owner that is empty, `contested` by owners who are not related, `deliberately unassigned`, or `none`.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard case .node(let node)? = arguments.first else {
        throw wrongArgument("org.ownership", "a node")
      }
      let index = OrganizationIndex.of(context)
      let unassigned = PropertyReader(node: "unassigned", in: context.graph)
      return .string(Ownership(of: node.index, index, unassigned).rawValue)
    }
  )

  /// `org.recorded`: whether a chart says anything of a relationship type.
  static let recorded = ScalarFunction(
    "org.recorded", [ScalarFunction.Parameter("type", ValueType(.string))],
    result: ValueType(.boolean),
    summary:
      "Whether the chart has relationships of a type, or is declared to record them completely even so.",
    evaluate: { arguments, context throws(EvaluationError) in
      guard case .string(let name)? = arguments.first else {
        throw wrongArgument("org.recorded", "the name of a relationship type")
      }
      if context.graph.type(name) != nil { return .boolean(true) }
      return .boolean(Needs(context).missing(for: [name]).isEmpty)
    }
  )
}
