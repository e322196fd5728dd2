/// Whether a regular expression that has to be tried by backtracking ends in good time.
///
/// Repetition within repetition, or of alternatives, can take time exponential in the text; repetitions
/// one behind the other multiply. What looks around or is atomic is left for good once it matched, so
/// its repetitions do not multiply with those outside.
struct BacktrackingBound {
  /// The most characters a text may have.
  static let longestText = 4_096
  /// The most repetitions, one behind the other.
  private static let mostLoops = 2

  private struct Group {
    var loops = 0
    var hasAlternatives = false
    var isAtomic = false
  }

  private let pattern: [Unicode.Scalar]
  private var place = 0
  private var groups = [Group()]

  /// Whether a pattern keeps within the bound.
  static func holds(for pattern: String) -> Bool {
    var bound = BacktrackingBound(pattern: Array(pattern.unicodeScalars))
    return bound.read()
  }

  private init(pattern: [Unicode.Scalar]) { self.pattern = pattern }

  private mutating func read() -> Bool {
    while place < pattern.count {
      switch pattern[place] {
      case "\\": place += 2
      case "[":
        skipSet()
        continue
      case "|":
        groups[groups.count - 1].hasAlternatives = true
        place += 1
      case "(":
        open()
        continue
      case ")":
        place += 1
        guard groups.count > 1 else { return false }
        let group = groups.removeLast()
        if group.loops > Self.mostLoops { return false }
        let isRepeated = takeLoop()
        if isRepeated, group.loops > 0 || group.hasAlternatives { return false }
        groups[groups.count - 1].loops += (group.isAtomic ? 0 : group.loops) + (isRepeated ? 1 : 0)
        continue
      default: place += 1
      }
      if takeLoop() { groups[groups.count - 1].loops += 1 }
    }
    return groups.count == 1 && groups[0].loops <= Self.mostLoops
  }

  /// Takes a quantifier, if one stands here; whether it repeats more than once.
  private mutating func takeLoop() -> Bool {
    guard place < pattern.count else { return false }
    var isLoop = false
    switch pattern[place] {
    case "*", "+":
      isLoop = true
      place += 1
    case "?": place += 1
    case "{":
      guard let end = pattern[place...].firstIndex(of: "}") else { return false }
      isLoop = true
      place = end + 1
    default: return false
    }
    // Lazy or possessive.
    if place < pattern.count, pattern[place] == "?" || pattern[place] == "+" { place += 1 }
    return isLoop
  }

  private mutating func open() {
    place += 1
    var group = Group()
    if place < pattern.count, pattern[place] == "?" {
      let rest = String(String.UnicodeScalarView(pattern[(place + 1)...].prefix(2)))
      group.isAtomic =
        rest.hasPrefix("=") || rest.hasPrefix("!") || rest.hasPrefix(">") || rest == "<="
        || rest == "<!"
      place += 2
    }
    groups.append(group)
  }

  private mutating func skipSet() {
    var depth = 0
    while place < pattern.count {
      switch pattern[place] {
      case "\\": place += 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 {
          place += 1
          if takeLoop() { groups[groups.count - 1].loops += 1 }
          return
        }
      default: break
      }
      place += 1
    }
  }
}
