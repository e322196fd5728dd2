import ArgumentParser
import WeftKit

/// Rules of one's own and the parameters of rules: what every verb takes that puts rules to a chart.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A folder of rules of your own.", valueName: "folder"),
    completion: .directory)
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "A rule's parameter, as RULE.NAME=VALUE; may be repeated.", valueName: "rule.name=value"))
  var param: [String] = []

  /// Whether anything is added or changed.
  var isEmpty: Bool { rules == nil && param.isEmpty }

  /// The rules and settings, with the names and parameters checked.
  /// - Parameters:
  ///   - ids: The only rules that are asked; empty asks all.
  ///   - families: The only families that are asked; empty asks all.
  func selection(
    _ common: CommonOptions, ids: [String] = [], families: [String] = []
  ) throws(CommandFailure) -> RuleSelection {
    let selection = try RuleSelection(common, folder: rules, parameters: param)
    try selection.check(ids: ids, families: families)
    selection.warnOfUnreadParameters(param, ids: ids, families: families, common)
    return selection
  }
}
