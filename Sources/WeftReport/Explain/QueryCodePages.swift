/// The codes of queries and of rule, question and settings files: what each means and what mends it.
///
/// Those of charts and mappings are in `DiagnosticCatalogue`.
public enum QueryCodePages {
  /// All codes, sorted.
  public static let codes = pages.map(\.code).sorted()

  /// The page of a code, for a terminal, or nil if the code is none of these.
  public static func text(_ code: String, style: TextStyle) -> String? {
    guard let page = pages.first(where: { $0.code == code }) else { return nil }
    return style(page.code, .bold) + "\n\n" + TextWrap.wrap(page.meaning, indent: "  ") + "\n"
      + style("how to mend it", .bold) + "\n" + TextWrap.wrap(page.remedy, indent: "  ")
  }

  typealias Page = (code: String, meaning: String, remedy: String)

  private static let pages: [Page] =
    syntax + names + meaning + running + warnings + ruleFiles
    + changes

  private static let syntax: [Page] = [
    (
      "unexpected-token", "The text cannot go on like this.",
      "Look at the words the message expects there; most often a bracket, comma or keyword is missing just before."
    ),
    (
      "unexpected-end", "The query stops in the middle of something.",
      "Finish it; the message names what was expected."
    ),
    (
      "unexpected-character", "A character that is part of no word or operator.",
      "Remove it, or put it in quotes; names with special characters stand in backticks."
    ),
    (
      "misspelt-keyword", "A word that is nearly a keyword.",
      "Write the keyword the message offers."
    ),
    (
      "write-clause", "The query would change the graph; queries and rules only read.",
      "Remove the clause. weft whatif CHART --change FILE tries a change out on a copy of a chart."
    ),
    (
      "several-queries", "More than one query in one text.",
      "Run them one at a time, or join them with UNION."
    ),
    (
      "too-deep", "Brackets or subqueries nest deeper than the limit.", "Split the query with WITH."
    ),
    (
      "unclosed-string", "A string has no closing quotation mark.",
      "Close it with the mark it began with."
    ),
    ("unclosed-name", "A name in backticks is not closed.", "Add the closing backtick."),
    ("unclosed-comment", "A comment that began with /* is not closed.", "Add */."),
    (
      "invalid-escape", "A backslash is followed by nothing that can be escaped.",
      "Double the backslash, or use \\n, \\t, \\' and the like."
    ),
    ("invalid-encoding", "The text is not UTF-8.", "Save it as UTF-8."),
    (
      "invalid-number", "A number is written in a way nothing reads.",
      "Write it as 12, 1.5, 1e3, 0x1F or 0o17."
    ),
    (
      "integer-overflow", "An integer, written or computed, does not fit in 64 bits.",
      "Use a float, or smaller numbers."
    ),
    (
      "float-overflow", "A floating-point number is too large to be held.",
      "Use a smaller exponent."
    ),
    (
      "misplaced-clause", "A clause stands where it cannot.",
      "RETURN comes last; WHERE follows MATCH, WITH or YIELD."
    ),
    (
      "misplaced-where", "WHERE follows something that takes none.",
      "Put it behind MATCH, WITH or YIELD, or use FILTER."
    ),
    (
      "misplaced-distinct", "DISTINCT stands in a function that does not aggregate.",
      "Use it in an aggregate, or behind RETURN or WITH."
    ),
    (
      "misplaced-pattern", "A pattern stands where a value is wanted.",
      "A pattern alone is a condition: write EXISTS { … }, or COUNT { … } for a number."
    ),
    ("misplaced-path", "A path has a name where it cannot have one.", "Name it in MATCH."),
    ("missing-return", "The query ends without giving rows.", "End it with RETURN."),
    ("missing-alias", "An expression in WITH has no name.", "Add AS and a name."),
    ("missing-asterisk", "A range of lengths without its asterisk.", "Write *1..3."),
    (
      "missing-relationship", "A pattern of one node alone cannot be a condition.",
      "Add a relationship, or write n:Label for a label."
    ),
    (
      "two-lengths", "A relationship has two lengths.",
      "Keep either the asterisk or the quantifier."
    ),
    (
      "invalid-length", "The bounds of a variable length do not fit.",
      "The least comes first, and neither is negative."
    ),
    ("invalid-quantifier", "A quantifier's bounds do not fit.", "Write {1,3}, {2}, + or *."),
    ("nested-quantifier", "A quantified pattern stands inside another.", "Flatten the pattern."),
    (
      "invalid-shortest-path",
      "shortestPath takes one relationship of variable length between two nodes.",
      "Write shortestPath((a)-[:T*]-(b))."
    ),
    (
      "invalid-pattern", "The pattern cannot be matched as written.", "The message says which part."
    ),
    (
      "not-a-literal", "A value that must be written out is computed.",
      "Write a number, string, list or map."
    ),
    ("mixed-union", "UNION and UNION ALL are mixed.", "Use one of them throughout."),
  ]

