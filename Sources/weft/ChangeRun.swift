import WeftKit

/// A change file run on a copy of a chart.
enum ChangeRun {
  /// What a change file makes of a chart; what is odd about it is said.
  /// - Parameter isNew: The chart is an empty one: every word is news, and nodes have no place of old.
  static func result(
    of path: String, on chart: LoadedChart, _ common: CommonOptions,
    parameters: [String: Value] = [:], isNew: Bool = false
  ) throws(CommandFailure) -> ChangeScript.Result {
    let name = path == "-" ? "<standard input>" : path
    let text = SourceText(name: name, bytes: try TextFile.bytes(of: path))
    var options = ChangeScript.Options(catalog: StandardCatalog.catalog, clock: .asOf(chart.asOf))
    options.parameters = parameters.merging(["asOf": .date(chart.asOf)]) { given, _ in given }
    options.limits = common.limits
    options.threads = common.threadCount
    options.recordsPlaces = !isNew
    options.checksNames = !isNew
    let result: ChangeScript.Result
    do throws(InputError) {
      result = try ChangeScript.run(text, on: chart.graph, options: options)
    } catch {
      throw .classified(error)
    }
    if !isNew { try common.say(result.warnings) }
    return result
  }
}
