import Testing

@testable import WeftQuery

@Suite struct PatternMatchTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("abc", "abc", true), ("abc", "abcd", false),
    ("a|ab", "ab", true), ("(a|b)*c", "ababc", true), ("(a|b)*c", "abdc", false),
    ("a{2,3}", "a", false), ("a{2,3}", "aaa", true), ("a{2,3}", "aaaa", false),
    ("a{2}", "aa", true), ("a{2,}", "aaaaa", true), ("a{0}", "", true), ("(a*)*", "aaa", true),
    ("(a*)*b", "aaa", false), (".*@acme\\.com", "x@acme.com", true),
    (".*@acme\\.com", "x@acme-com", false), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
    ("(?i)abc", "aBC", true), ("(?i:a)bc", "Abc", true), ("(?i:a)bc", "ABc", false),
    ("a(?i)bc|d", "aBC", true), ("(?i)[a-c]+é", "ABCÉ", true), ("[^a-c]", "b", false),
    ("[^a-c]", "d", true), ("[]a]", "]", true), ("[a\\]b]+", "a]b", true), ("[a-]+", "a-a", true),
    ("[\\d.]+", "1.5", true), ("\\d+\\s\\w+", "12 ab_", true), ("\\D", "1", false),
    ("\\bfoo\\b", "foo", true), ("a\\b b", "a b", true), ("a\\bb", "ab", false),
    ("^a$", "a", true), ("a$\\n", "a\n", true), ("(?m)a$\\n^b", "a\nb", true),
    ("a$\\n^b", "a\nb", false), ("\\Qa.b\\E+", "a.bb", true),
    ("\\x41\\u0042\\x{1F600}", "AB😀", true),
    ("\\p{Lu}\\p{L}*", "Élan", true), ("\\P{L}", "a", false), ("[[ab]c]+", "abc", true),
    ("(?<year>\\d{4})", "2026", true), ("(?x) a b # c", "ab", true), ("a??b", "ab", true),
    ("a|b|", "", true), (".", "😀", true), ("\\R", "\r\n", true), ("\\h\\v", "\t\n", true),
    ("(?=a)ab", "ab", true), ("(a)\\1", "aa", true), ("(a)\\1", "ab", false), ("a++b", "aab", true),
  ])
  func `a whole text matches or not`(pattern: String, text: String, expected: Bool) throws {
    let isMatch = try PatternMatch(pattern).matches(text)
    #expect(isMatch == expected)
  }

  @Test(arguments: [
    "(", ")", "a)", "*", "a**", "[a", "a{2", "a{3,2}", "[b-a]", "\\", "(?z)a", "x{}",
  ])
  func `what is no regular expression is refused`(pattern: String) {
    #expect(throws: EvaluationError.self) { try PatternMatch(pattern) }
  }

  @Test func `repetitions of repetitions are bounded`() {
    #expect(throws: EvaluationError.self) { try PatternMatch("((a{99}){99}){99}") }
    #expect(throws: EvaluationError.self) {
      try PatternMatch(String(repeating: "(", count: 5_000) + String(repeating: ")", count: 5_000))
    }
  }

  @Test(arguments: [
    "(?=a)(a+)+b", "(a)\\1(b|bb)*c", "(?!x)a*a*a*b", "(a++)*b", "(?>a*)(?:[ab]*)+c", "(?=(a*)*)b",
  ])
  func `what backtracking could try for ever is refused`(pattern: String) {
    #expect(throws: EvaluationError.self) { try PatternMatch(pattern) }
  }

  @Test(arguments: [
    ("(?!.*test).*", "a fest", true), ("(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,}", "abcdefG1", true),
    ("(\\w+)-\\1", "ab-ab", true), ("[a-z]++\\d{2,4}?", "abc123", true), ("(?!a)b|c", "c", true),
    ("(?i:x)(?=y)y", "Xy", true),
  ])
  func `what ends soon is tried`(pattern: String, text: String, expected: Bool) throws {
    let isMatch = try PatternMatch(pattern).matches(text)
    #expect(isMatch == expected)
    let long = String(repeating: "a", count: 5_000)
    #expect(throws: EvaluationError.self) { try PatternMatch(pattern).matches(long) }
  }

  @Test func `no pattern takes exponential time`() throws {
    let text = String(repeating: "a", count: 2_000)
    let one = try PatternMatch("(a|a)*b").matches(text)
    #expect(!one)
    let two = try PatternMatch("(a*)*(a*)*b").matches(text)
    #expect(!two)
    let three = try PatternMatch("(a?){100}a{100}").matches(String(repeating: "a", count: 100))
    #expect(three)
  }

  @Test(arguments: 0..<30) func `the automaton agrees with the platform's engine`(seed: UInt64)
    throws
  {
    var random = SeededValues(seed: seed)
    for _ in 0..<40 {
      let pattern = Self.pattern(&random, depth: 3)
      let match = try PatternMatch(pattern)
      let expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
      for _ in 0..<10 {
        let text = String(
          (0..<random.int(0...5)).map { _ in ["a", "b", "c"][Int(random.int(0...2))] }.joined())
        let isMatch = try match.matches(text)
        #expect(isMatch == (text.wholeMatch(of: expression) != nil), "\(pattern) \(text)")
      }
    }
  }

  private static func pattern(_ random: inout SeededValues, depth: Int) -> String {
    let kind = random.int(0...(depth > 0 ? 7 : 3))
    switch kind {
    case 0: return "a"
    case 1: return "[ab]"
    case 2: return "[^b]"
    case 3: return "."
    case 4: return "(" + pattern(&random, depth: depth - 1) + ")*"
    case 5: return "(?:" + pattern(&random, depth: depth - 1) + "){1,2}"
    case 6:
      let left = pattern(&random, depth: depth - 1)
      return "(\(left)|" + pattern(&random, depth: depth - 1) + ")"
    default:
      let left = pattern(&random, depth: depth - 1)
      return left + pattern(&random, depth: depth - 1)
    }
  }
}