  private static let names: [Page] = [
    (
      "undefined-variable", "A name nobody has bound.",
      "Correct the spelling, bind it in MATCH, or carry it through WITH. Names bound in a subquery are not visible outside."
    ),
    ("variable-already-bound", "A name is bound a second time.", "Choose another name."),
    ("variable-type-conflict", "A name stands for things of two kinds.", "Use two names."),
    (
      "repeated-relationship",
      "One relationship name stands twice in one MATCH, which can never match.", "Use two names."
    ),
    ("duplicate-column", "Two columns have one name.", "Give one another name with AS."),
    (
      "different-columns", "The parts of UNION have different columns.",
      "Give them the same names in the same order."
    ),
    (
      "collect-columns", "COLLECT takes a subquery of exactly one column.",
      "Return one value; a map holds several."
    ),
    ("no-variables", "RETURN * where nothing is bound.", "Name what is wanted."),
    (
      "unknown-function", "No function has this name.",
      "weft explain lists functions; the message offers the nearest."
    ),
    (
      "unknown-procedure", "No procedure has this name.",
      "weft explain lists procedures; the message offers the nearest."
    ),
    (
      "unknown-column",
      "A procedure yields no such column, or a rule names a column its query does not return.",
      "The message lists those there are."
    ),
    ("yield-all", "YIELD * stands in a larger query.", "Name the columns."),
    (
      "implicit-arguments", "A call within a query leaves out its brackets.",
      "Write them, with the arguments."
    ),
    (
      "wrong-argument-count", "A function or procedure is given too many arguments or too few.",
      "weft explain NAME shows its parameters."
    ),
    (
      "missing-parameter", "The query reads a parameter that was not given.",
      "Give it with --param NAME=VALUE."
    ),
    (
      "parameter-as-properties", "A parameter stands for a pattern's whole property map.",
      "Name each property: {id: $id}."
    ),
    (
      "parameter-bound", "A parameter stands as a bound where only a number can.",
      "Write the number."
    ),
  ]

  private static let meaning: [Page] = [
    (
      "wrong-type", "A value is of a kind the place cannot take.",
      "The message says which kind is wanted."
    ),
    (
      "ambiguous-aggregation",
      "An expression mixes an aggregate with something that is no grouping key.",
      "Compute the key in WITH first."
    ),
    (
      "misplaced-aggregate", "An aggregate stands where there is no group.",
      "Aggregate in WITH or RETURN, and filter behind it."
    ),
    (
      "nested-aggregate", "An aggregate within an aggregate.", "Aggregate twice, with WITH between."
    ),
    ("random-aggregate", "rand() stands within an aggregate.", "Compute it in WITH first."),
    ("not-constant", "SKIP or LIMIT reads a variable.", "Use a number or a parameter."),
    ("negative-count", "SKIP or LIMIT is negative.", "Use 0 or more."),
    ("invalid-count", "A number of paths is not a whole number from 1.", "Write SHORTEST 3."),
    ("invalid-limit", "SKIP or LIMIT is no whole number from 0.", "Give such a number."),
    (
      "query-too-long", "A pattern or a query has too many parts in a row.",
      "Repeat a pattern with `{n}` or `*n`, or ask in several queries."
    ),
    ("circular-pattern", "A pattern depends on itself.", "Bind the value before the pattern."),
    (
      "unknown-component", "A date, time or duration has no such part.",
      "weft explain date lists the parts."
    ),
  ]

