/// Why a regular expression cannot be made into an automaton.
enum PatternFault: Error {
  /// It is no regular expression.
  case invalid
  /// It needs backtracking.
  case unsupported
  /// Its repetitions, written out, are too many.
  case tooLarge
}

/// A regular expression as a tree.
indirect enum PatternNode {
  case empty
  case scalar(ScalarSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?)
}

/// A condition on a place between two characters.
enum PatternAssertion {
  case textStart, textEnd, lineStart, lineEnd, lastLineEnd, wordBoundary, noWordBoundary
}

/// A set of Unicode scalars.
struct ScalarSet {
  /// A property scalars have or not.
  struct Property {
    var isNegated: Bool
    var test: @Sendable (Unicode.Scalar) -> Bool
  }

  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var ranges: [ClosedRange<UInt32>] = []
  private var properties: [Property] = []
  private var nested: [ScalarSet] = []
  var isNegated = false
  /// Whether upper and lower case are the same.
  var ignoresCase = false

  init() {}

  init(_ scalar: Unicode.Scalar) { insert(scalar.value...scalar.value) }

  init(_ ranges: ClosedRange<UInt32>..., negated: Bool = false) {
    for range in ranges { insert(range) }
    isNegated = negated
  }

  init(negated: Bool, _ test: @escaping @Sendable (Unicode.Scalar) -> Bool) {
    properties = [Property(isNegated: negated, test: test)]
  }

  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
    guard range.lowerBound < 128 else { return }
    for value in range.lowerBound...min(range.upperBound, 127) {
      if value < 64 { low |= 1 << value } else { high |= 1 << (value - 64) }
    }
  }

  /// The one scalar in the set, if it was made of just that.
  var single: Unicode.Scalar? {
    guard ranges.count == 1, properties.isEmpty, nested.isEmpty, !isNegated,
      ranges[0].lowerBound == ranges[0].upperBound
    else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }

  mutating func formUnion(_ other: ScalarSet) { nested.append(other) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if holds(scalar) { return !isNegated }
    guard ignoresCase else { return isNegated }
    let properties = scalar.properties
    for text in [properties.lowercaseMapping, properties.uppercaseMapping] {
      if text.unicodeScalars.count == 1, let other = text.unicodeScalars.first, other != scalar,
        holds(other)
      {
        return !isNegated
      }
    }
    return isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 {
      if low & (1 << value) != 0 { return true }
    } else if value < 128 {
      if high & (1 << (value - 64)) != 0 { return true }
    } else if ranges.contains(where: { $0.contains(value) }) {
      return true
    }
    return properties.contains { $0.test(scalar) != $0.isNegated }
      || nested.contains { $0.contains(scalar) }
  }

  // MARK: Named sets

  static let digits = ScalarSet(48...57)
  static let word = ScalarSet(48...57, 65...90, 95...95, 97...122)
  static let space = ScalarSet(9...13, 32...32)
  static let horizontalSpace = ScalarSet(
    9...9, 32...32, 0xA0...0xA0, 0x1680...0x1680, 0x180E...0x180E, 0x2000...0x200A,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000)
  static let verticalSpace = ScalarSet(10...13, 0x85...0x85, 0x2028...0x2029)
  static let lineBreaks = ScalarSet(10...10, 13...13, 0x85...0x85, 0x2028...0x2029)
  static let all = ScalarSet(0...0x10_FFFF)

  var inverted: ScalarSet {
    var copy = self
    copy.isNegated.toggle()
    return copy
  }

  /// The set of a name in `\p{name}`, or nil.
  static func named(_ name: String) -> ScalarSet? {
    switch name {
    case "Alpha": return ScalarSet(65...90, 97...122)
    case "Digit": return digits
    case "Alnum": return ScalarSet(48...57, 65...90, 97...122)
    case "Upper": return ScalarSet(65...90)
    case "Lower": return ScalarSet(97...122)
    case "Punct": return ScalarSet(33...47, 58...64, 91...96, 123...126)
    case "Space": return space
    case "ASCII": return ScalarSet(0...127)
    case "IsAlphabetic": return ScalarSet(negated: false) { $0.properties.isAlphabetic }
    case "IsUppercase": return ScalarSet(negated: false) { $0.properties.isUppercase }
    case "IsLowercase": return ScalarSet(negated: false) { $0.properties.isLowercase }
    case "IsWhite_Space": return ScalarSet(negated: false) { $0.properties.isWhitespace }
    default: break
    }
    let wanted = categories.filter { $0.name.hasPrefix(name) }.map(\.category)
    guard (1...2).contains(name.count), !wanted.isEmpty else { return nil }
    return ScalarSet(negated: false) { wanted.contains($0.properties.generalCategory) }
  }

  private static let categories: [(name: String, category: Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
    ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
    ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber),
    ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
    ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
    ("Pi", .initialPunctuation), ("Pf", .finalPunctuation), ("Po", .otherPunctuation),
    ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol),
    ("So", .otherSymbol), ("Zs", .spaceSeparator), ("Zl", .lineSeparator),
    ("Zp", .paragraphSeparator), ("Cc", .control), ("Cf", .format), ("Cn", .unassigned),
    ("Co", .privateUse),
  ]
}
