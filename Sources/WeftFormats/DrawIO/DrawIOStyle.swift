/// What the style of a draw.io cell says: names and `key=value` pairs between semicolons.
struct DrawIOStyle {
  private var values: [String: String] = [:]
  private var names: Set<String> = []

  init(_ text: String) {
    for part in text.split(separator: ";") {
      if let sign = part.firstIndex(of: "=") {
        values[String(part[..<sign])] = String(part[part.index(after: sign)...])
      } else {
        names.insert(String(part))
      }
    }
  }

  subscript(key: String) -> String? { values[key] }

  /// Whether the style is named, or its shape is.
  func isNamed(_ name: String) -> Bool { names.contains(name) || values["shape"] == name }

  /// Whether labels are written in HTML.
  var isHTML: Bool { values["html"] == "1" }

  /// Whether the cell is made to hold others.
  var isContainer: Bool {
    values["container"] == "1" || isNamed("swimlane") || names.contains("group")
      || isNamed("table") || isNamed("folder")
  }

  /// Whether a connector has no arrow at either end.
  var isArrowless: Bool {
    values["endArrow"] == "none" && (values["startArrow"] ?? "none") == "none"
  }

  /// The marks at the ends of connectors that point somewhere; others, such as diamonds, do not.
  private static let heads: Set = [
    "classic", "classicThin", "block", "blockThin", "doubleBlock", "open", "openThin", "openAsync",
    "async",
  ]

  /// Whether a connector points to its source; it does so where nothing else is said only to its target.
  var pointsToSource: Bool { values["startArrow"].map { Self.heads.contains($0) } ?? false }

  /// Whether a connector points to its target.
  var pointsToTarget: Bool { Self.heads.contains(values["endArrow"] ?? "classic") }

  /// Whether a line is dashed or dotted.
  var isDashed: Bool { values["dashed"] == "1" }

  /// The kind the shape says, if any.
  var kind: String? {
    let shape = values["shape"] ?? ""
    if isNamed("umlActor") || isNamed("actor") { return "Person" }
    if isNamed("text") || isNamed("note") || isNamed("label") && values["image"] == nil {
      return "Note"
    }
    if isNamed("umlLifeline") { return nil }
    if shape.hasPrefix("cylinder") || shape.hasPrefix("datastore") || names.contains("cylinder") {
      return "System"
    }
    if shape.hasPrefix("mxgraph.archimate") {
      let type =
        values["appType"] ?? values["busType"] ?? values["techType"]
        ?? shape.split(separator: ".").last.map(String.init) ?? ""
      return Self.archiMate[type]
    }
    return nil
  }

  /// The element types of the ArchiMate shapes that the model knows.
  private static let archiMate = [
    "actor": "Person", "role": "Role", "collab": "Team", "collaboration": "Team",
    "proc": "Decision", "process": "Decision", "comp": "System", "component": "System",
    "serv": "System", "service": "System", "goal": "Goal", "outcome": "Goal",
    "stakeholder": "Partner", "capability": "Skill", "sysSw": "System", "node": "System",
    "device": "System",
  ]
}
