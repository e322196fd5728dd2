import WeftGraph

/// Finds nodes by the value of a property, or by their id in the chart, where a filter over all nodes asks for one.
struct SeekProperties {
  func apply(to plan: LogicalPlan) -> LogicalPlan {
    var plan = plan
    plan.inputs = plan.inputs.map(apply)
    guard case .filter(let predicates) = plan.step,
      case .nodeScan(let variable, let labels) = plan.inputs[0].step
    else { return plan }
    for (index, predicate) in predicates.enumerated() {
      // What stands before it could have failed for a node that is not looked at now.
      if index > 0, predicates[index - 1].mayFail { break }
      guard let (key, value) = predicate.soughtProperty(of: variable) else { continue }
      let seek = LogicalPlan(
        .nodeSeek(variable, labels: labels, key: key, value: value), plan.inputs[0].inputs,
        estimate: key == nil ? 1 : predicates.count == 1 ? plan.estimate : max(plan.estimate, 1))
      var rest = predicates
      rest.remove(at: index)
      return rest.isEmpty ? seek : LogicalPlan(.filter(rest), [seek], estimate: plan.estimate)
    }
    return plan
  }
}

extension BoundExpression {
  /// The property and the value of `node.key = value`, where the value reads no variable; without a
  /// key those of `elementId(node) = value`.
  func soughtProperty(of node: VariableID) -> (key: String?, value: BoundExpression)? {
    guard case .binary(.equal, let left, let right) = form else { return nil }
    for (side, value) in [(left, right), (right, left)] {
      var key: String?
      switch side.form {
      case .property(let base, let name):
        guard case .variable(node) = base.form else { continue }
        key = name
      case .call(let function, let arguments):
        guard function.name == "elementId", arguments.count == 1,
          case .variable(node) = arguments[0].form
        else { continue }
      default: continue
      }
      switch value.form {
      case .literal, .parameter: return (key, value)
      default: continue
      }
    }
    return nil
  }

  /// Whether it could raise an error for some values.
  fileprivate var mayFail: Bool {
    contains {
      switch $0.form {
      case .literal, .variable, .parameter, .property, .isNull, .hasLabels, .unary(.not, _): false
      case .binary(let binary, _, _):
        switch binary {
        case .and, .or, .xor, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
          false
        default: true
        }
      default: true
      }
    }
  }
}
