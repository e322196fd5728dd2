import WeftGraph

extension DiagnosticCatalogue {
  /// Codes of tables, catalogs and JSON.
  static let texts =
    make(
      .error,
      [
        (
          "unclosed-quote", "A cell of a table begins with a quote that is never closed.",
          "Close the quote; a quote that is text is doubled, and its cell quoted."
        ),
        (
          "limit-cells", "A record of a table has more cells than the limit.",
          "Real tables have some hundred columns; look for a line end that was lost."
        ),
        (
          "unknown-columns",
          "No column of a table names what a row is about, or the ends of a relation.",
          "Name a column id or name, or two source and target; or rename columns with --map, as in attributes: {Number: id}."
        ),
        (
          "empty-table", "A table holds no record.", "Export the table anew, with its header."
        ),
        (
          "damaged-gzip", "The file is packed with gzip and is damaged or was cut off.",
          "Pack or download it anew."
        ),
        (
          "malformed-yaml", "The file is not well-formed YAML.",
          "Correct the place given; most often the indentation is off, or a text with a colon needs quotes."
        ),
        (
          "limit-document",
          "One document of a YAML file is larger than the limit, or all of them together are.",
          "Split the document or the file; definitions of interfaces can stand in files of their own."
        ),
        (
          "malformed-json", "The file is not well-formed JSON.",
          "Correct the place given; JSON has no comments, no comma behind the last member, and no NaN."
        ),
        (
          "empty-catalog", "A catalog holds no entity, or a file of owners names no path.",
          "Check that this is the file that was meant; an entity has a kind and metadata with a name."
        ),
        (
          "alias-key",
          "An alias of YAML is the key of a mapping. Aliases can grow without bound, and keys are compared whole.",
          "Write the key itself."
        ),
      ])
    + make(
      .warning,
      [
        (
          "guessed-encoding",
          "Bytes that are no UTF-8 were read as Windows-1252, which holds the letters of Latin-1 too.",
          "If names are garbled, name the encoding with --encoding; or save the file as UTF-8."
        ),
        (
          "assumed-kind",
          "Rows name no kind of node or type of relation. They were read as what such tables mostly hold.",
          "Add a column kind or type, or set labels and types with --map."
        ),
        (
          "ambiguous-date",
          "All dates of a column can be read as day/month and as month/day. They stay text, and rules treat them as unknown.",
          "Write dates as 2026-01-31."
        ),
        (
          "ambiguous-number",
          "All numbers of a column have a point before three digits, which may stand before decimals or between thousands. They stay text, and rules treat them as unknown.",
          "Write 1500 or 1500.0, or one number with both marks, as in 1.500,00."
        ),
        (
          "conflicting-reference",
          "Two columns of a row name different managers. The first one counts: id before position, e-mail and name;"
            + " but where a table's columns disagree more than they agree, its ids are of another numbering and the names count.",
          "Correct the column that is out of date, or leave it out."
        ),
        (
          "next-reference",
          "A row's first word for its manager is that of nobody. What another column says was read instead.",
          "Correct the id, or leave the column out."
        ),
        (
          "unsplit-reference",
          "Some parts of a reference between commas are somebody's and others nobody's. It was left one, which names nobody.",
          "Correct the parts that are misspelt, or put semicolons between several."
        ),
        (
          "rows-of-events",
          "The rows of a table have numbers of their own and people in them who come again, as lists of absences or"
            + " trainings have. Who people are and where they belong was read, and nothing of what befell them.",
          "Leave the table out; if its rows are people after all, call the column of numbers otherwise with --map, as in"
            + " attributes: {record_id: line}."
        ),
        (
          "wrong-encoding",
          "An XML document declares another encoding than its bytes show. They were read as what they are.",
          "Correct the encoding in the first line, or save the file in the encoding it declares."
        ),
        (
          "damaged-character",
          "Half a character stands in the text: a part of UTF-16, of an escape of JSON, or bytes that are nothing in the"
            + " encoding that --encoding names. It was read as U+FFFD.",
          "Name another encoding if there are many; else export the chart again, as the file may have been cut off."
        ),
        (
          "dropped-character", "NUL characters stand in a table. They were left out.",
          "Export the table again; it may have been damaged on its way."
        ),
        (
          "stray-quote",
          "A cell has a quote in its middle, or text behind its closing quote. The text was kept.",
          "Double quotes that are text, and quote the whole cell."
        ),
        (
          "extra-cell", "A record has more cells than the header. The further ones were left out.",
          "Quote cells that hold the delimiter."
        ),
        (
          "skipped-line",
          "Lines of a table are no records: what stands before the header, sums and remarks below, or the header again. They were left out.",
          "Remove the lines, such as a report's title."
        ),
        (
          "no-entity",
          "A document of a catalog has no kind or no name. It was left out.",
          "Give each entity kind and metadata.name."
        ),
        (
          "bad-section", "A section's bracket is not closed. The line was read as a pattern.",
          "Write [Name] alone at the beginning of the line."
        ),
        (
          "misspelt-word",
          "A mapping names a label or type that the model does not have and that is much like one it has.",
          "Correct the word, or choose one that differs more if a label of your own is meant."
        ),
        (
          "possible-duplicate",
          "Two sources hold nodes of equal name or e-mail under different ids. They stay two.",
          "If they are one, say in a mapping by what they are known: identity: [email]."
        ),
        (
          "unnamed-people",
          "No column of a table of people holds names, or an outline has no words. They are called by their ids or places.",
          "Name the column with --map, as in attributes: {\"Who\": name}; give the outline a text."
        ),
        (
          "unused-mapping",
          "An entry of the mapping fits nothing in the sources; it may be misspelt.",
          "Write the word as the file has it, or leave the entry out."
        ),
      ])
    + make(
      .note,
      [
        (
          "renamed-column",
          "A column's header, or a member of JSON, was read as a property or relation of the model.",
          "Nothing needs mending; name the column in a mapping to keep its own name."
        ),
        (
          "unread-superior",
          "A column's header, the name of an element of home-made XML, or that of a list in JSON speaks of superiors, of the"
            + " head of a unit or of those below somebody. It was not read as one: another is, its name says that it is about"
            + " others, its words are nobody's or say no order, or no rule names it.",
          "If it names whom people report to, call it manager with --map, as in attributes: {\"Boss's code\": manager}; in"
            + " home-made XML name it as the parent of its node's rule."
        ),
        (
          "turned-name",
          "A reference is nobody's name as it stands, and somebody's with the family name behind. It was read so.",
          "Refer to people by their ids."
        ),
        (
          "shortened-name",
          "A reference is nobody's name as it stands, and somebody's without the words in brackets or behind a dash that"
            + " stand behind the one or the other, such as (on leave). It was read so.",
          "Refer to people by their ids."
        ),
        (
          "split-reference",
          "A reference is nobody's as it stands, and each of its parts between commas, slashes or ampersands is somebody's,"
            + " or all are e-mail addresses. It was read as one reference to each.",
          "Put semicolons between several superiors or members."
        ),
        (
          "unknown-superior",
          "A word such as TBD, Unknown or Vacant says that somebody's superior is not known, or not there yet. They report"
            + " to nobody in the chart, which does not mean that they are a top.",
          "Name the superior, or list the open position with an id and refer to that."
        ),
        (
          "dated-rows",
          "A table has several rows of one id with the days from which they are true. The row in force on the day as-of which"
            + " questions are asked tells the person, a later one does not; reporting lines have the days of their rows as"
            + " since and until.",
          "Nothing needs mending; give --as-of to see the chart of another day."
        ),
        (
          "unpacked-input", "The file is packed and was unpacked.",
          "Nothing needs mending."
        ),
        (
          "top-marked",
          "A mark such as -1, or a reference to oneself, says that somebody reports to nobody.",
          "Nothing needs mending."
        ),
        (
          "open-position", "An open position became a Role that nobody holds.",
          "Nothing needs mending."
        ),
        (
          "inactive-person", "A status says that somebody has left: active is false.",
          "Nothing needs mending."
        ),
        (
          "summed-relation",
          "Rows of one pair and period became one relation. Its weight is the sum of theirs.",
          "Nothing needs mending; a column id keeps rows apart."
        ),
        (
          "merged-node",
          "A node has the value that identifies one of an earlier source by the mapping. They are one, and"
            + " have the id of the earlier one.",
          "Nothing needs mending; leave the key out of identity to keep them apart."
        ),
        (
          "undirected-pair",
          "Two columns of a table call the ends of relations alike, such as person_a and person_b. The relations go both"
            + " ways, and rows of a pair in either order are one.",
          "Nothing needs mending; call the columns source and target where the order means something."
        ),
        (
          "first-value",
          "Rows of one pair and period became one relation, though a column that cannot be added says"
            + " different things of them. The first value was kept.",
          "Nothing needs mending; a column id keeps rows apart."
        ),
        (
          "split-end",
          "A cell names several ends of relations, such as the recipients of a message. Each became a"
            + " relation of its own.",
          "Nothing needs mending; quote a name that holds a semicolon."
        ),
        (
          "same-address",
          "An end is an address behind a name, or in other capitals than before. It is known by the address"
            + " as it was first written, and by the name where no source describes it.",
          "Nothing needs mending."
        ),
        (
          "matrix-table",
          "The rows and columns of a table are the same people or things. Cells that are not 0 were read as"
            + " relations from the row to the column.",
          "Give a table of the nodes too where columns without a relation matter."
        ),
        (
          "implied-node",
          "An end of a relation is described by no row of any source. It became a node of its own.",
          "Give a table of the nodes too, to say more about them."
        ),
        (
          "assumed-directed",
          "A document does not say whether its links are directed. They are read as directed.",
          "Add \"directed\": true or false beside the nodes."
        ),
        (
          "position-ends",
          "Ends of links are numbers, and none is the id of a node. They were read as positions in the list of nodes.",
          "Name the ends by the nodes' ids."
        ),
        (
          "other-label",
          "A node has a name and is drawn with another label. It is called by the name; the label is its property label.",
          "Rename the attribute with --map if it is no name, as in attributes: {name: account}."
        ),
        (
          "missing-cell",
          "A record has fewer cells than the header. The missing ones were read as empty.",
          "Look at the first such record: a line end within a cell that is not quoted cuts one in two."
        ),
        (
          "joined-lines", "The lines of a label became one name, with spaces between them.",
          "Nothing needs mending."
        ),
        (
          "several-names",
          "A node of GraphSON has several values of the property that names it. The first is its name; the others are kept beside"
            + " it, and references may use them.",
          "Nothing needs mending."
        ),
        (
          "odd-number",
          "JSON has no word for NaN or Infinity, which some tools write all the same. NaN was read as no value.",
          "Let the tool write null where a value is missing."
        ),
        (
          "nested-value", "A value that nests was kept as its JSON text.", "Nothing needs mending."
        ),
        (
          "unread-value",
          "A nested value, or a list beside the one that is read, was left out.",
          "Nothing needs mending."
        ),
        (
          "overridden-line",
          "A later line of a file of owners has the same pattern. Only the later one counts.",
          "Remove the earlier line."
        ),
      ])
}
