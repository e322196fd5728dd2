extension QueryCodePages {
  /// The codes of scripts that change a graph, and of what a change would make of a chart.
  static let changes: [Page] = [
    (
      "missing-direction", "CREATE does not say which way a relationship points.",
      "Write -[:TYPE]-> or <-[:TYPE]-."
    ),
    (
      "missing-type", "CREATE and MERGE need exactly one relationship type.",
      "Write -[:TYPE]->; a relationship has one type."
    ),
    (
      "created-length", "CREATE and MERGE cannot make a path of unknown length.",
      "Write the relationships out one by one."
    ),
    (
      "created-labels", "CREATE and MERGE need plain labels, not a choice of them.",
      "Write :A:B for a node with both labels."
    ),
    (
      "invalid-delete", "DELETE takes nodes, relationships and paths, not labels or types.",
      "Take a label away with REMOVE n:Label."
    ),
    (
      "deleted-entity", "Something is read or changed after it was deleted.",
      "Read what is needed before DELETE: WITH n, n.name AS name."
    ),
    (
      "connected-node", "A node is deleted and relationships of it are left.",
      "Write DETACH DELETE, or delete the relationships too."
    ),
    (
      "unread-heading",
      "A comment looks like a heading of a change file (`// chart`, `// allow`, `// id is a property`) and is not read.",
      "Put it before the first statement, and allow only what can be allowed."
    ),
    (
      "merge-null", "MERGE would have to look for a property that is null.",
      "Leave rows without the value out before MERGE."
    ),
    (
      "missing-end", "A relationship is created at a node that is null.",
      "Use MATCH instead of OPTIONAL MATCH for the node, or leave such rows out."
    ),
    ("invalid-id", "An id is neither a text nor an integer.", "Write the id as a text."),
    (
      "taken-id", "A node is created with an id another node has.",
      "Use MATCH to change the node, or choose another id."
    ),
    (
      "fixed-id", "A script would change the id of a node or relationship.",
      "Ids stay; delete the node and create another."
    ),
    (
      "invalid-property", "A property cannot hold such a value.",
      "Properties are numbers, strings, booleans, dates, and lists of these."
    ),
    (
      "ambiguous-node", "Several nodes have the name an option gives.",
      "Give the id of the one that is meant."
    ),
    (
      "wrong-kind", "An option or a setting names a node of another kind than it needs.",
      "Name a person for --remove, a team for --move, a system for --retire, a role for --vacate, a team or function for `under`."
    ),
    (
      "reporting-cycle", "After the change somebody would report to themselves over others.",
      "Move the one at the top of the circle elsewhere first; or, if the circle is meant, begin the file with // allow reporting-cycle."
    ),
    (
      "end-before-start", "After the change something would end before it starts.",
      "Correct start or end; of a relationship, since or until. If it is meant, begin the file with // allow end-before-start."
    ),
    (
      "unknown-complete",
      "What is declared to be recorded completely is no label, type or property of the model or the chart.",
      "Correct the word in weft.yml, --complete, the mapping or the chart's attribute `complete`: OVERSEES, Person.fte."
    ),
    (
      "not-recorded", "A shipped question asks about what the chart does not record.",
      "Record it, or take the answer as no answer; the notes name what is missing."
    ),
    (
      "nothing-to-draw", "A query that is to be drawn answers with values, not with nodes.",
      "Return the nodes, relationships or paths themselves: RETURN n instead of RETURN n.name."
    ),
    (
      "unreadable-file", "A file is not there or cannot be read.",
      "Look at the path and at who may read the file."
    ),
    (
      "bad-move", "A move is not written as TEAM:NEWPARENT.",
      "Name both, by id or name, with a colon between them: --move 'Returns:Operations'."
    ),
    (
      "undecided-rule", "A rule met a value of the chart that is not of the type it reads.",
      "Correct the value in the chart; `weft import` lists those that are not of their type."
    ),
    (
      "bad-attribute",
      "A script sets an attribute of the chart to what is no constant, or `asOf` to what is no day.",
      "Write a constant: // chart asOf = date('2026-01-31')."
    ),
    (
      "no-effect", "A statement changed nothing.",
      "Look whether its MATCH finds what is meant; OPTIONAL MATCH says that finding nothing is fine."
    ),
  ]
}
