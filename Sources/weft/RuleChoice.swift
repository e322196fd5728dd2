import ArgumentParser
import WeftKit

/// Which rules are asked, with which parameters, and how severe what they find must be.
struct RuleChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only this rule; may be repeated.", valueName: "id"),
    completion: Completions.rules)
  var rule: [String] = []

  @Option(
    help: ArgumentHelp("Only rules of this family; may be repeated.", valueName: "name"),
    completion: Completions.families)
  var family: [String] = []

  @Option(help: "Only findings of this severity and above.")
  var severity: Severity?

  @OptionGroup var own: RuleOptions

  /// Whether anything is chosen or changed.
  var isEmpty: Bool {
    rule.isEmpty && family.isEmpty && severity == nil && own.isEmpty
  }

  /// The rules and settings, with the names and parameters checked.
  func selection(_ common: CommonOptions) throws(CommandFailure) -> RuleSelection {
    try own.selection(common, ids: rule, families: family)
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
