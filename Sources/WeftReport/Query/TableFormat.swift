public import WeftGraph
public import WeftQuery

/// How the rows of a query are written.
public enum TableFormat: String, Sendable, CaseIterable {
  case table, json, jsonl, csv
}

/// Writes the rows of a query as they come, in one of the formats.
///
/// Call ``begin()`` once, ``rows(_:)`` any number of times, ``end(warnings:profile:)`` once; each
/// returns the bytes that are ready. The aligned table needs all rows before it can say how wide
/// its columns are, so it comes whole at the end.
public struct TableWriter: Sendable {
  private let format: TableFormat
  private let columns: [String]
  private let graph: Graph
  private let asOf: CalendarDate
  private let style: TextStyle
  private var json = JSONWriter()
  private var table: TextTable
  private var kinds: [Bool]
  private var held: [[String]] = []

  /// Creates a writer for rows with the given columns.
  public init(
    _ format: TableFormat, columns: [String], graph: Graph, asOf: CalendarDate,
    style: TextStyle = .plain
  ) {
    self.format = format
    self.columns = columns
    self.graph = graph
    self.asOf = asOf
    self.style = style
    table = TextTable(columns)
    kinds = Array(repeating: true, count: columns.count)
  }

  /// What comes before the rows.
  public mutating func begin() -> [UInt8] {
    switch format {
    case .json:
      json.beginObject()
      json.field("asOf", ValueText.temporal(.date(asOf)))
      json.field("columns", columns)
      json.key("rows")
      json.beginArray()
      return json.take()
    case .csv: return Array((columns.map(Self.csvCell).joined(separator: ",") + "\n").utf8)
    case .jsonl, .table: return []
    }
  }

  /// Some rows.
  public mutating func rows(_ rows: [[Value]]) -> [UInt8] {
    switch format {
    case .json:
      for row in rows {
        json.array { json in for value in row { json.write(value, in: graph) } }
      }
      return json.take()
    case .jsonl:
      for row in rows {
        json.object { json in
          for (column, value) in zip(columns, row) {
            json.key(column)
            json.write(value, in: graph)
          }
        }
        json.newline()
      }
      return json.take()
    case .csv:
      var text = ""
      for row in rows {
        text += row.map { Self.csvCell($0.isNull ? "" : cell($0)) }.joined(separator: ",") + "\n"
      }
      return Array(text.utf8)
    case .table:
      for row in rows {
        for (index, value) in row.enumerated() {
          switch value {
          case .integer, .float, .null: break
          default: kinds[index] = false
          }
        }
        held.append(row.map { ValueText.text($0, in: graph) })
      }
      return []
    }
  }

  /// What comes after the rows.
  public mutating func end(warnings: [Diagnostic], profile: ProfileReport? = nil) -> [UInt8] {
    switch format {
    case .json:
      json.endArray()
      json.key("warnings")
      json.array { json in
        for warning in warnings {
          json.object { json in
            json.field("code", warning.code)
            json.field("message", warning.message)
            json.field("line", warning.position?.line)
            json.field("column", warning.position?.column)
          }
        }
      }
      if let profile { profile.write(to: &json) }
      json.endObject()
      json.newline()
      return json.take()
    case .jsonl, .csv: return []
    case .table:
      var aligned = TextTable(columns, alignments: kinds.map { $0 ? .trailing : .leading })
      for row in held { aligned.append(row) }
      let count = style(Counts.of(held.count, "row"), .dim) + "\n"
      return Array((columns.isEmpty ? count : aligned.text(style: style) + count).utf8)
    }
  }

  /// A value in a CSV cell: scalars bare, everything else as JSON.
  private func cell(_ value: Value) -> String {
    switch value {
    case .list, .map, .path, .relationship:
      var json = JSONWriter()
      json.write(value, in: graph)
      return String(decoding: json.bytes, as: UTF8.self)
    case .node(let node): return graph.id(of: node)
    default: return ValueText.text(value, in: graph)
    }
  }

  /// A cell by RFC 4180: quoted where it holds a comma, a quotation mark or a line break.
  static func csvCell(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
