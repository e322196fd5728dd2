import WeftGraph

/// A lexical unit of a query: a kind and a range of bytes.
struct Token {
  /// What a token is.
  ///
  /// Keywords are names: which names are keywords depends on where they stand.
  enum Kind: UInt8 {
    case name, quotedName, integer, float, string
    /// A number, string or character that cannot be read; the lexer's diagnostic says why.
    case badNumber, badString, badCharacter
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, dots, bar, doubleBar, ampersand, exclamation, percent
    case dollar, plus, minus, star, slash, caret
    case equal, doubleEqual, regexEqual, notEqual, bangEqual, less, lessOrEqual, greater
    case greaterOrEqual, plusEqual
    case end
  }

  var kind: Kind
  var start: Int32
  var end: Int32
  /// For a bracket, the index of its partner; -1 where it has none.
  var partner: Int32 = -1

  var span: SourceSpan { SourceSpan(start: Int(start), end: Int(end)) }
}

extension Token.Kind {
  /// The token in the user's words, for messages.
  var words: String {
    switch self {
    case .name, .quotedName: "a name"
    case .integer: "an integer"
    case .float, .badNumber: "a number"
    case .string, .badString: "a string"
    case .badCharacter: "a character"
    case .leftParenthesis: "`(`"
    case .rightParenthesis: "`)`"
    case .leftBracket: "`[`"
    case .rightBracket: "`]`"
    case .leftBrace: "`{`"
    case .rightBrace: "`}`"
    case .comma: "`,`"
    case .colon: "`:`"
    case .semicolon: "`;`"
    case .dot: "`.`"
    case .dots: "`..`"
    case .bar: "`|`"
    case .doubleBar: "`||`"
    case .ampersand: "`&`"
    case .exclamation: "`!`"
    case .percent: "`%`"
    case .dollar: "`$`"
    case .plus: "`+`"
    case .minus: "`-`"
    case .star: "`*`"
    case .slash: "`/`"
    case .caret: "`^`"
    case .equal: "`=`"
    case .doubleEqual: "`==`"
    case .regexEqual: "`=~`"
    case .notEqual: "`<>`"
    case .bangEqual: "`!=`"
    case .less: "`<`"
    case .lessOrEqual: "`<=`"
    case .greater: "`>`"
    case .greaterOrEqual: "`>=`"
    case .plusEqual: "`+=`"
    case .end: "the end of the query"
    }
  }
}
