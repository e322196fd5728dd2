public import Foundation
public import Testing

/// One query with what it must give, as a file of cases states it.
///
/// A file is Markdown: a `##` heading begins a case, `## Graph name` a graph for the cases behind
/// it. In a case, the block marked `cypher` is the query, one marked `graph` its own graph, a table
/// the rows expected, `In order.` says that their order counts, `No rows.` that there are none,
/// `Fails: Detail at compile time` which error is, `Known fault.` that
/// it is not so yet. `Graph: name`, `Parameters: {…}` and
/// `Procedure: signature` set the stage; a procedure is the table below it.
public struct QueryCase: Sendable, CustomTestStringConvertible {
  /// What must come of a query.
  public enum Expectation: Sendable {
    case rows(columns: [String], rows: [[String]], isOrdered: Bool)
    case failure(detail: String, phase: String)
  }

  /// A procedure given by the rows it chooses from.
  public struct TableProcedure: Sendable {
    /// Its name, parameters and yields.
    public var signature: String
    /// The names of the table's columns, inputs first.
    public var columns: [String] = []
    /// The table's rows as constant expressions.
    public var rows: [[String]] = []
  }

  /// The file's name without its ending.
  public var topic: String
  /// The line of the heading.
  public var line: Int
  /// The heading.
  public var title: String
  /// The graph in the notation of ``GraphNotation``.
  public var graph = ""
  /// A map of constant expressions, as the query language writes it.
  public var parameters: String?
  /// Procedures the query may call.
  public var procedures: [TableProcedure] = []
  /// The query.
  public var query = ""
  /// What it must give; nil while the case is being read.
  public var expectation: Expectation?
  /// Whether nothing gives what the case says yet, as `Known fault.` states.
  public var isKnownFault = false

  /// The case's name in test reports.
  public var testDescription: String { "\(topic):\(line) \(title)" }

  /// All cases of a folder, by file and line.
  public static func read(folder: URL) throws -> [QueryCase] {
    try FileManager.default.contentsOfDirectory(
      at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "md" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    .flatMap { file in
      let topic = file.deletingPathExtension().lastPathComponent
      var reader = QueryCaseReader(topic: topic)
      return try reader.read(String(contentsOf: file, encoding: .utf8))
    }
  }
}

/// A file of cases that does not follow the notation.
public struct QueryCaseError: Error, CustomStringConvertible {
  /// What does not fit, and where.
  public var description: String

  init(_ topic: String, _ line: Int, _ problem: String) {
    description = "\(topic).md:\(line): \(problem)"
  }
}

/// Reads the cases of one file.
private struct QueryCaseReader {
  let topic: String
  private var graphs: [String: String] = [:]
  private var cases: [QueryCase] = []
  private var graphName: String?
  private var isOrdered = false

  init(topic: String) { self.topic = topic }

  mutating func read(_ text: String) throws -> [QueryCase] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var number = 0
    while number < lines.count {
      let line = lines[number]
      if let heading = line.dropping("## ") {
        begin(heading, line: number + 1)
      } else if let kind = line.dropping("```"), !kind.isEmpty {
        let end = lines[(number + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.count
        try take(kind, lines[(number + 1)..<end].joined(separator: "\n"), line: number + 1)
        number = end
      } else if line.hasPrefix("|") {
        let end = lines[number...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
        try takeTable(Array(lines[number..<end]), line: number + 1)
        number = end - 1
      } else {
        try takeSentence(line, line: number + 1)
      }
      number += 1
    }
    for one in cases where one.expectation == nil || one.query.isEmpty {
      throw QueryCaseError(topic, one.line, "a case needs a query and what it gives")
    }
    return cases
  }

  private mutating func begin(_ heading: String, line: Int) {
    graphName = heading.dropping("Graph ")
    isOrdered = false
    if graphName == nil { cases.append(QueryCase(topic: topic, line: line, title: heading)) }
  }

  private mutating func take(_ kind: String, _ text: String, line: Int) throws {
    if kind == "graph", let graphName {
      graphs[graphName] = text
    } else if kind == "graph", !cases.isEmpty {
      cases[cases.count - 1].graph = text
    } else if kind == "cypher", !cases.isEmpty {
      cases[cases.count - 1].query = text
    } else {
      throw QueryCaseError(topic, line, "a block `\(kind)` does not belong here")
    }
  }

  private mutating func takeSentence(_ sentence: String, line: Int) throws {
    guard !cases.isEmpty, graphName == nil else { return }
    let last = cases.count - 1
    if let name = sentence.dropping("Graph: ") {
      guard let graph = graphs[name] else { throw QueryCaseError(topic, line, "no graph \(name)") }
      cases[last].graph = graph
    } else if let parameters = sentence.dropping("Parameters: ") {
      cases[last].parameters = parameters
    } else if let signature = sentence.dropping("Procedure: ") {
      cases[last].procedures.append(QueryCase.TableProcedure(signature: signature))
    } else if let failure = sentence.dropping("Fails: ") {
      let parts = failure.components(separatedBy: " at ")
      guard parts.count == 2, ["compile time", "runtime"].contains(parts[1]) else {
        throw QueryCaseError(topic, line, "write `Fails: Detail at compile time` or `at runtime`")
      }
      cases[last].expectation = .failure(detail: parts[0], phase: parts[1])
    } else if sentence == "Known fault." {
      cases[last].isKnownFault = true
    } else if sentence == "In order." {
      isOrdered = true
    } else if sentence == "No rows." {
      cases[last].expectation = .rows(columns: [], rows: [], isOrdered: false)
    }
  }

  private mutating func takeTable(_ lines: [String], line: Int) throws {
    guard !cases.isEmpty, lines.count >= 2 else {
      throw QueryCaseError(topic, line, "a table needs a head, a rule and rows")
    }
    let last = cases.count - 1
    let head = Self.cells(lines[0])
    let rows = lines.dropFirst(2).map(Self.cells)
    if let wrong = rows.first(where: { $0.count != head.count }) {
      throw QueryCaseError(topic, line, "\(wrong.count) cells for \(head.count) columns")
    }
    if cases[last].query.isEmpty, let procedure = cases[last].procedures.indices.last {
      cases[last].procedures[procedure].columns = head
      cases[last].procedures[procedure].rows = rows
    } else {
      cases[last].expectation = .rows(columns: head, rows: rows, isOrdered: isOrdered)
    }
  }

  /// The cells of a row; `\|` is a bar inside a cell.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var isEscaped = false
    for character in line.dropFirst() {
      if character == "|", !isEscaped {
        cells.append("")
      } else if character == "\\", !isEscaped {
        isEscaped = true
        continue
      } else {
        if isEscaped, character != "|" { cells[cells.count - 1].append("\\") }
        cells[cells.count - 1].append(character)
      }
      isEscaped = false
    }
    return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

extension String {
  /// What follows a beginning, or nil where the text does not begin so.
  fileprivate func dropping(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
