import Testing

@Suite struct ListFunctionsTests {
  @Test(arguments: [
    ("head([1, 2])", "1"), ("head([])", "null"), ("last([1, 2])", "2"), ("tail([1, 2])", "[2]"),
    ("tail([])", "[]"), ("reverse([1, 2, null])", "[null, 2, 1]"), ("size([])", "0"),
    ("range(1, 3)", "[1, 2, 3]"), ("range(3, 1)", "[]"), ("range(3, 1, -2)", "[3, 1]"),
    ("range(1, 10, 4)", "[1, 5, 9]"), ("range(1, 2, 0)", "ArgumentError NumberOutOfRange"),
    ("range(1, 2.0)", "ArgumentError InvalidArgumentType"),
    ("range(0, 9223372036854775807)", "ArgumentError NumberOutOfRange"),
    (
      "range(9223372036854775806, 9223372036854775807)",
      "[9223372036854775806, 9223372036854775807]"
    ),
    (
      "range(-9223372036854775807, 9223372036854775807, 9223372036854775807)",
      "[-9223372036854775807, 0, 9223372036854775807]"
    ),
    ("head(null)", "null"), ("coalesce(null, null, 3, 4)", "3"), ("coalesce(null)", "null"),
    ("isEmpty([])", "true"), ("isEmpty({a: 1})", "false"), ("isEmpty('')", "true"),
    ("keys({b: 1, a: null})", "['b', 'a']"), ("properties({a: 1})", "{a: 1}"),
    ("nullIf(1, 1.0)", "null"), ("nullIf(1, 2)", "1"),
  ])
  func `list functions give what their pages say`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test(arguments: [
    ("[1, 2, 3][-1]", "3"), ("[1, 2, 3][3]", "null"), ("[1, 2, 3][-4]", "null"),
    ("[1, 2, 3][1..-1]", "[2]"), ("[1, 2, 3][-2..]", "[2, 3]"), ("[1, 2, 3][2..1]", "[]"),
    ("[1, 2][null]", "null"), ("{a: 1}['a']", "1"), ("[1] + 2", "[1, 2]"), ("1 + [2]", "[1, 2]"),
    ("[1] + [2]", "[1, 2]"), ("[1] + null", "null"),
  ])
  func `lists are indexed and joined`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }
}
