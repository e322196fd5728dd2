import WeftGraph

/// What the lines of a drawn label mean.
enum LabelLines {
  /// The name and title of lines that are somebody's, as `Bob Li` over `CTO`; nil for words that were
  /// broken to fit, which are one name.
  static func nameAndTitle(_ lines: [String]) -> (name: String, title: String)? {
    guard (2...4).contains(lines.count), isPerson(lines[0]), isTitle(lines[1]) else { return nil }
    return (lines[0], lines[1])
  }

  /// Whether a line is two to four words that begin with capitals, and none that names work or units.
  private static func isPerson(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard (2...4).contains(words.count) else { return false }
    for (index, word) in words.enumerated() {
      let isOuter = index == 0 || index == words.count - 1
      guard let first = word.unicodeScalars.first,
        first.properties.isUppercase || !isOuter && particles.contains(String(word)),
        word.unicodeScalars.allSatisfy({
          $0.properties.isAlphabetic || $0.properties.isDiacritic
            || "-'’.".unicodeScalars.contains($0)
        }),
        !work.contains(OrganizationVocabulary.fold(String(word)))
      else { return false }
    }
    return true
  }

  /// Whether a line can be what somebody does: words, and no unit's name or address.
  private static func isTitle(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, first.properties.isAlphabetic, !line.contains("@"),
      let last = line.split(separator: " ").last
    else { return false }
    return !units.contains(OrganizationVocabulary.fold(String(last)))
  }

  private static let particles: Set = [
    "van", "von", "de", "der", "den", "da", "di", "la", "le", "del", "dos", "du", "bin", "al", "af",
    "ten", "ter", "zu", "y", "e",
  ]

  private static let units: Set = [
    "department", "team", "division", "group", "unit", "office", "center", "centre", "services",
    "committee", "board", "branch", "section", "squad", "tribe", "chapter", "guild", "abteilung",
    "inc", "ltd", "gmbh",
  ]

  /// Words of titles and units, which no name of a person holds.
  private static let work: Set = [
    "account", "accounting", "accounts", "administration", "administrative", "analyst", "analytics",
    "application", "applications", "architect", "architecture", "area", "assistant", "associate",
    "audit", "board", "brand", "business", "capital", "care", "center", "centre", "chain", "chief",
    "client", "commercial", "committee", "communications", "community", "compliance", "content",
    "control", "coordinator", "corporate", "cost", "country", "credit", "customer", "cyber", "data",
    "delivery", "department", "deputy", "design", "developer", "development", "digital", "director",
    "district", "division", "editor", "education", "engineer", "engineering", "enterprise",
    "environmental", "executive", "external", "facilities", "field", "finance", "financial",
    "fleet", "general", "global", "group", "head", "health", "human", "industrial", "information",
    "infrastructure", "innovation", "integration", "internal", "international", "inventory",
    "investment", "investor", "it", "key", "knowledge", "lead", "learning", "legal", "local",
    "logistics", "machine", "maintenance", "management", "manager", "managing", "manufacturing",
    "market", "marketing", "master", "media", "medical", "mobile", "national", "network", "nursing",
    "office", "officer", "operating", "operations", "partner", "people", "performance", "plant",
    "platform", "policy", "portfolio", "president", "principal", "process", "procurement",
    "product", "production", "program", "programme", "project", "property", "public", "purchasing",
    "quality", "real", "regional", "relations", "research", "resource", "resources", "retail",
    "revenue", "risk", "safety", "sales", "science", "secretary", "security", "senior", "service",
    "services", "shared", "site", "social", "software", "solution", "solutions", "special", "staff",
    "state", "store", "strategic", "strategy", "student", "success", "supervisor", "supplier",
    "supply", "support", "system", "systems", "talent", "tax", "team", "technical", "technology",
    "test", "trade", "training", "treasury", "user", "vice", "warehouse", "web", "world",
  ]
}
