/// Reads regular expressions.
struct PatternParser {
  /// What `(?i)` and its relatives switch on.
  private struct Flags {
    var ignoresCase = false
    var dotMatchesAll = false
    var isMultiline = false
    var ignoresSpace = false
  }

  private static let largestProgram = 10_000
  private static let deepestNesting = 200

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var flags = Flags()
  private var depth = 0

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(PatternFault) -> PatternNode {
    let node = try alternatives()
    guard position == scalars.count else { throw .invalid }
    guard PatternAutomaton.size(of: node, limit: Self.largestProgram) != nil else {
      throw .tooLarge
    }
    return node
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func advance() throws(PatternFault) -> Unicode.Scalar {
    guard let scalar = current else { throw .invalid }
    position += 1
    return scalar
  }

  // MARK: Structure

  private mutating func alternatives() throws(PatternFault) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepestNesting else { throw .tooLarge }
    let outer = flags
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    flags = outer
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(PatternFault) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if flags.ignoresSpace {
        if ScalarSet.space.contains(scalar) {
          position += 1
          continue
        }
        if scalar == "#" {
          while let other = current, other != "\n" {
            _ = other
            position += 1
          }
          continue
        }
      }
      let part = try atom()
      parts.append(try quantified(part))
    }
    return .sequence(parts)
  }

  private mutating func quantified(_ atom: PatternNode) throws(PatternFault) -> PatternNode {
    var node = atom
    var isQuantified = false
    while let scalar = current {
      var bounds: (least: Int, most: Int?)
      switch scalar {
      case "*": bounds = (0, nil)
      case "+": bounds = (1, nil)
      case "?": bounds = (0, 1)
      case "{": bounds = (0, 0)
      default: return node
      }
      if isQuantified { throw .invalid }
      position += 1
      if scalar == "{" { bounds = try counts() }
      if current == "+" { throw .unsupported }
      // What is lazy differs from what is greedy in where a match ends, not in whether there is one.
      _ = take("?")
      node = .repeated(node, least: bounds.least, most: bounds.most)
      isQuantified = true
    }
    return node
  }

  private mutating func counts() throws(PatternFault) -> (least: Int, most: Int?) {
    let least = try count()
    if take("}") { return (least, least) }
    guard take(",") else { throw .invalid }
    if take("}") { return (least, nil) }
    let most = try count()
    guard take("}"), most >= least else { throw .invalid }
    return (least, most)
  }

  private mutating func count() throws(PatternFault) -> Int {
    var value: Int?
    while let scalar = current, ("0"..."9").contains(scalar) {
      let digit = Int(scalar.value) - 48
      value = min((value ?? 0) * 10 + digit, 1_000_000)
      position += 1
    }
    guard let value else { throw .invalid }
    return value
  }

  private mutating func atom() throws(PatternFault) -> PatternNode {
    let scalar = try advance()
    switch scalar {
    case "(": return try group()
    case "[": return .scalar(folded(try bracketed()))
    case ".": return .scalar(flags.dotMatchesAll ? .all : ScalarSet.lineBreaks.inverted)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .lastLineEnd)
    case "\\": return try escape()
    case "*", "+", "?", "{": throw .invalid
    default: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    .scalar(folded(ScalarSet(scalar)))
  }

  private func folded(_ set: ScalarSet) -> ScalarSet {
    var copy = set
    copy.ignoresCase = flags.ignoresCase
    return copy
  }

  private mutating func group() throws(PatternFault) -> PatternNode {
    let outer = flags
    if take("?") {
      switch try advance() {
      case ":": break
      case "<":
        guard let first = current, first != "=", first != "!" else { throw .unsupported }
        while try advance() != ">" {}
      case "=", "!", ">": throw .unsupported
      default:
        position -= 1
        if try readFlags() { return .empty }
      }
    }
    let node = try alternatives()
    guard take(")") else { throw .invalid }
    flags = outer
    return node
  }

  /// Reads `i-s)` or `i-s:`; true where the flags hold to the end of the enclosing group.
  private mutating func readFlags() throws(PatternFault) -> Bool {
    var isOn = true
    while true {
      switch try advance() {
      case "-": isOn = false
      case "i": flags.ignoresCase = isOn
      case "s": flags.dotMatchesAll = isOn
      case "m": flags.isMultiline = isOn
      case "x": flags.ignoresSpace = isOn
      case "u", "U": break
      case ")": return true
      case ":": return false
      default: throw .invalid
      }
    }
  }

  // MARK: Escapes

  private mutating func escape() throws(PatternFault) -> PatternNode {
    let scalar = try advance()
    switch scalar {
    case "b": return .assertion(.wordBoundary)
    case "B": return .assertion(.noWordBoundary)
    case "A": return .assertion(.textStart)
    case "z": return .assertion(.textEnd)
    case "Z": return .assertion(.lastLineEnd)
    case "Q": return try quoted()
    case "R":
      return .alternatives([
        .sequence([.scalar(ScalarSet("\r")), .scalar(ScalarSet("\n"))]),
        .scalar(.verticalSpace),
      ])
    case "1"..."9", "k", "G", "X", "N", "K": throw .unsupported
    default: return .scalar(folded(try escapedSet(scalar)))
    }
  }

  private mutating func quoted() throws(PatternFault) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = current {
      if scalar == "\\", position + 1 < scalars.count, scalars[position + 1] == "E" {
        position += 2
        break
      }
      parts.append(literal(scalar))
      position += 1
    }
    // A quantifier behind the quotation is its last character's.
    if let last = parts.popLast() { parts.append(try quantified(last)) }
    return .sequence(parts)
  }

  /// The set behind a backslash, inside brackets or out.
  private mutating func escapedSet(_ scalar: Unicode.Scalar) throws(PatternFault) -> ScalarSet {
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "h": return .horizontalSpace
    case "H": return ScalarSet.horizontalSpace.inverted
    case "v": return .verticalSpace
    case "V": return ScalarSet.verticalSpace.inverted
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "f": return ScalarSet("\u{C}")
    case "a": return ScalarSet("\u{7}")
    case "e": return ScalarSet("\u{1B}")
    case "x": return ScalarSet(take("{") ? try hexadecimal(upTo: "}") : try hexadecimal(digits: 2))
    case "u": return ScalarSet(try hexadecimal(digits: 4))
    case "p", "P":
      let set = try property()
      return scalar == "P" ? set.inverted : set
    default:
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
      if isLetter || ("0"..."9").contains(scalar) { throw .unsupported }
      return ScalarSet(scalar)
    }
  }

  private mutating func property() throws(PatternFault) -> ScalarSet {
    var name = ""
    if take("{") {
      while true {
        let scalar = try advance()
        if scalar == "}" { break }
        name.unicodeScalars.append(scalar)
      }
    } else {
      name.unicodeScalars.append(try advance())
    }
    guard let set = ScalarSet.named(name) else { throw .unsupported }
    return set
  }

  private mutating func hexadecimal(digits: Int) throws(PatternFault) -> Unicode.Scalar {
    var text = ""
    for _ in 0..<digits { text.unicodeScalars.append(try advance()) }
    return try scalar(text)
  }

  private mutating func hexadecimal(upTo end: Unicode.Scalar) throws(PatternFault) -> Unicode.Scalar
  {
    var text = ""
    while true {
      let next = try advance()
      if next == end { return try scalar(text) }
      text.unicodeScalars.append(next)
    }
  }

  private func scalar(_ hexadecimal: String) throws(PatternFault) -> Unicode.Scalar {
    guard let value = UInt32(hexadecimal, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw .invalid
    }
    return scalar
  }

  // MARK: Brackets

  private mutating func bracketed() throws(PatternFault) -> ScalarSet {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepestNesting else { throw .tooLarge }
    var set = ScalarSet()
    set.isNegated = take("^")
    var isFirst = true
    while true {
      let scalar = try advance()
      switch scalar {
      case "]" where !isFirst: return set
      case "[":
        if current == ":" { throw .unsupported }
        set.formUnion(folded(try bracketed()))
      case "&" where current == "&": throw .unsupported
      default: try insertRange(from: scalar, into: &set)
      }
      isFirst = false
    }
  }

  private mutating func insertRange(
    from first: Unicode.Scalar, into set: inout ScalarSet
  ) throws(PatternFault) {
    guard let low = try member(first, &set) else { return }
    guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
      scalars[position + 1] != "["
    else {
      set.insert(low.value...low.value)
      return
    }
    position += 1
    guard let high = try member(try advance(), &set), high.value >= low.value else {
      throw .invalid
    }
    set.insert(low.value...high.value)
  }

  /// A single scalar; nil where a whole set was inserted instead.
  private mutating func member(
    _ scalar: Unicode.Scalar, _ set: inout ScalarSet
  ) throws(PatternFault) -> Unicode.Scalar? {
    guard scalar == "\\" else { return scalar }
    let escaped = try advance()
    if escaped == "Q" || escaped == "E" { throw .unsupported }
    let escapedSet = try escapedSet(escaped)
    if let single = escapedSet.single { return single }
    set.formUnion(escapedSet)
    return nil
  }
}
