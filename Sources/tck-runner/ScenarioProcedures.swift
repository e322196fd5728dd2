import WeftKit

extension Scenario.TableProcedure {
  /// A procedure that yields the output columns of the rows whose inputs equal the arguments.
  func procedure(_ evaluator: ConstantExpressions) throws -> Procedure {
    let signature = try Signature(self.signature)
    let inputs = signature.inputs.count
    let table = try rows.map { row in try row.map { try evaluator.value($0) } }
    return Procedure(
      signature.name,
      signature.inputs.map { Procedure.Parameter($0.name, $0.type) },
      yields: signature.outputs
    ) { (arguments, _) throws(EvaluationError) in
      let matching = table.filter { row in
        (0..<inputs).allSatisfy { Value.isEquivalent(row[$0], arguments[$0]) }
      }
      return signature.outputs.indices.map { output in
        .values(matching.map { $0[inputs + output] })
      }
    }
  }
}

/// `name(a :: TYPE?, …) :: (b :: TYPE?, …)`.
private struct Signature {
  var name: String
  var inputs: [(name: String, type: ValueType)]
  var outputs: [(name: String, type: ValueType)]

  init(_ text: String) throws {
    guard let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")") else {
      throw RunnerError("no signature: \(text)")
    }
    name = text[..<open].trimmed
    inputs = try Self.fields(text[text.index(after: open)..<close])
    let rest = text[close...].dropFirst().trimmed
    guard rest.hasPrefix("::"), rest.hasSuffix(")"), let start = rest.firstIndex(of: "(") else {
      throw RunnerError("no signature: \(text)")
    }
    outputs = try Self.fields(rest[rest.index(after: start)...].dropLast())
  }

  private static func fields(_ text: Substring) throws -> [(name: String, type: ValueType)] {
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    return try text.split(separator: ",").map { field in
      guard let colons = field.firstRange(of: "::") else {
        throw RunnerError("no type: \(field)")
      }
      let word = field[colons.upperBound...].trimmed.filter { $0 != "?" }.uppercased()
      return (field[..<colons.lowerBound].trimmed, try type(word))
    }
  }

  private static func type(_ word: String) throws -> ValueType {
    switch word {
    case "ANY": return .any
    case "BOOLEAN": return ValueType(.boolean)
    case "INTEGER": return ValueType(.integer)
    case "FLOAT": return ValueType(.float)
    case "NUMBER": return ValueType(.number)
    case "STRING": return ValueType(.string)
    case "DATE": return ValueType(.date)
    case "LOCALTIME": return ValueType(.localTime)
    case "TIME": return ValueType(.time)
    case "LOCALDATETIME": return ValueType(.localDateTime)
    case "DATETIME": return ValueType(.dateTime)
    case "DURATION": return ValueType(.duration)
    case "MAP": return ValueType(.map)
    case "NODE": return ValueType(.node)
    case "RELATIONSHIP": return ValueType(.relationship)
    case "PATH": return ValueType(.path)
    default:
      if word.hasPrefix("LIST") { return ValueType(.list) }
      throw RunnerError("no type: \(word)")
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// A scenario that cannot be run as it is written.
struct RunnerError: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
