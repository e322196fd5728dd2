import WeftGraph

/// A plan as a tree of words: what `EXPLAIN` and `PROFILE` print.
public struct Explanation: Sendable {
  /// The name of the operator.
  public var name: String
  /// What it works on.
  public var details: String
  /// How many rows it was thought to give.
  public var estimate: Double
  /// Where its rows come from, and the plans of subqueries in its expressions.
  public var inputs: [Explanation]
}

extension QueryPlan {
  /// The plan as a tree of words.
  public var explanation: Explanation {
    let names = PlanWords(variables: variables)
    return Explanation(
      name: "ProduceResults", details: columns.joined(separator: ", "),
      estimate: root.estimate, inputs: [names.explain(root, subplans)])
  }
}

/// Writes the steps of a plan as words.
struct PlanWords {
  private let text: ExpressionText

  init(variables: [BoundQuery.Variable]) { text = ExpressionText(variables: variables) }

  func explain(_ plan: LogicalPlan, _ subplans: [Int: QueryPlan.Subplan]) -> Explanation {
    let (name, details) = words(plan.step)
    return Explanation(
      name: name, details: details, estimate: plan.estimate,
      inputs: plan.inputs.map { explain($0, subplans) }
        + plan.step.expressions.flatMap(\.subqueries).compactMap { subplans[$0.id] }
        .map { explain($0.root, subplans) })
  }

  /// The name and details of a step.
  func words(_ step: LogicalPlan.Step) -> (name: String, details: String) {
    switch step {
    case .unit: ("Unit", "")
    case .argument(let variables): ("Argument", names(variables))
    case .nodeScan(let variable, let labels):
      ("NodeScan", "(\(text.name(variable))\(labels.map { ":\(text.text($0))" } ?? ""))")
    case .nodeSeek(let variable, let labels, let key, let value):
      (
        "NodeSeek",
        "(\(text.name(variable))\(labels.map { ":\(text.text($0))" } ?? "") "
          + (key.map { "{\($0): \(text.text(value))})" } ?? "elementId = \(text.text(value)))")
      )
    case .intersect(let first, let second):
      ("Intersect", "\(pattern(first, "")), \(pattern(second, ""))")
    case .expand(let expansion):
      (expansion.isInto ? "ExpandInto" : "Expand", pattern(expansion, ""))
    case .variableExpand(let expansion, let length):
      (
        length.isReachability ? "Reachability" : "VariableExpand",
        pattern(expansion, range(length.minimum, length.maximum))
      )
    case .shortest(let expansion, let length, _):
      ("Shortest", pattern(expansion, range(length.minimum, length.maximum)))
    case .quantifiedExpand(let expansion, let quantification):
      (
        "QuantifiedExpand",
        "(\(text.name(expansion.from)))…{\(quantification.minimum),"
          + "\(quantification.maximum.map { String($0) } ?? "")}(\(text.name(expansion.to)))"
      )
    case .selectPaths(_, _, _, let path): ("SelectPaths", text.name(path))
    case .boundRelationship(let expansion, _): ("BoundRelationship", pattern(expansion, ""))
    case .path(let variable, _, _): ("Path", text.name(variable))
    case .filter(let predicates):
      ("Filter", predicates.map(text.text).joined(separator: " AND "))
    case .project(let items):
      (
        "Project",
        items.map { "\(text.text($0.expression)) AS \(text.name($0.variable))" }
          .joined(separator: ", ")
      )
    default: rowWords(step)
    }
  }

  private func rowWords(_ step: LogicalPlan.Step) -> (name: String, details: String) {
    switch step {
    case .aggregate(let keys, let aggregations):
      (
        "Aggregate",
        (keys.map(text.name)
          + aggregations.map { "\(text.text($0.aggregate)) AS \(text.name($0.variable))" })
          .joined(separator: ", ")
      )
    case .distinct(let variables): ("Distinct", names(variables))
    case .sort(let columns): ("Sort", order(columns))
    case .topK(let columns, let skip, let limit):
      (
        "TopK",
        order(columns) + (skip.map { " SKIP \(text.text($0))" } ?? "")
          + " LIMIT \(text.text(limit))"
      )
    case .skip(let amount): ("Skip", text.text(amount))
    case .limit(let amount): ("Limit", text.text(amount))
    case .unwind(let list, let variable):
      ("Unwind", "\(text.text(list)) AS \(text.name(variable))")
    case .optional(let new): ("Optional", names(new))
    case .semiApply(let isNegated): (isNegated ? "AntiSemiApply" : "SemiApply", "")
    case .markApply(let variable): ("MarkApply", text.name(variable))
    case .countApply(let variable): ("CountApply", text.name(variable))
    case .collectApply(let variable, _): ("CollectApply", text.name(variable))
    case .apply: ("Apply", "")
    case .hashJoin(let keys):
      (
        "HashJoin",
        keys.map { "\(text.text($0.left)) = \(text.text($0.right))" }
          .joined(separator: " AND ")
      )
    case .crossProduct(let isSingle): ("CrossProduct", isSingle ? "with one row" : "")
    case .union(let variables, _): ("Union", names(variables))
    case .procedureCall(let call): ("ProcedureCall", call.procedure.name)
    default: ("", "")
    }
  }

  private func names(_ variables: [VariableID]) -> String {
    variables.map(text.name).joined(separator: ", ")
  }

  private func order(_ columns: [LogicalPlan.SortColumn]) -> String {
    columns.map { text.name($0.variable) + ($0.isDescending ? " DESC" : "") }
      .joined(separator: ", ")
  }

  private func range(_ minimum: Int, _ maximum: Int?) -> String {
    "*\(minimum)..\(maximum.map { String($0) } ?? "")"
  }

  private func pattern(_ expansion: LogicalPlan.Expansion, _ length: String) -> String {
    let types = expansion.types.map { ":\(text.text($0))" } ?? ""
    let link = "-[\(text.name(expansion.relationship))\(types)\(length)]-"
    let arrow =
      switch expansion.direction {
      case .right: "\(link)>"
      case .left: "<\(link)"
      case .either: link
      }
    var tests: [String] = []
    if !expansion.targetPredicates.isEmpty {
      tests.append(
        " WHERE " + expansion.targetPredicates.map(text.text).joined(separator: " AND "))
    }
    let labels = expansion.labels.map { ":\(text.text($0))" } ?? ""
    return "(\(text.name(expansion.from)))\(arrow)(\(text.name(expansion.to))\(labels)"
      + "\(tests.joined()))"
  }
}
