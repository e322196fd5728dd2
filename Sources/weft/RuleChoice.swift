import ArgumentParser
import WeftKit

/// Which rules are asked, with which parameters, and how severe what they find must be.
struct RuleChoice: ParsableArguments {
  @Option(help: "Only this rule; may be repeated.", completion: Completions.rules)
  var rule: [String] = []

  @Option(help: "Only rules of this family; may be repeated.", completion: Completions.families)
  var family: [String] = []

  @Option(help: "Only findings of this severity and above.")
  var severity: Severity?

  @Option(help: "A folder of rules of your own.", completion: .directory)
  var rules: String?

  @Option(help: "A rule's parameter, as RULE.NAME=VALUE; may be repeated.")
  var param: [String] = []

  /// Whether anything is chosen or changed.
  var isEmpty: Bool {
    rule.isEmpty && family.isEmpty && severity == nil && rules == nil && param.isEmpty
  }

  /// The rules and settings, with the names and parameters checked.
  func selection(_ common: CommonOptions) throws(CommandFailure) -> RuleSelection {
    let selection = try RuleSelection(common, folder: rules, parameters: param)
    try selection.check(ids: rule, families: family)
    selection.warnOfUnreadParameters(param, ids: rule, families: family, common)
    return selection
  }

  /// What a run of the rules on a day is to show.
  func options(asOf: CalendarDate) -> GapAnalysis.Options {
    var options = GapAnalysis.Options(asOf: asOf)
    options.ruleIDs = Set(rule)
    options.families = Set(family)
    options.minimumSeverity = severity
    return options
  }
}
