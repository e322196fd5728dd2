import Foundation
import WeftKit

/// `weft query CHART…` on a terminal: answers queries until told to stop.
///
/// A query ends with `;` or an empty line, and may run over several lines. Ctrl-C gives up a line, or
/// stops the query that runs; Ctrl-D leaves.
struct Prompt {
  private let chart: LoadedChart
  private let options: CommonOptions
  private let editor: LineEditor
  private var parameters: [String: Value]
  private var format: TableFormat

  /// What a line that begins with a colon asks for.
  private static let commands: [(name: String, summary: String)] = [
    (":help", "what can be typed here"),
    (":schema", "the chart's labels, types and property keys"),
    (":param NAME=VALUE", "sets a parameter for the queries that follow"),
    (":question ID", "asks one of the questions weft explain lists"),
    (":format NAME", "table, json, jsonl or csv"),
    (":quit", "leaves, as Ctrl-D does"),
  ]

  /// Opens a prompt on a chart.
  init(
    _ chart: LoadedChart, _ options: CommonOptions, parameters: [String: Value],
    format: TableFormat
  ) {
    self.chart = chart
    self.options = options
    self.parameters = parameters
    self.format = format
    editor = LineEditor(history: Self.historyFile)
    offerWords()
  }

  /// Asks and answers until the end of the input.
  mutating func run() -> ExitStatus {
    let interrupts = Interrupts()
    options.say(
      """
      \(chart.graph.nodeCount) nodes, \(chart.graph.relationshipCount) relationships, as of \
      \(chart.asOf.description)
      End a query with ; or an empty line. :help helps, :quit leaves.
      """)
    var text = ""
    while true {
      switch editor.read(text.isEmpty ? "weft> " : "  ..> ") {
      case .end:
        options.say("")
        return .done
      case .interrupted: text = ""
      case .line(let line):
        let words = line.trimmingCharacters(in: .whitespaces)
        if text.isEmpty, words.hasPrefix(":") {
          editor.remember(words)
          if words == ":quit" || words == ":exit" || words == ":q" { return .done }
          report { (prompt) throws(CommandFailure) in try prompt.obey(words, interrupts) }
          continue
        }
        text += text.isEmpty ? line : "\n" + line
        guard words.isEmpty || words.hasSuffix(";") else { continue }
        let query = Self.query(text)
        text = ""
        guard !query.isEmpty else { continue }
        editor.remember(query.replacing("\n", with: " ") + ";")
        report { (prompt) throws(CommandFailure) in
          try prompt.answer(SourceText(name: "<query>", text: query), interrupts)
        }
      }
    }
  }

  /// The text without the `;` that ended it.
  private static func query(_ text: String) -> String {
    var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    while text.hasSuffix(";") {
      text = String(text.dropLast()).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return text
  }

  private mutating func report(
    _ body: (inout Prompt) throws(CommandFailure) -> Void
  ) {
    do throws(CommandFailure) { try body(&self) } catch { Terminal.complain(error.text) }
  }

  private func answer(
    _ text: SourceText, _ interrupts: Interrupts, defaults: [String: Value] = [:]
  ) throws(CommandFailure) {
    let cancellation = QueryLimits.Cancellation()
    interrupts.watch(cancellation)
    defer { interrupts.watch(nil) }
    let parameters = defaults.merging(parameters) { $1 }
    let answer = PromptAnswer(cancellation) { [chart, options, format] () throws(CommandFailure) in
      try QueryRun.write(
        text, on: chart, options, parameters: parameters, mode: .run, format: format,
        cancellation: cancellation)
    }
    try answer.wait()
  }

  // MARK: Commands

  private mutating func obey(
    _ line: String, _ interrupts: Interrupts
  ) throws(CommandFailure) {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    let rest = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    switch parts[0] {
    case ":help":
      let width = Self.commands.map(\.name.count).max() ?? 0
      let lines = Self.commands.map { name, summary in
        "  " + name.padding(toLength: width, withPad: " ", startingAt: 0) + "  " + summary
      }
      try Terminal.write(
        "MATCH (p:Person) RETURN p.name LIMIT 5;   a query; EXPLAIN or PROFILE before it shows "
          + "its plan\n" + lines.joined(separator: "\n") + "\n")
    case ":schema":
      try Terminal.write(
        """
        labels  \(chart.graph.labels.names.sorted().joined(separator: ", "))
        types   \(chart.graph.types.names.sorted().joined(separator: ", "))
        keys    \(keys.joined(separator: ", "))

        """)
    case ":param":
      let (name, value) = try QueryVerb.parameter(rest)
      parameters[name] = value
    case ":question":
      let question = try QueryVerb.question(rest)
      let defaults = question.parameters.map { ($0.name, $0.defaultValue) }
      try answer(
        question.text, interrupts, defaults: Dictionary(defaults) { first, _ in first })
    case ":format":
      guard let chosen = TableFormat(rawValue: rest) else {
        throw .usage(":format takes table, json, jsonl or csv, not '\(rest)'")
      }
      format = chosen
    default:
      let names = Self.commands.map { String($0.name.prefix { $0 != " " }) }
      let near = nearestName(to: parts[0], among: names).map { "; did you mean \($0)?" } ?? ""
      throw .usage("there is no command \(parts[0])\(near)")
    }
  }

  // MARK: Words

  private var keys: [String] {
    chart.graph.keys.names.sorted()
  }

  private func offerWords() {
    editor.offer(
      (chart.graph.labels.names + chart.graph.types.names).sorted(), behind: .label)
    editor.offer(keys, behind: .key)
    let catalog = StandardCatalog.catalog
    let words =
      Self.keywords + catalog.functions.map(\.name) + catalog.procedures.map(\.name)
      + Self.commands.map { String($0.name.prefix { $0 != " " }) }
    editor.offer(Set(words).sorted(), behind: .anywhere)
  }

  private static let keywords = [
    "MATCH", "OPTIONAL MATCH", "WHERE", "RETURN", "RETURN DISTINCT", "WITH", "ORDER BY", "SKIP",
    "LIMIT", "UNWIND", "UNION", "UNION ALL", "CALL", "YIELD", "EXISTS", "COUNT", "COLLECT", "CASE",
    "WHEN", "THEN", "ELSE", "END", "AND", "OR", "XOR", "NOT", "IN", "IS NULL", "IS NOT NULL",
    "STARTS WITH", "ENDS WITH", "CONTAINS", "DISTINCT", "DESC", "EXPLAIN", "PROFILE",
    "ANY SHORTEST", "ALL SHORTEST", "SHORTEST",
  ]

  private static var historyFile: URL? {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment["XDG_STATE_HOME"], !folder.isEmpty {
      return URL(filePath: folder).appending(path: "weft/history")
    }
    guard let home = environment["HOME"], !home.isEmpty else { return nil }
    return URL(filePath: home).appending(path: ".local/state/weft/history")
  }
}

/// Ctrl-C while a query runs: ends the query, not the command.
private final class Interrupts {
  /// The query that runs now.
  private final class Running: Sendable {
    let cancellation = Guarded<QueryLimits.Cancellation?>(nil)
  }

  private let running = Running()
  private let source: any DispatchSourceSignal

  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [running] in running.cancellation.withLock { $0 }?.cancel() }
    source.resume()
  }

  /// The query that Ctrl-C ends from now on.
  func watch(_ cancellation: QueryLimits.Cancellation?) {
    running.cancellation.withLock { $0 = cancellation }
  }
}
