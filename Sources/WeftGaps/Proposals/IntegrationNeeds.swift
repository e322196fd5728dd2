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

  /// Reads the findings of the rules on linkages, decisions and vacancies: what they do not find, as by
  /// the settings, or is suppressed, is no need.
  /// - Parameter scope: Only what is about a unit below this one, if it is given.
  init(_ report: GapReport, _ context: EvaluationContext, scope: Int?) {
    let index = OrganizationIndex.of(context)
    let below = scope.map { Set(index.below($0)) }
    let required = Self.requiredLevels(report)
    var needs: [Need] = Linkage.of(context).rows.compactMap { row in
      guard let level = required[UnitPair.key(row.pair.unit, row.pair.other)] else { return nil }
      var row = row
      row.pair.required = level
      return .pair(row)
    }
    hasUnknown = report.undetermined.contains { $0.rule == "missing-integration-role" }
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

  /// The level each pair of units needs that `missing-integration-role` found to lack it.
  private static func requiredLevels(_ report: GapReport) -> [UInt64: Int] {
    var result: [UInt64: Int] = [:]
    for finding in report.findings where finding.rule == "missing-integration-role" {
      guard case .list(let pairs)? = finding.evidence.first(where: { $0.name == "pairs" })?.value
      else { continue }
      for case .map(let pair) in pairs {
        guard case .list(let units)? = pair["units"], units.count == 2,
          case .node(let unit) = units[0], case .node(let other) = units[1],
          case .integer(let level)? = pair["required"]
        else { continue }
        result[UnitPair.key(unit.index, other.index)] = Int(clamping: level)
      }
    }
    return result
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
