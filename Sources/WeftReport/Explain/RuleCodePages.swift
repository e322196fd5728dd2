extension QueryCodePages {
  /// The codes of rule, question and settings files, and of names options give.
  static let ruleFiles: [Page] = [
    (
      "malformed-header", "A header line is not `// key: value`.",
      "Write it so; further lines of a value start with three spaces."
    ),
    ("unknown-header-key", "A header key no rule has.", "The message offers the nearest."),
    (
      "missing-header-key", "A header lacks a key every rule needs.",
      "Add it; CONTRIBUTING.md lists them."
    ),
    ("duplicate-header-key", "A header key stands twice.", "Keep one."),
    ("empty-header-value", "A header key without a value.", "Write the value, or remove the line."),
    ("bad-id", "An id is not kebab-case, or not the file's name.", "Rename one of them."),
    ("bad-family", "The family is not the folder's name.", "Move the file, or correct the header."),
    ("bad-severity", "No such severity.", "Use critical, high, medium or low."),
    (
      "bad-type", "No such parameter type.",
      "Use integer, float, boolean, string, date, duration or a list of these."
    ),
    ("bad-default", "A parameter's default is not of its type.", "Write a literal of that type."),
    (
      "bad-need", "An entry of `needs` that can name nothing.",
      "Write Label, TYPE, Label.property or TYPE.property, alternatives joined by |."
    ),
    ("bad-subject", "A subject column that holds no node.", "Return a node, or a list of nodes."),
    (
      "bad-placeholder", "A placeholder of the message names no column.",
      "Name a returned column; {{ is a literal brace."
    ),
    ("bad-verdict", "A verdict that is neither found nor undetermined.", "Return one of the two."),
    (
      "bad-parameter", "A parameter line or --param that cannot be read.",
      "Write `// param: name type = default`, or --param RULE.NAME=VALUE."
    ),
    ("duplicate-parameter", "Two parameters have one name.", "Rename one."),
    (
      "undeclared-parameter", "The query reads a parameter the header does not declare.",
      "Declare it, or correct its name."
    ),
    ("unused-parameter", "A declared parameter the query does not read.", "Remove it."),
    ("duplicate-rule", "Two rules have one id.", "Rename one."),
    ("duplicate-subject", "A column is named twice among the subjects.", "Name it once."),
    (
      "duplicate-subjects",
      "Two rows of a rule have the same subjects, so they would be one finding.",
      "Aggregate in the query."
    ),
    (
      "null-subject", "A rule returned a row without its subject.", "Filter such rows in the query."
    ),
    ("bad-yaml", "The settings are not YAML.", "Check indentation and quotes at the place given."),
    ("bad-setting", "A setting has a value it cannot take.", "The message says what it takes."),
    ("unknown-setting", "No such setting.", "Use complete, rules, subtrees or suppress."),
    (
      "missing-setting", "An entry lacks a part it needs, such as a reason for a suppression.",
      "Add it."
    ),
    ("unknown-rule", "No rule has this id.", "The message offers the nearest."),
    (
      "unknown-standard", "A rule refers to a clause that is not in the file of standards.",
      "Write the text's id and the clause as queries/standards.yml has them; the message offers the nearest."
    ),
    (
      "bad-standards", "The file of standards cannot be read.",
      "It is YAML: a version, and for each text a title, an edition and clauses with what they say."
    ),
    (
      "expired-suppression",
      "A finding was accepted until a day that has passed, so it is shown again.",
      "Mend the gap, or give a new reason and a later `until`."
    ),
    (
      "unused-suppression", "A suppression in the settings matches no finding.",
      "Remove it if the gap is closed; otherwise its `subjects` must be exactly the finding's."
    ),
    ("unknown-parameter", "The rule has no such parameter.", "weft explain RULE lists them."),
    (
      "unknown-node", "No node of the chart has this id or name.",
      "Look it up: weft query CHART 'MATCH (n) RETURN n.id, n.name'."
    ),
    ("not-supported", "A setting this version does not know how to apply.", "Remove it."),
    ("bad-baseline", "A baseline is not a report saved with --format json.", "Save one anew."),
  ]
}
