import Testing

@Suite struct ConversionFunctionsTests {
  @Test(arguments: [
    ("toInteger('42')", "42"), ("toInteger('-4.9')", "-4"), ("toInteger('4e2')", "400"),
    ("toInteger('foo')", "null"), ("toInteger('')", "null"), ("toInteger(2.9)", "2"),
    ("toInteger(1e300)", "null"), ("toInteger('0x10')", "null"),
    ("toInteger([])", "TypeError InvalidArgumentValue"), ("toIntegerOrNull([])", "null"),
    ("toFloat('1.5')", "1.5"), ("toFloat('.5')", "0.5"), ("toFloat('nan')", "null"),
    ("toFloat(3)", "3.0"), ("toFloat(true)", "TypeError InvalidArgumentValue"),
    ("toFloatOrNull(true)", "null"), ("toBoolean('TRUE')", "true"), ("toBoolean('t')", "null"),
    ("toBoolean(1.5)", "TypeError InvalidArgumentValue"), ("toBooleanOrNull({})", "null"),
    ("toString(1.0)", "'1.0'"), ("toString(true)", "'true'"),
    ("toString([])", "TypeError InvalidArgumentValue"), ("toStringOrNull([])", "null"),
    ("toString(date('2026-02-01'))", "'2026-02-01'"),
    ("toIntegerList(['1', 2.5, 'x'])", "[1, 2, null]"), ("toStringList([1, null])", "['1', null]"),
    ("valueType(1.0)", "'FLOAT NOT NULL'"),
    ("valueType(null)", "'NULL'"), ("valueType([])", "'LIST<NOTHING> NOT NULL'"),
    ("valueType([1, 'a', 2])", "'LIST<STRING NOT NULL | INTEGER NOT NULL> NOT NULL'"),
    ("valueType([[1], null])", "'LIST<LIST<INTEGER NOT NULL>> NOT NULL'"),
    ("valueType(time('12:00'))", "'ZONED TIME NOT NULL'"), ("toInteger(null)", "null"),
  ])
  func `conversions give what their pages say`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }
}
