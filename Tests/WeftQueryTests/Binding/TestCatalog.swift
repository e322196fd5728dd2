import Foundation
import WeftQuery

/// The standard functions, with plain stand-ins for procedures a test needs.
enum TestCatalog {
  static let any = ValueType.any

  /// The standard catalog with procedures whose signatures are written as the openCypher TCK does.
  static func with(procedures signatures: [String]) -> Catalog {
    StandardFunctions.catalog.merging(Catalog(procedures: signatures.compactMap { procedure($0) }))
  }

  /// The standard catalog with the procedures tests use.
  static let standard = with(procedures: [
    "graph.degree(options :: MAP?) :: (node :: NODE?, total :: INTEGER?)",
    "test.nothing() :: ()",
  ])

  private static func procedure(_ signature: String) -> Procedure? {
    let parts = signature.split(separator: "(", maxSplits: 1)
    guard parts.count == 2, let middle = parts[1].range(of: ") :: (") else { return nil }
    let inputs = columns(parts[1][..<middle.lowerBound])
    let outputs = columns(parts[1][middle.upperBound...].dropLast())
    return Procedure(
      String(parts[0]), inputs.map { .init($0.name, $0.type) }, yields: outputs
    ) { _, _ throws(EvaluationError) in [] }
  }

  private static func columns(_ text: Substring) -> [(name: String, type: ValueType)] {
    text.split(separator: ",").compactMap { column in
      let words = column.split(whereSeparator: { " :?".contains($0) })
      return words.count == 2 ? (String(words[0]), type(String(words[1]))) : nil
    }
  }

  private static func type(_ name: String) -> ValueType {
    switch name {
    case "INTEGER": ValueType(.integer)
    case "FLOAT": ValueType(.float)
    case "NUMBER": ValueType(.number)
    case "STRING": ValueType(.string)
    case "BOOLEAN": ValueType(.boolean)
    case "MAP": ValueType(.map)
    case "NODE": ValueType(.node)
    default: any
    }
  }
}
