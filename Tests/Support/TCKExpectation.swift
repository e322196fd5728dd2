public import Foundation

/// What a TCK scenario expects of its query.
public struct TCKExpectation: Decodable, Sendable {
  /// An error as the TCK names it.
  public struct Failure: Decodable, Sendable {
    /// The kind, such as `SyntaxError`; nil where it is not known.
    public var type: String?
    /// `compile time` or `runtime`.
    public var phase: String?
    /// The finer name.
    public var detail: String?

    /// Creates an error.
    public init(type: String?, phase: String?, detail: String?) {
      self.type = type
      self.phase = phase
      self.detail = detail
    }
  }

  /// What a run gave: columns and rows of literals, or an error.
  public enum Outcome: Sendable {
    case rows(columns: [String], rows: [[String]])
    case failure(Failure)
  }

  private struct Expected: Decodable, Sendable {
    var kind: String
    var columns: [String]?
    var rows: [[String]]?
    var ordered: Bool?
    var ignoreListOrder: Bool?
    var error: Failure?
  }

  /// The scenario's name.
  public let id: String
  private let expect: Expected

  /// Reads the expectations of scenarios, one a line.
  public static func read(_ data: Data) throws -> [TCKExpectation] {
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(TCKExpectation.self, from: $0)
    }
  }

  /// What is wrong with an outcome; nil where it is as expected.
  public func fault(of outcome: Outcome) -> String? {
    switch (expect.kind, outcome) {
    case ("error", .failure(let failure)): return fault(of: failure)
    case ("error", .rows): return "no error raised"
    case (_, .failure(let failure)):
      return "raised \(failure.type ?? "?") \(failure.detail ?? "?")"
    case ("empty", .rows(_, let rows)): return rows.isEmpty ? nil : "rows where none are expected"
    case (_, .rows(let columns, let rows)):
      if columns != expect.columns ?? [] { return "columns \(columns)" }
      return fault(of: rows)
    }
  }

  private func fault(of failure: Failure) -> String? {
    let wanted = expect.error
    if let type = wanted?.type, type != "Error", failure.type != type { return "error type" }
    if let phase = wanted?.phase, phase != "any time", failure.phase != phase {
      return "error phase"
    }
    if let detail = wanted?.detail, detail != "*", failure.detail != detail {
      return "error detail"
    }
    return nil
  }

  private func fault(of rows: [[String]]) -> String? {
    func read(_ rows: [[String]]) throws -> [[TCKLiteralValue]] {
      try rows.map { row in
        try row.map { literal in
          let value = try TCKLiteralValue(literal)
          return expect.ignoreListOrder ?? false ? value.withoutListOrder : value
        }
      }
    }
    do {
      let got = try read(rows)
      let wanted = try read(expect.rows ?? [])
      if got.count != wanted.count { return "\(got.count) rows for \(wanted.count)" }
      if expect.ordered ?? false { return got == wanted ? nil : "other rows, or another order" }
      func bag(_ rows: [[TCKLiteralValue]]) -> [[TCKLiteralValue]: Int] {
        Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
      }
      return bag(got) == bag(wanted) ? nil : "other rows"
    } catch {
      return "unreadable: \(error)"
    }
  }
}
