import Testing

@Suite struct MathFunctionsTests {
  @Test(arguments: [
    ("abs(-3)", "3"), ("abs(-3.5)", "3.5"), ("sign(-2.5)", "-1"), ("sign(0)", "0"),
    ("ceil(1.2)", "2.0"), ("floor(-1.2)", "-2.0"), ("round(2.5)", "3.0"), ("round(-2.5)", "-2.0"),
    ("round(0.49999999999999994)", "0.0"), ("round(1.249, 1)", "1.2"),
    ("round(-1.25, 1)", "-1.3"), ("round(1.25, 1, 'HALF_EVEN')", "1.2"),
    ("round(1.25, 1, 'half_down')", "1.2"), ("round(1.21, 1, 'CEILING')", "1.3"),
    ("round(-1.21, 1, 'DOWN')", "-1.2"), ("sqrt(-1)", "NaN"), ("sqrt(16)", "4.0"),
    ("log(0)", "-Inf"), ("exp(0)", "1.0"), ("log10(1000)", "3.0"), ("atan2(0, -1)", "\(Double.pi)"),
    ("degrees(pi())", "180.0"), ("radians(180)", "\(Double.pi)"), ("cot(pi() / 4) > 0.99", "true"),
    ("e()", "2.718281828459045"), ("0 <= rand() < 1", "true"), ("isNaN(0.0 / 0.0)", "true"),
    ("haversin(0)", "0.0"), ("abs(null)", "null"),
  ])
  func `mathematical functions give what their pages say`(
    expression: String, literal: String
  ) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test(arguments: [
    ("7 / 2", "3"), ("-7 / 2", "-3"), ("-7 % 3", "-1"), ("7.5 % 2", "1.5"), ("1 / 2.0", "0.5"),
    ("1 / 0", "ArithmeticError DivisionByZero"), ("1 % 0", "ArithmeticError DivisionByZero"),
    ("1.0 / 0", "Inf"), ("2 ^ 3", "8.0"), ("2 ^ -1", "0.5"),
    ("9223372036854775807 + 1", "ArithmeticError IntegerOverflow"),
    ("9223372036854775807 * 2", "ArithmeticError IntegerOverflow"), ("null + 1", "null"),
    ("-(-3)", "3"), ("+3", "3"),
  ])
  func `arithmetic is exact or says so`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }
}
