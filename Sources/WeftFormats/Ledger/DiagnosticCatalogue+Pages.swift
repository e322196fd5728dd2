import WeftGraph

extension DiagnosticCatalogue {
  /// What is read, but refuses the chart with --strict.
  static let warnings = make(
    .warning,
    [
      (
        "untyped-key",
        "A key has no attr.type. Its values are read as strings.",
        "Add attr.type=\"string\" (or int, long, float, double, boolean) to the key."
      ),
      (
        "unknown-key-type",
        "A key declares a type GraphML does not have. Its values are read as strings.",
        "Use boolean, int, long, float, double or string."
      ),
      (
        "undeclared-key",
        "Data names a key the document does not declare. Its values are read as strings under the key's id.",
        "Declare the key with id, for, attr.name and attr.type."
      ),
      (
        "conflicting-key",
        "Two keys of one id and one scope are declared differently. The first one counts.",
        "Give each key an id of its own."
      ),
      (
        "bad-value",
        "A value is not of the type its key or the model gives it, or is a number the property cannot be. It stays as it is written, and rules treat it as unknown.",
        "Correct the value: dates as 2026-01-31, booleans as true or false, numbers with a decimal point."
      ),
      (
        "repeated-data",
        "An element has several values of one property. One was kept: the last, or where nodes were merged the first.",
        "Write the values as a list, or give each a property of its own."
      ),
      (
        "infinite-value", "A number is too large and was read as infinity.", "Correct the value."
      ),
      (
        "missing-edgedefault",
        "A graph does not say whether its edges are directed. They are read as directed.",
        "Add edgedefault=\"directed\" or edgedefault=\"undirected\" to the graph, in XGMML directed=\"1\" or directed=\"0\"."
      ),
      (
        "dangling-edge",
        "An edge names a node that no source holds, or names none. A placeholder labelled Missing stands in its place; no rule looks at it.",
        "Add the node, or correct the edge's source or target."
      ),
      (
        "duplicate-id",
        "Two nodes of one graph have the same id. They were merged: missing properties were filled, and of conflicting values the first was kept.",
        "Give each node an id of its own, or remove the second."
      ),
      (
        "node-without-id",
        "A node has no id. It was given its line and column as one; other charts and versions know it by its name.",
        "Give the node an id."
      ),
      (
        "unknown-kind",
        "A word that names a kind is not known. It is kept as label or type and can be queried, but no rule knows it.",
        "Use a word of `weft explain model`, or map the word with --map."
      ),
      (
        "ambiguous-kind",
        "Agent, Assistant or Copilot can be a person or an AI system. Nothing on the node tells, so its kind stays unknown.",
        "Give an AI system a provider, model, autonomy or riskClass, or map the word with --map."
      ),
      (
        "too-many-kinds",
        "An attribute that names kinds has thousands of different values. Further ones give no label or type.",
        "Name the attribute that really holds the kind with --map."
      ),
      (
        "unexpected-ends",
        "A relationship joins nodes that its type does not join in either direction. It keeps its own type.",
        "Correct the type or the ends, or give the nodes the right kind; `weft explain TYPE` shows what it joins."
      ),
      (
        "undirected-relation",
        "An undirected edge has a type whose direction means something. If only one direction fits its ends that one was taken, else source to target.",
        "Write directed=\"true\" and the intended direction."
      ),
      (
        "ambiguous-reference",
        "A value that names somebody fits several nodes. No relationship was made.",
        "Refer by id or e-mail."
      ),
      (
        "unknown-ends",
        "The links of a list call their ends by words that are not known. None of them was read.",
        "Call the ends source and target, or parent and child."
      ),
      (
        "unresolved-reference",
        "A value that names somebody fits no node. No relationship was made.",
        "Correct the value, or add the node."
      ),
      (
        "id-conflict",
        "Two sources use one id for nodes whose labels or names differ. Both were kept, the later one under the name of its file and its id.",
        "Use different ids, or make labels and names agree."
      ),
      (
        "undeclared-entity",
        "The text uses an entity the document does not declare. It was left out of the text.",
        "Write the character itself."
      ),
      (
        "unattached-connector",
        "A connector is drawn next to a box but not attached to it. A placeholder labelled Missing stands for the box.",
        "Drag the connector's end onto the box until the box lights up, and save the chart."
      ),
      (
        "xml-fault", "The XML is well-formed but breaks a rule of namespaces or validity.",
        "Correct the place given."
      ),
      (
        "dynamic-key",
        "A key holds values that change over time. Each value was read; where an owner has several, the last one counts.",
        "Write the values of one moment."
      ),
    ])

