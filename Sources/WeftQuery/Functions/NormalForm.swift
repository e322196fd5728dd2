import Foundation
import WeftGraph

/// The normal forms of Unicode (UAX #15), as the platform's library makes them.
enum NormalForm: String, CaseIterable {
  case composed = "NFC"
  case decomposed = "NFD"
  case compatibilityComposed = "NFKC"
  case compatibilityDecomposed = "NFKD"

  /// A text in this form.
  func of(_ text: String) -> String {
    switch self {
    case .composed: text.precomposedStringWithCanonicalMapping
    case .decomposed: text.decomposedStringWithCanonicalMapping
    case .compatibilityComposed: text.precomposedStringWithCompatibilityMapping
    case .compatibilityDecomposed: text.decomposedStringWithCompatibilityMapping
    }
  }
}

extension StringFunctions {
  /// `normalize(text)` and `normalize(text, NFKD)`.
  static let normalize = ScalarFunction(
    "normalize", [.init("text", .stringType), .init("form", .stringType, optional: true)],
    result: .stringType,
    summary: "A string in a normal form of Unicode: NFC, or the one named (NFD, NFKC, NFKD)."
  ) { (arguments, context) throws(EvaluationError) in
    let value = try text(arguments[0], "normalize")
    let name = arguments.count > 1 ? try text(arguments[1], "normalize") : "NFC"
    guard let form = NormalForm(rawValue: name.uppercased()) else {
      throw .outOfRange(
        "normalize() has no form `\(name)`; the forms are NFC, NFD, NFKC, NFKD",
        detail: "InvalidArgumentValue")
    }
    if value.utf8.allSatisfy({ $0 < 0x80 }) { return arguments[0] }
    var meter = ExpressionMeter(context.budget, "normalize()")
    let result = form.of(value)
    try meter.keep(bytes: result.utf8.count)
    return .string(result)
  }
}
