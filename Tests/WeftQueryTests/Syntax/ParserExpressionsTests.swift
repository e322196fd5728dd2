import Testing
import WeftGraph

@testable import WeftQuery

struct ParserExpressionsTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("2 ^ 3 ^ 2", "(^ (^ 2 3) 2)"),
    ("-2 ^ 2", "(^ -2 2)"),
    ("-n.x", "(minus n.x)"),
    ("a OR b XOR c AND NOT d", "(OR a (XOR b (AND c (not d))))"),
    ("NOT a = b", "(not (= a b))"),
    ("a < b <= c", "(<,<= a b c)"),
    ("(a < b) < c", "(< (< a b) c)"),
    ("a = b = c", "(=,= a b c)"),
    ("a + b IN c", "(IN (+ a b) c)"),
    ("a IN b = c", "(= (IN a b) c)"),
    ("a STARTS WITH b + c", "(STARTS WITH a (+ b c))"),
    ("a IS NULL = true", "(= (isNull a) true)"),
    ("a = b IS NOT NULL", "(= a (notNull b))"),
    ("a =~ 'x' AND b", "(AND (=~ a 'x') b)"),
    ("a || b || c", "(|| (|| a b) c)"),
    ("[1, 2][0] + [3]", "(+ (index [1, 2] 0) [3])"),
    ("xs[1..3]", "(slice xs 1 3)"),
    ("xs[..3]", "(slice- xs 3)"),
    ("xs[1..]", "(slice+ xs 1)"),
    ("a.b.c[0].d", "(index a.b.c 0).d"),
    ("n:A&!B|C", "n:((`A`&!(`B`))|`C`)"),
    ("n:A:B", "n:(`A`&`B`)"),
    ("n IS A", "n:`A`"),
    ("n IS NOT A", "n:!(`A`)"),
    ("{a: 1, b: [2, {c: 3}]}", "{a: 1, b: [2, {c: 3}]}"),
    ("{match: 1, null: 2, `a b`: 3}", "{match: 1, null: 2, a b: 3}"),
    ("a.match.where", "a.match.where"),
    ("date.truncate('day', d)", "(date.truncate 'day' d)"),
    ("count(DISTINCT x)", "(count! x)"),
    ("count(*) + 1", "(+ count(*) 1)"),
    ("a<-1", "(< a -1)"),
    ("a-1", "(- a 1)"),
    ("a - -1", "(- a -1)"),
    ("(a)-(b)", "(- a b)"),
    ("(a)-[b]", "(- a [b])"),
    ("(a)<-(b)", "(< a (minus b))"),
    ("(a)-->(b)", "pattern3"),
    ("(a)--(b)", "pattern3"),
    ("NOT (a)-[:R*1..2]->(:B {x: 1})<--()", "(not pattern5)"),
    ("(a)-[:R]->+(b)", "pattern3"),
    ("(a)-[:R]->{1,3}(b)", "pattern3"),
    ("[(a)-->(b) | b.x]", "(comprehension3 b.x)"),
    ("[p = (a)-->(b) WHERE b.x > 1 | p]", "(comprehension3 p (> b.x 1))"),
    ("[(a)-->(b), true]", "[pattern3, true]"),
    ("[x IN xs]", "(for x xs)"),
    ("[x IN xs WHERE x > 1]", "(for x where xs (> x 1))"),
    ("[x IN xs | x + 1]", "(for x yield xs (+ x 1))"),
    ("[x IN xs WHERE x:A | x.y]", "(for x where yield xs x:`A` x.y)"),
    ("[x IN xs WHERE x:A|B | x.y]", "(for x where yield xs x:(`A`|`B`) x.y)"),
    ("[x IN xs WHERE (x:A|B)]", "(for x where xs x:(`A`|`B`))"),
    ("[1 IN xs, 2]", "[(IN 1 xs), 2]"),
    ("[x IN xs, true]", "[(IN x xs), true]"),
    ("all(x IN xs WHERE x > 1)", "(all x xs (> x 1))"),
    ("none(x IN xs WHERE (x)-->())", "(none x xs pattern3)"),
    ("reduce(s = 0, x IN xs | s + x)", "(reduce s x 0 xs (+ s x))"),
    ("CASE WHEN a THEN 1 ELSE 2 END", "(case 2 a 1)"),
    ("CASE x WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "(case x 1 'a' 2 'b')"),
    ("CASE x WHEN 1, 2 THEN 'a' END", "(case x 1 'a' 2 'a')"),
    ("n {.name, .*, total: 1 + 2, x}", "(project n 4 (+ 1 2))"),
    ("EXISTS { (a)-->(b) WHERE b.x }", "existsPattern"),
    ("EXISTS { MATCH (a)-->(b) RETURN b }", "existsQuery"),
    ("exists((a)-->(b))", "(exists pattern3)"),
    ("exists(a.b)", "(exists a.b)"),
    ("COUNT { (a)-->() } > 1", "(> countPattern 1)"),
    ("COLLECT { MATCH (a) RETURN a }", "collect"),
    ("shortestPath((a)-[*]->(b))", "pattern3"),
    ("$x + $`a b` + $1", "(+ (+ $x $a b) $1)"),
    ("`a``b`", "a`b"),
    ("all + any + case", "(+ (+ all any) case)"),
    ("null IS NULL", "(isNull null)"),
    ("TRUE AND fAlSe", "(AND true false)"),
  ])
  func formsAreReadByPrecedence(_ text: String, _ form: String) throws {
    #expect(try SyntaxText.of(text) == form)
  }

  @Test(arguments: [
    ("0x1F", "31"), ("-0x8000000000000000", "-9223372036854775808"), ("0o17", "15"),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    (".5", "0.5"), ("1.5e3", "1500.0"), ("1e-3", "0.001"), ("1_000", "1000"),
    (#"'a\'b\\c\n\t\u00e9\U0001F600'"#, "'a'b\\c\n\té😀'"),
    (#""it's""#, "'it's'"), (#"'\uD83D\uDE00'"#, "'😀'"),
    ("'/* no comment */ // nor this'", "'/* no comment */ // nor this'"),
    ("1 /* one\n two */ + // three\n 2", "(+ 1 2)"),
  ])
  func literalsAreRead(_ text: String, _ form: String) throws {
    #expect(try SyntaxText.of(text) == form)
  }

  @Test func everyKeywordMayBeAName() throws {
    let words = [
      "match", "optional", "where", "with", "return", "distinct", "order", "by", "skip", "limit",
      "unwind", "union", "call", "yield", "as", "asc", "desc", "starts", "ends", "contains", "in",
      "is", "and", "or", "xor", "exists", "count", "collect", "all", "any", "none", "single",
      "reduce", "shortest", "case", "when", "then", "else", "end", "create", "set", "filter", "let",
      "for", "explain", "profile", "null", "not", "true", "false",
    ]
    for word in words {
      // As a label, type, key and alias every word will do.
      _ = try parse("MATCH (n:\(word) {\(word): 1})-[:\(word)]->() RETURN n.\(word) AS \(word)")
    }
    let reserved: Set = ["null", "true", "false", "not"]
    for word in words where !reserved.contains(word) {
      _ = try parse("MATCH (\(word)) RETURN \(word)")
      _ = try parse("MATCH (\(word):A)-->() WITH \(word), 1 AS one RETURN \(word).x AS y")
      _ = try parse("WITH 1 AS \(word) RETURN [\(word), \(word)] AS x ORDER BY \(word)")
    }
  }

  @Test func nestingIsLimitedAndNeverCrashes() throws {
    let pairs = [
      ("(", ")"), ("[", "]"), ("{a: ", "}"), ("[x IN ", " | x]"), ("abs(", ")"), ("NOT ", ""),
      ("- ", ""), ("CASE WHEN true THEN ", " END"), ("xs[", "]"),
      ("EXISTS { MATCH (n) WHERE ", " }"), ("n:(", ")"),
      ("COUNT { (n) WHERE 1 = ", " }"), ("all(x IN [1] WHERE ", ")"), ("{a: [", "]}"),
    ]
    for (open, close) in pairs {
      for depth in [40, 60, 1_000, 20_000] {
        let inner = open == "n:(" ? "A" : "$p"
        let prefix = open == "n:(" ? "n:" : ""
        let opening = open == "n:(" ? "(" : open
        let text =
          "WITH $p AS xs, $p AS n RETURN " + prefix + String(repeating: opening, count: depth)
          + inner
          + String(repeating: close, count: depth)
        let code = problem(text)
        if depth <= 60 { #expect(code == nil, "\(open) \(depth)") }
        if depth >= 1_000, open != "NOT " || depth > 1_000 {
          #expect(code == "too-deep", "\(open)")
        }
      }
    }
  }

  @Test func longChainsAreReadWithoutDeepTrees() throws {
    for (op, count) in [(" AND ", 20_000), (" OR ", 20_000), (", ", 20_000), (" + ", 390)] {
      #expect(
        problem("RETURN [" + Array(repeating: "$p", count: count).joined(separator: op) + "]")
          == nil)
    }
    #expect(
      problem("RETURN " + Array(repeating: "1", count: 20_000).joined(separator: " < ")) == nil)
    for op in ["|", "&"] {
      let labels = Array(repeating: "A", count: 100_000).joined(separator: op)
      #expect(problem("MATCH (n:\(labels)) RETURN n") == nil)
    }
    #expect(
      problem("RETURN " + Array(repeating: "1", count: 20_000).joined(separator: " + "))
        == "too-deep")
  }

  private func problem(_ text: String) -> String? {
    do {
      _ = try Binder.bind(parse(text), catalog: StandardFunctions.catalog, graph: nil)
      return nil
    } catch {
      return error.diagnostics.first?.code
    }
  }

  private func parse(_ text: String) throws(InputError) -> SyntaxTree {
    try Query.parse(SourceText(name: "query", text: text))
  }
}
