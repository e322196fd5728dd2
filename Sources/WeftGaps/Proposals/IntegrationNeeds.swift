import WeftGraph
import WeftQuery

/// What a chart lacks that an integration device could give.
struct IntegrationNeeds {
  /// One gap.
  enum Need {
    /// Two units joined less strongly than their dependence calls for.
    case pair(Linkage.Row)
    /// A decision that systems of several units feed and nobody joins.
    case decision(Int, units: [Int], systems: [Int])
    /// An integration role that nobody holds, and the units in its scope.
    case vacancy(Int, units: [Int], decisions: [Int])

    /// The units it is about.
    var units: [Int] {
      switch self {
      case .pair(let row): [row.pair.unit, row.pair.other]
      case .decision(_, let units, _): units
      case .vacancy(_, let units, _): units
      }
    }
  }

  let needs: [Need]
  /// Whether units are passed over because the chart records no device that could join them.
  let hasUnknown: Bool

  /// Reads the linkages of a chart and the findings of the rules on decisions and vacancies.
  /// - Parameter scope: Only what is about a unit below this one, if it is given.
  init(
    _ report: GapReport, _ context: EvaluationContext, complete: Set<String>, scope: Int?
  ) {
    let index = OrganizationIndex.of(context)
    let below = scope.map { Set(index.below($0)) }
    let weak = Linkage.of(context).rows.filter { $0.found < $0.pair.required }
    let isRecorded = Linkage.isRecorded(index, Needs(context.graph, complete: complete))
    hasUnknown = !isRecorded && !weak.isEmpty
    var needs: [Need] = isRecorded ? weak.map { .pair($0) } : []
    for finding in report.findings {
      guard let subject = finding.subjects.first?.index else { continue }
      switch finding.rule {
      case "unintegrated-decision":
        needs.append(
          .decision(
            subject, units: Self.nodes("teams", finding), systems: Self.nodes("systems", finding)))
      case "vacant-integration-role":
        var units: Set<Int> = []
        var decisions: [Int] = []
        index.forEachTarget(of: subject, index.graph.type("INTEGRATES")) { target, _ in
          if index.kinds.decision.contains(target) { decisions.append(target) }
          let behind = index.kinds.unit.contains(target) ? [target] : index.teamsBehind(target)
          units.formUnion(behind)
        }
        needs.append(.vacancy(subject, units: units.sorted(), decisions: decisions))
      default: continue
      }
    }
    if let below {
      needs.removeAll { need in !need.units.contains { below.contains($0) } }
    }
    self.needs = needs
  }

  private static func nodes(_ column: String, _ finding: Finding) -> [Int] {
    guard case .list(let values)? = finding.evidence.first(where: { $0.name == column })?.value
    else { return [] }
    return values.compactMap { value in
      if case .node(let node) = value { return node.index }
      return nil
    }
  }
}
