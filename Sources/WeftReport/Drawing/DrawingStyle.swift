import WeftFormats
import WeftGraph

/// Shapes and colours of a drawing: a shape for each label, Okabe–Ito colours with readable text,
/// and never colour alone.
enum DrawingStyle {
  /// How nodes of one label look.
  struct Look {
    /// A Graphviz shape.
    let shape: String
    /// A Graphviz style.
    let style: String
    /// The fill.
    let fill: String
  }

  static let fonts = "Helvetica,Arial,sans-serif"
  /// The border of what a finding is about (vermilion).
  static let alarm = "#D55E00"
  /// The border and lines of what a change adds (bluish green).
  static let addition = "#009E73"

  private static let looks: [(label: String, look: Look)] = [
    ("AISystem", Look(shape: "hexagon", style: "filled", fill: "#56B4E9")),
    ("Person", Look(shape: "box", style: "rounded,filled", fill: "#FFFFFF")),
    ("Role", Look(shape: "box", style: "rounded,filled", fill: "#F0E442")),
    ("Team", Look(shape: "folder", style: "filled", fill: "#E8F3EE")),
    ("Function", Look(shape: "tab", style: "filled", fill: "#DCE9F5")),
    ("System", Look(shape: "component", style: "filled", fill: "#D9D9D9")),
    ("Decision", Look(shape: "diamond", style: "filled", fill: "#CC79A7")),
    ("Goal", Look(shape: "house", style: "filled", fill: "#009E73")),
    ("Skill", Look(shape: "note", style: "filled", fill: "#FFFFFF")),
    ("Partner", Look(shape: "egg", style: "filled", fill: "#E69F00")),
    ("Missing", Look(shape: "plaintext", style: "dashed", fill: "#FFFFFF")),
  ]

  /// The look of a node with the given labels.
  static func look(_ labels: [String]) -> Look {
    looks.first { labels.contains($0.label) }?.look
      ?? Look(shape: "ellipse", style: "filled", fill: "#FFFFFF")
  }

  /// How relationships of a type look.
  static func edge(_ type: String) -> [DOTDocument.Attribute] {
    switch type {
    case "REPORTS_TO": [.init("color", "#333333"), .init("arrowhead", "none")]
    case "DEPENDS_ON": [.init("color", "#0072B2"), .init("style", "bold")]
    case "OWNS", "ACCOUNTABLE_FOR": [.init("color", "#009E73")]
    case "OVERSEES", "APPROVES": [.init("color", "#CC79A7"), .init("arrowhead", "vee")]
    case "INTEGRATES": [.init("color", "#D55E00"), .init("arrowhead", "diamond")]
    case "COLLABORATES_WITH":
      [.init("color", "#999999"), .init("dir", "none"), .init("style", "dashed")]
    default: [.init("color", "#777777"), .init("arrowhead", "open")]
    }
  }

  /// Types in the order in which they are kept when a drawing has too many lines.
  static let typePriority = [
    "REPORTS_TO", "DEPENDS_ON", "INTEGRATES", "OWNS", "OVERSEES", "LEADS", "HOLDS",
    "ACCOUNTABLE_FOR", "CONTRIBUTES_TO", "APPROVES", "ESCALATES_TO", "DELEGATES_TO", "SUPPLIES_TO",
    "BUILDS", "SERVES", "GIVES_FEEDBACK_TO", "USES", "COLLABORATES_WITH",
  ]

  /// The types a whole chart is drawn with: those that show its structure, or every type where it
  /// has none of them.
  static func foreground(in graph: Graph) -> Set<String> {
    let structure: Set = [
      "REPORTS_TO", "DEPENDS_ON", "INTEGRATES", "OWNS", "LEADS", "OVERSEES", "HOLDS", "MEMBER_OF",
      "PART_OF",
    ]
    let present = Set(graph.types.names)
    let shown = present.intersection(structure)
    return shown.isSubset(of: ["MEMBER_OF", "PART_OF"]) ? present : shown
  }
}
