public import ArgumentParser
import Foundation
import WeftKit

/// What every verb that reads charts takes.
struct CommonOptions: ParsableArguments {
  @Argument(help: "Charts to read; - is standard input.", completion: .file())
  var charts: [String] = []

  @Option(
    help: ArgumentHelp(
      "The charts' format, instead of what their content shows: "
        + Self.formats.joined(separator: ", ") + ".",
      valueName: "format"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "A mapping file: how the charts' words become the model's.", valueName: "file"),
    completion: .file())
  var map: String?

  @Option(
    help: ArgumentHelp("Settings, instead of weft.yml beside the first chart.", valueName: "file"),
    completion: .file())
  var settings: String?

  @Option(
    help: ArgumentHelp("The day as-of which questions are asked (YYYY-MM-DD).", valueName: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "Labels and types the charts record completely, separated by commas.", valueName: "names"))
  var complete: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether equal ids of several charts are one node: id or never.", valueName: "how"))
  var merge: ImportOptions.Merge = .id

  @Flag(
    name: .customLong("no-derive"), help: "Derive no teams, functions or managers from attributes.")
  var noDerive = false

  @Flag(help: "Refuse on a warning.")
  var strict = false

  @Flag(help: "Say nothing on standard error but errors.")
  var quiet = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads may work at once.", valueName: "number"))
  var threads: Int?

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColourChoice = .auto

  @Option(
    help: ArgumentHelp(
      "How much of a hostile chart is read, as NAME=NUMBER; may be repeated. Names: "
        + ReadingLimits.named.map(\.name).joined(separator: ", ") + ".",
      valueName: "name=number"))
  var limit: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most rows a query may give.", valueName: "number"))
  var limitRows: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most seconds a query may take.", valueName: "seconds"))
  var limitTime: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most memory a query may hold, in MB.", valueName: "number"))
  var limitMemory: Int?

  func validate() throws {
    if let from, format == nil {
      let all = Self.formats.joined(separator: ", ")
      let nearest =
        nearestName(to: from, among: Self.formats).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("--from takes one of \(all), not '\(from)'\(nearest)")
    }
    if charts.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input can be read once: give - once")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024")
    }
    for text in limit { _ = try Self.limit(text) }
    if let limitRows, limitRows < 1 { throw ValidationError("--limit-rows takes a number from 1") }
    if let limitTime, !(limitTime > 0 && limitTime < 1e9) {
      throw ValidationError("--limit-time takes seconds")
    }
    if let limitMemory, !(1...1 << 40).contains(limitMemory) {
      throw ValidationError("--limit-memory takes a number of MB from 1")
    }
  }

  /// How words are coloured on standard output.
  var style: TextStyle { TextStyle(isColoured: Terminal.isColoured(color)) }

  /// How words are coloured where an answer may go to a file.
  func style(for output: String?) -> TextStyle { output == nil || output == "-" ? style : .plain }

  /// How many threads may work at once: all the machine has, if nothing is said.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The limits of a query; half the machine's memory, if nothing is said, so that none takes it down.
  var limits: QueryLimits {
    QueryLimits(
      rows: limitRows, time: limitTime.map { .milliseconds(Int64(($0 * 1000).rounded(.up))) },
      bytes: limitMemory.map { $0 << 20 } ?? Int(ProcessInfo.processInfo.physicalMemory / 2))
  }

  private static let formats = ImportOptions.Format.allCases.map(\.rawValue)

  /// The format every chart is read as, if one is named.
  var format: ImportOptions.Format? { from.flatMap { ImportOptions.Format(rawValue: $0) } }

  /// The limits of a chart: those named on the command line, and the standard ones.
  var chartLimits: ReadingLimits {
    var limits = ReadingLimits()
    for text in limit {
      guard let (named, number) = try? Self.limit(text) else { continue }
      limits[keyPath: named.value] = number
    }
    return limits
  }

  private static func limit(_ text: String) throws(ValidationError) -> (ReadingLimits.Named, Int) {
    let names = ReadingLimits.named.map(\.name)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[1]), number >= 0 else {
      throw ValidationError("--limit takes NAME=NUMBER, not '\(text)'")
    }
    guard let named = ReadingLimits.named.first(where: { $0.name == parts[0] }) else {
      let nearest =
        nearestName(to: String(parts[0]), among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError(
        "--limit knows \(names.joined(separator: ", ")), not '\(parts[0])'\(nearest)")
    }
    guard number <= named.most else {
      throw ValidationError("--limit \(named.name) is at most \(named.most)")
    }
    return (named, number)
  }

  /// Labels and types declared complete on the command line.
  var completeNames: [String] {
    complete.flatMap { $0.split(separator: ",") }
      .map { String($0.drop(while: \.isWhitespace)).trimmed }.filter { !$0.isEmpty }
  }

  /// Says warnings on standard error, unless the user wants quiet; an error among them is always said.
  ///
  /// With `--strict` it refuses on a warning. A limit is no fault of the input, and its status tells.
  func say(_ warnings: [Diagnostic]) throws(CommandFailure) {
    let faults = warnings.filter { $0.code != "limit-exceeded" }
    if strict, !faults.isEmpty { throw .refused(InputError(faults)) }
    for warning in warnings {
      if warning.severity == .error { Terminal.complain(warning.text) } else { say(warning.text) }
    }
  }

  /// Says what a writer could not write as it is.
  func say(_ notes: [WriterNote]) {
    for note in notes { say("warning: \(note.message) [\(note.code)]") }
  }

  /// Says something on standard error, unless the user wants quiet.
  func say(_ line: String) {
    if !quiet { Terminal.complain(line) }
  }
}

extension ColourChoice: ExpressibleByArgument {}
extension ImportOptions.Merge: ExpressibleByArgument {}
extension TableFormat: ExpressibleByArgument {}
extension GraphMLWriter.Flavour: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Scorecard.UnitKind: ExpressibleByArgument {}
extension DrawingOptions.Collapse: ExpressibleByArgument {}

extension String {
  /// The string without white space at its end.
  var trimmed: String {
    var result = self
    while result.last?.isWhitespace ?? false { result.removeLast() }
    return result
  }
}
