import Testing

@Suite struct StringFunctionsTests {
  @Test(arguments: [
    ("toUpper('aß')", "'ASS'"), ("toLower('ÄB')", "'äb'"), ("trim('  a b\t')", "'a b'"),
    ("ltrim('  a ')", "'a '"), ("rtrim(' a  ')", "' a'"), ("btrim('xxaxx', 'x')", "'a'"),
    ("left('hello', 2)", "'he'"), ("left('he', 9)", "'he'"), ("right('hello', 2)", "'lo'"),
    ("left('hello', -1)", "ArgumentError NegativeIntegerArgument"),
    ("substring('hello', 1, 3)", "'ell'"), ("substring('hello', 4)", "'o'"),
    ("substring('hello', 9)", "''"), ("replace('banana', 'an', 'x')", "'bxxa'"),
    ("replace('aaa', 'aa', 'b')", "'ba'"), ("replace('abc', '', 'x')", "'abc'"),
    ("replace('a b c', ' ', '')", "'abc'"), ("replace('äaö', 'a', 'ü')", "'äüö'"),
    ("replace('abc', 'x', 'y')", "'abc'"), ("replace('a', 'a', '')", "''"),
    ("trim('a b')", "'a b'"), ("trim('')", "''"), ("trim('é\\u00A0')", "'é'"),
    ("ltrim('a ')", "'a '"),
    ("rtrim(' a')", "' a'"), ("toLower('a1 z')", "'a1 z'"), ("toLower('@AZ[')", "'@az['"),
    ("split('a,b,,c', ',')", "['a', 'b', '', 'c']"), ("split('abc', '')", "['a', 'b', 'c']"),
    ("split('a-b,c', ['-', ','])", "['a', 'b', 'c']"), ("split('', ',')", "['']"),
    ("split('aXXbXXc', 'XX')", "['a', 'b', 'c']"), ("reverse('añb')", "'bña'"),
    ("size('añb')", "3"), ("toUpper(null)", "null"), ("left(null, 1)", "null"),
    ("char_length('abc')", "3"), ("size(normalize('e\\u0301'))", "1"),
    ("normalize('abc')", "'abc'"), ("size(normalize('\\u00e9', NFD))", "2"),
    ("normalize('\\ufb01', nfkc)", "'fi'"), ("size(normalize('\\ufb01', NFC))", "1"),
    ("normalize('\\u00b2', 'NFKD')", "'2'"), ("normalize(null)", "null"),
    ("normalize('a', 'NFX')", "ArgumentError InvalidArgumentValue"),
    ("normalize(1)", "SyntaxError InvalidArgumentType"),
    ("toUpper(1)", "SyntaxError InvalidArgumentType"),
  ])
  func `string functions give what their pages say`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }

  @Test(arguments: [
    ("'hello' STARTS WITH 'he'", "true"), ("'hello' STARTS WITH ''", "true"),
    ("'hello' ENDS WITH 'lo'", "true"), ("'hello' ENDS WITH 'hello!'", "false"),
    ("'hello' CONTAINS 'ell'", "true"), ("'aaab' CONTAINS 'aab'", "true"),
    ("'abcabcabd' CONTAINS 'abcabd'", "true"), ("'abcabcab' CONTAINS 'abcabd'", "false"),
    ("'a' CONTAINS null", "null"), ("1 STARTS WITH 'a'", "null"),
    ("'abc' =~ 'a.c'", "true"), ("'xabc' =~ 'a.c'", "false"), ("'ABC' =~ '(?i)a.c'", "true"),
    ("'a' =~ 'a|ab'", "true"), ("'ab' =~ 'a|ab'", "true"), ("'a' =~ null", "null"),
    ("'a' =~ '('", "ArgumentError InvalidArgumentValue"), ("'a' + 1 + 2.0", "'a12.0'"),
    ("'a' || 'b'", "'ab'"), ("1 + 'a'", "'1a'"),
  ])
  func `string operators give what the language says`(expression: String, literal: String) throws {
    #expect(try Answers.literal(expression) == literal)
  }
}