  private static let running: [Page] = [
    (
      "engine-fault", "The query engine contradicts itself: a fault of weft, not of the query.",
      "Report it with the query; another wording may avoid it."
    ),
    ("division-by-zero", "An integer is divided by zero.", "Test the divisor, or divide floats."),
    (
      "number-out-of-range", "A number is outside what the function takes.",
      "The message names the range."
    ),
    (
      "invalid-temporal", "A text or map is no date, time or duration.",
      "Write 2026-01-31, 12:30, P1M; check month and day."
    ),
    (
      "bad-option", "A procedure's option has a value it cannot take, or no such option exists.",
      "weft explain NAME shows the options."
    ),
    (
      "missing-option", "A procedure needs an option that was not given.",
      "weft explain NAME shows the options."
    ),
    (
      "undefined-measure",
      "A measure has no value for what it was asked of, and its column is null there; the message says why, and of how many rows.",
      "Ask of another part of the chart, or of a measure that is defined for it: weft explain NAME says where each one is not."
    ),
    (
      "measure-basis",
      "Says what a measure rests on where its columns do not: how many draws, which error, which weights are taken to be 1, that a search need not have found the best, or that some nodes have several groups or none.",
      "Nothing is wrong. Ask for more samples, or give each node one group and each relationship a weight, for a surer answer."
    ),
    (
      "too-many-groups",
      "A measure has a row for every two groups, and the option group divides the nodes into so many that these rows would not fit into memory.",
      "Group by something with fewer values, such as a department; graph.ei has one row a group."
    ),
    (
      "unread-option",
      "An option was given that the procedure knows but does not read for this measure; the result is the same without it.",
      "Leave it out, or look up which options the measure reads: weft explain NAME."
    ),
    (
      "limit-exceeded",
      "A limit on rows, time or memory was reached; the message names the operator.",
      "Narrow the query, or raise --limit-rows, --limit-time or --limit-memory."
    ),
    ("cancelled", "The query was ended from outside.", "Run it again."),
    (
      "invalid-argument", "An argument has a value the function cannot use.",
      "The message says what it takes."
    ),
  ]

  private static let warnings: [Page] = [
    (
      "unknown-label", "No node of the chart has this label, so the pattern matches nothing.",
      "Correct the spelling, or map the chart's own word to it."
    ),
    (
      "unknown-type", "No relationship of the chart has this type.",
      "Correct the spelling, or map the chart's own word to it."
    ),
    (
      "unknown-property", "Nothing in the chart has this property, so it is always null.",
      "Correct the spelling."
    ),
    (
      "null-comparison",
      "The comparison is null whatever the chart holds, so the condition never holds.",
      "Use IS NULL, or compare values of one kind."
    ),
    ("incomparable", "The two sides are of kinds that have no order.", "Convert one of them."),
    (
      "cartesian-product",
      "Patterns that nothing joins: every row of one meets every row of the other.",
      "Join them, or use two MATCH clauses if it is meant."
    ),
    (
      "missing-colon",
      "A variable of a pattern has the name of a label or type of the chart, and nothing says which nodes or relationships are meant: all of them match.",
      "Put the colon before it: (:Person), -[:REPORTS_TO]->; or name the variable otherwise."
    ),
    ("unused-variable", "A name that is bound and never read.", "Remove it."),
    (
      "not-imported",
      "A subquery reads a name of the same spelling as one outside that it did not import.",
      "Import it: CALL (x) { … }."
    ),
  ]
}
