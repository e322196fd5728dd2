import WeftGraph

extension LogicalPlan {
  /// The outer variables handed to an inner plan: each of its rows has them, grouped or not.
  var argument: [VariableID] {
    if case .argument(let variables) = step { return variables }
    return inputs.first?.argument ?? []
  }

  /// The variables its rows have.
  var variables: Set<VariableID> {
    switch step {
    case .unit: return []
    case .argument(let variables): return Set(variables)
    case .nodeScan(let variable, _), .nodeSeek(let variable, _, _, _): return [variable]
    case .expand(let expansion):
      return inputs[0].variables.union([expansion.relationship, expansion.to])
    case .intersect(let first, let second):
      return inputs[0].variables.union([first.relationship, first.to, second.relationship])
    case .variableExpand(let expansion, _), .shortest(let expansion, _, _):
      return inputs[0].variables.union([expansion.relationship, expansion.to])
    case .quantifiedExpand(let expansion, let quantification):
      return inputs[0].variables.union([expansion.relationship, expansion.to])
        .union(quantification.groups.map(\.outer))
    case .boundRelationship(let expansion, _):
      return inputs[0].variables.union([expansion.from, expansion.to])
    case .path(let variable, _, _): return inputs[0].variables.union([variable])
    case .project(let items): return inputs[0].variables.union(items.map(\.variable))
    case .aggregate(let keys, let aggregations):
      return Set(keys).union(aggregations.map(\.variable)).union(argument)
    case .unwind(_, let variable): return inputs[0].variables.union([variable])
    case .optional(let new): return inputs[0].variables.union(new)
    case .markApply(let variable), .countApply(let variable), .collectApply(let variable, _):
      return inputs[0].variables.union([variable])
    case .apply, .hashJoin, .crossProduct:
      return inputs[0].variables.union(inputs[1].variables)
    case .union(let variables, _): return Set(variables).union(argument)
    case .procedureCall(let call):
      return inputs[0].variables.union(call.yields.map(\.variable))
    case .selectPaths, .filter, .distinct, .sort, .topK, .skip, .limit, .semiApply:
      return inputs[0].variables
    }
  }

  /// The variables the step itself reads of its (first) input.
  var reads: Set<VariableID> {
    switch step {
    case .unit, .argument, .nodeScan, .nodeSeek, .union, .apply, .optional, .crossProduct, .skip,
      .limit:
      return []
    case .expand(let expansion):
      return expansion.reads
    case .intersect(let first, let second):
      return first.reads.union(second.reads).subtracting([first.relationship])
    case .variableExpand(let expansion, let length), .shortest(let expansion, let length, _):
      return expansion.reads.union(length.reads)
    case .quantifiedExpand(let expansion, _): return expansion.reads
    case .boundRelationship(let expansion, _):
      return expansion.reads.union([expansion.relationship]).union(
        expansion.isInto ? [expansion.to] : [])
    case .selectPaths(_, let start, let end, let path): return [start, end, path]
    case .path(_, let start, let relationships): return Set(relationships).union([start])
    case .filter(let predicates):
      return predicates.reduce(into: []) { $0.formUnion($1.freeVariables) }
    case .project(let items):
      return items.reduce(into: []) { $0.formUnion($1.expression.freeVariables) }
    case .aggregate(let keys, let aggregations):
      return aggregations.reduce(into: Set(keys)) { $0.formUnion($1.aggregate.reads) }
    case .distinct(let variables): return Set(variables)
    case .sort(let columns), .topK(let columns, _, _): return Set(columns.map(\.variable))
    case .unwind(let list, _): return list.freeVariables
    case .semiApply, .markApply, .countApply, .collectApply: return []
    case .hashJoin(let keys): return keys.reduce(into: []) { $0.formUnion($1.left.freeVariables) }
    case .procedureCall(let call):
      return call.arguments.reduce(into: []) { $0.formUnion($1.freeVariables) }
    }
  }
}

extension LogicalPlan.Expansion {
  var reads: Set<VariableID> {
    Set(distinctFrom).union(isInto ? [from, to] : [from])
  }
}

extension LogicalPlan.VariableLength {
  var reads: Set<VariableID> {
    (stepPredicates + nodePredicates).reduce(into: []) {
      $0.formUnion($1.predicate.freeVariables.subtracting([$1.element]))
    }
  }
}

extension BoundAggregate {
  var reads: Set<VariableID> {
    (argument?.freeVariables ?? []).union(percentile?.freeVariables ?? [])
  }
}
