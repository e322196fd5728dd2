import WeftGraph

extension DiagnosticCatalogue {
  /// Codes of what a format that is written cannot hold.
  static let losses =
    make(
      .warning,
      [
        (
          "replaced-character",
          "A text has characters that the format cannot hold: those no XML document may have, in tables NUL. They"
            + " were written as U+FFFD.",
          "Write JSON, which holds every character, or remove them from the chart."
        ),
        (
          "attribute-not-written",
          "The format has no room for attributes of the chart itself, such as the day it is of.",
          "Write GraphML, GEXF or JSON, or give --as-of when the chart is read again."
        ),
        (
          "undirected-not-written",
          "Relationships of graph databases have a direction. Undirected ones were given one.",
          "Write another format, or ask without directions."
        ),
        (
          "value-written-as-text",
          "The tool written for has no type for a value: graph databases store no lists that hold maps,"
            + " and tools that read GraphML no dates, lists or maps. It was written as its text.",
          "Write plain GraphML or JSON, or give the values as properties of their own."
        ),
        (
          "labels-joined",
          "TinkerPop gives a node one label. Several were written as one, joined by two colons.",
          "Write another format, or query the label as it is written."
        ),
        (
          "made-ids",
          "The tools written for know relationships by ids. Those without one of their own got e0, e1 and"
            + " so on, which is their edgeId when the file is read again.",
          "Nothing has to be done; write plain GraphML to read the chart again as it is."
        ),
        (
          "several-groups",
          "yEd draws a node inside one group. A node of several teams or functions stands in the first;"
            + " its relationships with all of them were written.",
          "Nothing has to be done; the relationships show the others."
        ),
        (
          "id-not-written",
          "A node has a property id that is not its id in the chart, and only one can be written.",
          "Rename the property with --map, as in attributes: {id: number}."
        ),
        (
          "property-not-written",
          "A drawing shows names, ids, labels and types. Other properties were left out.",
          "Write GraphML, GEXF, CSV or JSON to keep them."
        ),
        (
          "too-large-for-dot",
          "A chart has so many relationships that dot, which lays it out in layers, takes minutes or hours.",
          "Draw a part with weft dot --focus or --depth, or lay it out with sfdp instead of dot."
        ),
        (
          "too-large-for-mermaid",
          "A flowchart has more edges or characters than Mermaid draws by default.",
          "Raise maxEdges and maxTextSize in its settings, or draw a part with weft dot --focus."
        ),
      ])
}
