import Foundation
import WeftKit

/// The charts of a command line as one graph, with what every verb needs beside it.
struct LoadedChart {
  /// The graph.
  let graph: Graph
  /// What reading found.
  let ledger: ImportLedger
  /// The day as-of which questions are asked.
  let asOf: CalendarDate

  /// The day of a chart that states none, where the command line says none either.
  enum UndatedChart {
    /// Today, and that is said.
    case today
    /// This day, with something to be said of it.
    case day(CalendarDate, note: String?)
    /// None: the command line has to say it.
    case refused(String)
  }

  /// No chart at all: an empty graph.
  static func empty(_ options: CommonOptions) throws(CommandFailure) -> LoadedChart {
    var builder = GraphBuilder()
    // Without a file there is no id but the property: what a script creates has no other.
    _ = builder.key("id")
    return LoadedChart(
      graph: builder.finish(), ledger: ImportLedger(),
      asOf: try options.asOf.map(Self.date) ?? Self.today(options))
  }

  /// From how many bytes on a file is large.
  private static let large = 8 << 20

  /// The same chart with another graph.
  func with(_ graph: Graph) -> LoadedChart {
    LoadedChart(graph: graph, ledger: ledger, asOf: asOf)
  }

  private init(graph: Graph, ledger: ImportLedger, asOf: CalendarDate) {
    self.graph = graph
    self.ledger = ledger
    self.asOf = asOf
  }

  /// Reads the charts.
  /// - Parameters:
  ///   - bytes: What is read instead of the files, under a name of its own.
  ///   - showsLedger: Whether what reading found is shown anyway, so that no line has to tell of it.
  ///   - day: The day of a chart that states none.
  ///   - start: Starts other work, once: at first, or as soon as large files are read, for reading
  ///     them leaves no thread idle.
  init(
    _ options: CommonOptions, keepsAllPlaces: Bool = false, showsLedger: Bool = false,
    bytes: [UInt8]? = nil,
    named name: String = "", day: UndatedChart = .today, beside start: () -> Void = {}
  ) throws(CommandFailure) {
    guard !options.charts.isEmpty else {
      throw .usage("name at least one chart, or - for standard input")
    }
    var importing = ImportOptions()
    importing.complete = options.completeNames
    importing.merge = options.merge
    importing.derives = !options.noDerive
    importing.isStrict = options.strict
    importing.keepsAllPlaces = keepsAllPlaces
    importing.format = options.format
    importing.encoding = options.encoding
    importing.threads = options.threadCount
    importing.limits = options.chartLimits
    if let map = options.map {
      let text = String(decoding: try TextFile.bytes(of: map), as: UTF8.self)
      importing.mapping = (map, text)
    }
    let given = try options.asOf.map(Self.date)
    importing.asOf = given
    importing.today =
      switch day {
      case .today: Self.today
      case .day(let day, note: _): day
      case .refused: nil
      }
    let isLarge = options.charts.contains { TextFile.size(of: $0) >= Self.large }
    if !isLarge { start() }
    let progress = Progress(options)
    defer { progress.finish() }
    var reader: ChartReader
    do { reader = try ChartReader(options: importing) } catch { throw .refused(error) }
    for warning in reader.warnings { options.say(warning.text) }
    if let bytes {
      var rest: [UInt8]? = bytes
      do throws(InputError) {
        try reader.add(name: name) {
          defer { rest = nil }
          return rest
        }
      } catch {
        throw .refused(error)
      }
    }
    for path in options.charts where bytes == nil {
      progress.start("reading \(path)")
      let handle = try TextFile.open(path)
      defer { if path != "-" { try? handle.close() } }
      // The reader's door is typed; a failure to read the file goes round it.
      var unreadable: CommandFailure?
      do throws(InputError) {
        try reader.add(name: path == "-" ? "<standard input>" : path) {
          do throws(CommandFailure) {
            return try TextFile.next(handle, path)
          } catch {
            unreadable = error
            return nil
          }
        }
      } catch {
        throw unreadable ?? .refused(error)
      }
      if let unreadable { throw unreadable }
    }
    if isLarge { start() }
    progress.start("building the graph")
    do {
      (graph, ledger) = try reader.finish()
    } catch {
      throw .refused(error)
    }
    progress.finish()
    if !showsLedger { Self.tellWarnings(of: ledger, options) }
    Self.checkComplete(options, graph)
    if let stated = given ?? Self.statedDate(graph) {
      asOf = stated
    } else {
      switch day {
      case .today: asOf = Self.today(options)
      case .day(let day, let note):
        if let note { options.say(note) }
        asOf = day
      case .refused(let reason): throw .usage(reason)
      }
    }
  }

  /// Says how much of each source was not understood, and where that is listed.
  private static func tellWarnings(of ledger: ImportLedger, _ options: CommonOptions) {
    for source in ledger.sources {
      let count = source.notes.reduce(0) { $0 + ($1.severity == .warning ? $1.count : 0) }
      guard count > 0 else { continue }
      options.say(
        "\(source.path): \(count) \(count == 1 ? "warning" : "warnings") on reading it; "
          + "`weft import` lists them")
    }
  }

  /// Warns of names declared complete, on the command line or by the charts and the mapping themselves,
  /// that neither the model nor the chart has.
  private static func checkComplete(_ options: CommonOptions, _ graph: Graph) {
    let stated = Set(options.completeNames)
    for name in options.completeNames { tell(name, by: "--complete", graph, options) }
    guard case .list(let names)? = graph.attribute("complete") else { return }
    for case .string(let name)? in names where !stated.contains(name) {
      tell(name, by: options.charts.joined(separator: ", "), graph, options)
    }
  }

  private static func tell(
    _ name: String, by place: String, _ graph: Graph, _ options: CommonOptions
  ) {
    guard let fault = CompleteName.fault(of: name, in: graph) else { return }
    let warning = Diagnostic(
      code: "unknown-complete", severity: .warning, message: fault.message, file: place,
      hint: fault.hint)
    options.say(warning.text)
  }

  /// The node an option names, by id or by its name.
  func node(
    named word: String, labels: [String] = [], from option: String
  ) throws(CommandFailure) -> NodeID {
    do {
      return try graph.node(named: word, labels: labels, from: option)
    } catch {
      throw .refused(error)
    }
  }

  // MARK: As-of

  private static func date(_ text: String) throws(CommandFailure) -> CalendarDate {
    guard let date = CalendarDate(parsing: text) else {
      throw .usage("--as-of takes a date such as 2026-01-31, not '\(text)'")
    }
    return date
  }

  private static func statedDate(_ graph: Graph) -> CalendarDate? {
    switch graph.attribute("asOf") {
    case .date(let date)?: date
    case .string(let text)?: CalendarDate(parsing: text)
    default: nil
    }
  }

  /// The day it is in UTC.
  private static var today: CalendarDate {
    CalendarDate(days: Int64((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  }

  private static func today(_ options: CommonOptions) -> CalendarDate {
    let today = Self.today
    let isChart = !options.charts.isEmpty
    options.say("as of today, \(today.description)" + (isChart ? ": the chart states no asOf" : ""))
    return today
  }
}