  /// What is worth knowing and no fault.
  static let notes = make(
    .note,
    [
      (
        "joined-path",
        "A component of a catalog lies in a path of a CODEOWNERS file. It was joined to the last pattern that fits, by LOCATED_IN.",
        "Nothing needs mending; --no-derive leaves it out."
      ),
      (
        "stated-twice",
        "One relation is stated from both ends, such as MANAGES and REPORTS_TO. It is one relationship.",
        "Nothing needs mending; state it once if you like."
      ),
      (
        "turned-around",
        "A relationship was written from its other end and was turned around.",
        "Nothing needs mending."
      ),
      (
        "renamed-kind", "A word was read as a label or type of the model.", "Nothing needs mending."
      ),
      (
        "renamed-property",
        "An attribute was read as a property of the model. It also stays under its own name.",
        "Nothing needs mending."
      ),
      (
        "normalized-value", "A value was read as one of the values the model lists.",
        "Nothing needs mending."
      ),
      (
        "truncated-time", "A date had a time of day. Only the day was kept.",
        "Nothing needs mending."
      ),
      (
        "derived-node",
        "Departments, teams or managers named by attributes became nodes and relationships, marked derived.",
        "Nothing needs mending; --no-derive switches it off."
      ),
      (
        "unnamed-kind",
        "Nodes have no kind, or edges no type. Nodes have no label; edges are RELATED_TO.",
        "Add a kind attribute, or map another one with --map."
      ),
      (
        "nested-graph",
        "A graph is written inside a node. What is in it became PART_OF or MEMBER_OF the node.",
        "Nothing needs mending."
      ),
      (
        "merged-graphs",
        "Several graphs of the file hold nodes of the same id. They are one node each.",
        "Nothing needs mending."
      ),
      (
        "merged-relationship",
        "Two sources hold a relationship of the same type, ends and properties. It is one relationship.",
        "Nothing needs mending."
      ),
      (
        "hyperedge",
        "An edge joins more than two nodes. It was read as a node joined to each of them.",
        "Nothing needs mending."
      ),
      (
        "port", "Ports were counted. Edges keep the names of theirs; what ports hold is not read.",
        "Nothing needs mending."
      ),
      (
        "foreign-namespace",
        "The document holds elements of other namespaces. What is understood of them, such as drawn labels, was read.",
        "Nothing needs mending."
      ),
      (
        "drawing-only",
        "The file says how things are drawn: colours, sizes, places, icons. None of it is read.",
        "Nothing needs mending."
      ),
      (
        "guessed-kind",
        "What an element, row or relation is was told from what it is joined to or says, for its format does not say.",
        "Where the guess is wrong, say the kind in a property or with --map."
      ),
      (
        "mutual-edge", "An edge goes both ways. It was read as one in each direction.",
        "Nothing needs mending."
      ),
      (
        "several-spells",
        "An element comes and goes. It has the start of its first and the end of its last spell; all stay as property spells.",
        "Nothing needs mending."
      ),
      (
        "undated-time",
        "A time is no date: it is a number, or in words. It is kept as timeStart or timeEnd, which no rule reads.",
        "Write dates as 2026-01-31 where something begins or ends on a day."
      ),
      (
        "edge-on-edge",
        "A relation ends on another relation. A node stands for that one, beside it.",
        "Join the relation to a node where the chart is to be analysed."
      ),
      (
        "folders-kept", "The folders of a model are kept as a property of what is in them.",
        "Nothing needs mending."
      ),
      (
        "several-languages", "A name is given in several languages. The first was read.",
        "Nothing needs mending."
      ),
      (
        "unread-element",
        "Elements that no organization is made of, or that no rule of a mapping names, are not read as nodes.",
        "Nothing needs mending; those of home-made XML can have a rule under xml, as in {node: Employee, label: ., kind: Person}."
      ),
      (
        "flattened-element",
        "An element inside a node's holds further ones. Their words and attributes became properties of the node.",
        "Name the element as a node of its own in the mapping if it is one."
      ),
      (
        "packed-page",
        "A page is packed. Whatever is said of its boxes names the place of the page.",
        "Save the chart without compression to see places inside pages."
      ),
      (
        "label-lines",
        "The lines of a label look different, or read as somebody's name and title. The first was read as name, the second as title; the whole stays as label.",
        "Nothing needs mending; --map can rename the properties."
      ),
      (
        "unconnected-box", "Boxes of a page that has connectors are joined to none.",
        "Attach connectors to them, or leave them if they stand alone on purpose."
      ),
      (
        "arrow-link", "An arrow between two nodes of a mind map was read as a dotted line.",
        "Nothing needs mending."
      ),
      (
        "hand-over",
        "Flows that leave one lane for another were summed as HANDS_OVER_TO between the roles.",
        "Nothing needs mending."
      ),
      (
        "json-tag",
        "A node or edge carries a business object in JSON. Its values became properties.",
        "Nothing needs mending."
      ),
      (
        "locator", "The document refers to another file. It was not followed.",
        "Give the other file as a chart of its own."
      ),
    ])
}
