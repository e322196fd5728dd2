import WeftGraph

/// What elements of a name are.
enum SuggestedKind: Equatable {
  case label(String, isGuess: Bool)
  case unknown

  /// What the name of an element says: a word of the model, or of the headers of tables.
  init(of name: String) {
    let folded = ColumnRole.fold(name)
    if let known = OrganizationVocabulary.labels(readAs: name).first(where: {
      $0.alias.condition == .always
    }) {
      self = .label(known.label.name, isGuess: false)
    } else if let unit = CSVLayout.unitLabel(folded) {
      self = .label(unit, isGuess: false)
    } else if let end = ColumnRole.end(folded), end.key.isEmpty, end.label != "Agent" {
      self = .label(end.label, isGuess: false)
    } else if !folded.hasSuffix("name"), let unit = ColumnRole.ofUnits(folded) {
      self = .label(unit, isGuess: false)
    } else if CSVLayout.people.contains(folded) || Self.namesHead(name) {
      self = .label("Person", isGuess: false)
    } else {
      self = .unknown
    }
  }

  /// What the name of a table says, which mostly is that of many.
  init(ofTable name: String) {
    self.init(of: name)
    for one in Self.singulars(name) where self == .unknown { self.init(of: one) }
  }

  /// The words for one of many, as far as the ending tells.
  static func singulars(_ name: String) -> [String] {
    let lower = name.lowercased()
    if lower == "people" { return ["person"] }
    if lower == "staff" { return ["employee"] }
    var result: [String] = []
    if lower.hasSuffix("ies") { result.append(name.dropLast(3) + "y") }
    if lower.hasSuffix("es") { result.append(String(name.dropLast(2))) }
    if lower.hasSuffix("s") { result.append(String(name.dropLast())) }
    return result
  }

  var isPerson: Bool { if case .label("Person", isGuess: _) = self { true } else { false } }

  var isUnit: Bool {
    switch self {
    case .label("Team", isGuess: _), .label("Function", isGuess: _): true
    default: false
    }
  }

  /// Whether a word is one for somebody who leads.
  static func namesHead(_ name: String) -> Bool {
    let folded = ColumnRole.fold(name)
    if ["head", "lead", "leader", "chief", "director", "teamlead"].contains(folded) { return true }
    switch ColumnRole.ofPeople(folded) {
    case .manager?: return !["parent", "reportsto", "reportto", "reportingto"].contains(folded)
    default: return false
    }
  }
}
