import ArgumentParser
import Foundation
import WeftKit

/// `weft trend`: how findings and measures went over time.
struct TrendVerb: Verb {
  /// How the answer is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, markdown, svg }

  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Follows findings and measures over charts of several days.",
    discussion: """
      This is where adaptability over time is measured: by how soon a gap, once there, is closed.

      --against adds the chart as revisions of its git repository have it, so that one file is enough; \
      where it states no day, it is of the day of that revision.

      A chart's day is what --date says, else the chart's own asOf, else a date in its name, such as \
      org-2026-01-31.graphml, or the last day of a month in its name, such as org-2026-01.graphml. \
      No two charts may be of one day.

      EXAMPLE: weft trend orgcharts/near/deep-chain.graphml orgcharts/gaps/deep-chain.graphml \
      --date 2026-01-31 --date 2026-06-30
      """)

  @Option(
    help: ArgumentHelp(
      "The day of a chart, in the order of the charts, revisions first; may be repeated.",
      valueName: "day"))
  var date: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Also the chart as this revision of its git repository has it; may be repeated.",
      valueName: "revision"))
  var against: [String] = []

  @OptionGroup var ruleOptions: RuleOptions

  @Option(help: "How the answer is written: table, json, markdown or svg.")
  var format: Format = .table

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where the answer is written.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  var isMachineReadable: Bool { format == .json }

  func validate() throws {
    if !date.isEmpty, date.count != against.count + common.charts.count {
      throw ValidationError("give --date once for each chart, or not at all")
    }
    for text in date where CalendarDate(parsing: text) == nil {
      throw ValidationError("--date takes a date such as 2026-01-31, not '\(text)'")
    }
    if common.asOf != nil {
      throw ValidationError(
        "trend reads each chart as of its own day: give --date once for each chart, not --as-of")
    }
    if common.charts.isEmpty { throw ValidationError("name the charts") }
    if !against.isEmpty, common.charts.count != 1 {
      throw ValidationError("--against compares one chart with itself")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let selection = try ruleOptions.selection(common)
    var points: [Trend.Point] = []
    for (index, source)
      in (against.map { Source(revision: $0, path: common.charts[0]) }
      + common.charts.map { Source(revision: nil, path: $0) }).enumerated()
    {
      var options = common
      options.charts = [source.path]
      if index < date.count { options.asOf = date[index] }
      let chart = try chart(of: source, options)
      if let other = points.first(where: { $0.date == chart.asOf }) {
        throw .usage(
          "\(other.name) and \(source.name) are both of \(chart.asOf): say the day of each with --date"
        )
      }
      points.append(try point(of: chart, named: source.name, selection, options))
    }
    let trend = Trend(points)
    let text =
      switch format {
      case .table: TrendText.text(trend, style: common.style(for: output))
      case .json: TrendJSON.text(trend)
      case .markdown: TrendMarkdown.text(trend)
      case .svg: TrendSVG.text(trend)
      }
    try TextFile.write(text, to: output ?? "-")
    return points.contains(where: \.report.reachedLimit) ? .limit : .done
  }

  /// Where a chart comes from: a file, or a revision of it.
  private struct Source {
    var revision: String?
    var path: String

    var name: String { revision.map { "\($0):\(path)" } ?? path }
  }

  private func chart(
    of source: Source, _ options: CommonOptions
  ) throws(CommandFailure) -> LoadedChart {
    guard let revision = source.revision else {
      let day = LoadedChart.UndatedChart.inName(of: source.path)
      if !against.isEmpty, case .refused = day { return try LoadedChart(options) }
      return try LoadedChart(options, day: options.asOf == nil ? day : .today)
    }
    let bytes = try FileHistory.bytes(of: source.path, at: revision)
    let day = try FileHistory.day(of: source.path, at: revision)
    return try LoadedChart(
      options, bytes: bytes, named: source.name,
      day: .day(day, note: "\(source.name): as of \(day), the day of the revision"))
  }

  /// A chart's findings and measures on its day.
  private func point(
    of chart: LoadedChart, named path: String, _ selection: RuleSelection, _ options: CommonOptions
  ) throws(CommandFailure) -> Trend.Point {
    var gaps = GapAnalysis.Options(asOf: chart.asOf)
    gaps.settings = selection.settings
    gaps.threads = options.threadCount
    gaps.limits = options.limits
    let analysis: ScenarioAnalysis
    do throws(InputError) {
      analysis = try ScenarioAnalysis(
        of: chart.graph, rules: selection.rules, options: .init(gaps: gaps, measures: .scorecard))
    } catch {
      throw .classified(error)
    }
    try options.say(analysis.report.stops)
    return Trend.Point(
      date: chart.asOf, name: path, graph: chart.graph, report: analysis.report,
      measures: analysis.measures)
  }
}

extension LoadedChart.UndatedChart {
  /// The day a file's name says, which a trend cannot do without.
  static func inName(of path: String) -> LoadedChart.UndatedChart {
    if let day = CalendarDate(inNameOf: path) { return .day(day, note: nil) }
    if let day = CalendarDate(endOfMonthInNameOf: path) {
      return .day(
        day, note: "\(path): as of \(day), the last day of the month in its name")
    }
    return .refused(
      "\(path) says no day: name it with --date, one for each chart, or in the file's name")
  }
}

extension CalendarDate {
  /// The last day of the last month written in a file's name as `2026-01` or `2026_01`; nil if there is
  /// none.
  init?(endOfMonthInNameOf path: String) {
    let name = String(path.split(separator: "/").last ?? "")
    for match in name.matches(of: /([0-9]{4})[-_]([0-9]{2})/).reversed() {
      let before = name[..<match.range.lowerBound].last
      let after = name[match.range.upperBound...].first
      if before?.isNumber ?? false || after?.isNumber ?? false { continue }
      // The day of a date that is none, such as 2026-02-30, does not make it a month.
      if after == "-" || after == "_",
        name[match.range.upperBound...].dropFirst().first?.isNumber ?? false
      {
        continue
      }
      guard let year = Int(match.1), let month = Int(match.2), 1...12 ~= month else { continue }
      let next = month == 12 ? (year + 1, 1) : (year, month + 1)
      let digits = String(next.1)
      let padded = digits.count == 1 ? "0" + digits : digits
      guard let first = CalendarDate(isoText: "\(next.0)-\(padded)-01") else { continue }
      self = CalendarDate(days: first.days - 1)
      return
    }
    return nil
  }

  /// The last date written in a file's name as `2026-01-31`, `2026_01_31` or `20260131`; nil if there
  /// is none.
  init?(inNameOf path: String) {
    let name = String(path.split(separator: "/").last ?? "")
    let matches = name.matches(of: /([0-9]{4})([-_]?)([0-9]{2})\2([0-9]{2})/)
    for match in matches.reversed() {
      let before = name[..<match.range.lowerBound].last
      let after = name[match.range.upperBound...].first
      // Part of a longer number is no date.
      if before?.isNumber ?? false || after?.isNumber ?? false { continue }
      if let date = CalendarDate(isoText: "\(match.1)-\(match.3)-\(match.4)") {
        self = date
        return
      }
    }
    return nil
  }
}
