import ArgumentParser
import Foundation
import WeftKit

/// `weft query`: asks a chart a question of one's own.
struct QueryVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Asks a chart a question of your own, in a read-only subset of openCypher.",
    usage: "weft query CHART… (QUERY | --file F | --question ID) [options]",
    discussion: """
      EXAMPLE: weft query orgcharts/acme-ai.graphml \
      'MATCH (p:Person)-[:OVERSEES]->(a:AISystem) RETURN p.name, a.name ORDER BY a.name'
      """)

  @Option(help: ArgumentHelp("Read the query from a file.", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp("Ask one of the questions weft explain lists.", valueName: "id"),
    completion: Completions.questions)
  var question: String?

  @Option(
    help: ArgumentHelp("A parameter, as NAME=VALUE; may be repeated.", valueName: "name=value"))
  var param: [String] = []

  @Option(
    help: ArgumentHelp(
      "A script of CREATE, MERGE, SET, DELETE … that is run on a copy of the chart first.",
      valueName: "file"),
    completion: .file())
  var setup: String?

  @Flag(help: "Show the plan instead of running it.")
  var explain = false

  @Flag(help: "Show what each operator did.")
  var profile = false

  @Flag(help: "Query an empty graph.")
  var noChart = false

  @Option(help: "How rows are written: table, json, jsonl, csv or dot.")
  var format: Format = .table

  @OptionGroup var common: CommonOptions

  /// How an answer is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, jsonl, csv, dot }

  var isMachineReadable: Bool { format == .json || format == .jsonl }

  func validate() throws {
    if file != nil, question != nil {
      throw ValidationError("give --file or --question, not both")
    }
    if explain, profile { throw ValidationError("give --explain or --profile, not both") }
    if format == .dot, explain || profile {
      throw ValidationError("--format dot draws the answer: leave out --explain and --profile")
    }
  }

  func perform() throws(CommandFailure) -> ExitStatus {
    let (charts, text, defaults) = try request()
    var parameters = defaults
    var stated: [String] = []
    for parameter in param {
      let (name, value) = try Self.parameter(parameter)
      parameters[name] = value
      stated.append(name)
    }
    var options = common
    options.charts = charts
    var chart = noChart ? try LoadedChart.empty(options) : try LoadedChart(options)
    if let setup { chart = try prepared(chart, by: setup, options, parameters) }
    guard let text else {
      guard let format = TableFormat(rawValue: format.rawValue), !explain, !profile else {
        throw .usage("no query: give it as the last argument, with --file or --question")
      }
      var prompt = Prompt(chart, options, parameters: parameters, format: format)
      return prompt.run()
    }
    let mode: QueryRun.Mode = explain ? .explain : profile ? .profile : .run
    if format == .dot { return try draw(text, chart, parameters) }
    return try QueryRun.write(
      text, on: chart, options, parameters: parameters, mode: mode,
      format: TableFormat(rawValue: format.rawValue) ?? .table, stated: stated,
      question: question)
  }

  /// The chart as a script leaves a copy of it.
  private func prepared(
    _ chart: LoadedChart, by path: String, _ options: CommonOptions, _ parameters: [String: Value]
  ) throws(CommandFailure) -> LoadedChart {
    let result = try ChangeRun.result(
      of: path, on: chart, options, parameters: parameters, isNew: noChart)
    return chart.with(result.graph)
  }

  /// The charts, the query's text, and the defaults of its parameters; no text means that a prompt
  /// asks for queries.
  private func request() throws(CommandFailure) -> (
    charts: [String], text: SourceText?, defaults: [String: Value]
  ) {
    if let question {
      let found = try Self.question(question)
      let defaults = found.parameters.map { ($0.name, $0.defaultValue) }
      return (common.charts, found.text, Dictionary(defaults) { first, _ in first })
    }
    if let file {
      let text = SourceText(name: file, bytes: try TextFile.bytes(of: file))
      return (common.charts, text, [:])
    }
    let words = common.charts
    let isAsked = noChart ? words.count == 1 : words.count >= 2
    if isAsked, let query = words.last {
      if let other = words.dropLast().first(where: Self.looksLikeQuery) {
        throw .usage("one query at a time: '\(other)' and '\(query)'")
      }
      return (words.dropLast(), SourceText(name: "<query>", text: query), [:])
    }
    if let query = words.last, Self.looksLikeQuery(query) {
      throw .usage("no chart: name one before the query, or give --no-chart")
    }
    guard !words.contains("-") else {
      throw .usage("no query: give it as the last argument, with --file or --question")
    }
    if isatty(STDIN_FILENO) == 1 { return (words, nil, [:]) }
    return (words, SourceText(name: "<query>", bytes: try TextFile.bytes(of: "-")), [:])
  }

  /// Whether an argument that names no file is meant as a query.
  private static func looksLikeQuery(_ word: String) -> Bool {
    word.contains(where: \.isWhitespace) && !FileManager.default.fileExists(atPath: word)
  }

  static func question(_ id: String) throws(CommandFailure) -> Question {
    let all: [Question]
    do { all = try QuestionSet.standard() } catch { throw .refused(error) }
    if let found = all.first(where: { $0.id == id }) { return found }
    throw .usage(RuleSelection.unknown("question", id, among: all.map(\.id)))
  }

  /// A parameter's name and value; a bare word that is no literal is a string.
  static func parameter(_ text: String) throws(CommandFailure) -> (name: String, value: Value) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw .usage("--param takes NAME=VALUE, not '\(text)'")
    }
    let written = String(text[text.index(after: equals)...])
    let source = SourceText(name: "<parameter>", text: written)
    let name = String(text[..<equals])
    if name == "asOf" { throw .usage("$asOf is set with --as-of") }
    do {
      return (name, try Query.parseLiteral(source))
    } catch {
      // A bare word is a string; what begins like another literal is one with a fault in it.
      if let first = written.first, "[{\"'".contains(first) { throw .refused(error) }
      return (name, .string(written))
    }
  }

  private func draw(
    _ text: SourceText, _ chart: LoadedChart, _ parameters: [String: Value]
  ) throws(CommandFailure) -> ExitStatus {
    var options = DrawingOptions()
    try Dot.show(answerTo: text, on: chart, common, parameters: parameters, in: &options)
    try Terminal.write(OrganizationDrawing.text(of: chart.graph, options: options))
    return .done
  }
}
