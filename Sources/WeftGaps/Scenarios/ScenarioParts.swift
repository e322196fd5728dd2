import WeftGraph
import WeftQuery

/// Scenarios in three steps, so that several can be asked side by side.
extension ScenarioAnalysis {
  /// A scenario whose rules are still to be asked.
  struct Begun: Sendable {
    var name: String
    var edit: GraphEdit
    var made: EditedGraph
    var selection: Selection
    var context: EvaluationContext
    /// The rules to be asked again.
    var rerun: [String]
    /// The measures the edit cannot make others of; nil is all.
    var steady: Set<String>?
    fileprivate(set) var asked: GapAnalysis.Asked?

    /// How many rules are to be asked.
    var count: Int { asked?.count ?? 0 }

    /// What one of them says.
    func answer(_ rule: Int) -> GapAnalysis.Answer {
      guard let asked else { preconditionFailure("a scenario without rules asks none") }
      return asked.answer(rule)
    }
  }

  /// Looks at what an edit concerns.
  func begin(
    named name: String, _ edit: GraphEdit, _ made: EditedGraph, _ selection: Selection
  ) -> Begun {
    let all = selection.part == nil ? selection.shared?.whole : nil
    let changed = all ?? Self.context(of: made.graph, options.gaps, selection)
    var begun = Begun(
      name: name, edit: edit, made: made, selection: selection, context: changed, rerun: [])
    guard !edit.isEmpty else { return begun }
    let touched = TouchedNames(of: selection.part ?? edit)
    let change = OrganizationChange(
      from: OrganizationIndex.of(context), to: OrganizationIndex.of(changed), nodes: made.nodes)
    begun.rerun = affectedRules(by: touched, change, changed, among: selection.rules)
    begun.steady = steadyMeasures(touched, change, changed)
    guard !begun.rerun.isEmpty else { return begun }
    var again = options.gaps
    again.ruleIDs = Set(begun.rerun)
    again.families = []
    again.threads = selection.threads ?? again.threads
    begun.asked = GapAnalysis.Asked(changed, rules, again)
    return begun
  }

  /// What one edit makes of the chart as far as its parts go, the rules of all parts asked side by side.
  func scenarios(
    named name: String, _ edit: GraphEdit, _ made: EditedGraph, _ selections: [Selection]
  ) throws(InputError) -> [Scenario] {
    let threads = options.gaps.threads
    let begun = Concurrent.map(selections.count, threads: threads) { part in
      begin(named: name, edit, made, selections[part])
    }
    // A rule of each part in turn: the rules of one part wait for what they share.
    let most = begun.map(\.count).max() ?? 0
    let turns = (0..<most).flatMap { rule in
      begun.indices.filter { rule < begun[$0].count }.map { (part: $0, rule: rule) }
    }
    let answers = Concurrent.map(turns.count, threads: threads) { place in
      begun[turns[place].part].answer(turns[place].rule)
    }
    let finished = Concurrent.map(begun.count, threads: threads) { part in
      Result { () throws(InputError) in
        try finish(begun[part], zip(turns, answers).filter { $0.0.part == part }.map(\.1))
      }
    }
    var result: [Scenario] = []
    for scenario in finished { result.append(try scenario.get()) }
    return result
  }
}
