import WeftGraph

/// What the lines of a drawn label mean.
enum LabelLines {
  /// The name and title of lines that are somebody's, as `Bob Li` over `CTO`; nil for words that were
  /// broken to fit, which are one name.
  static func nameAndTitle(_ lines: [String]) -> (name: String, title: String)? {
    guard (2...4).contains(lines.count), isPerson(lines[0]), isTitle(lines[1]) else { return nil }
    return (lines[0], lines[1])
  }

  /// Whether a line names an occupation for certain: by a word for one, or letters such as `CTO`.
  static func isOccupation(_ line: String) -> Bool {
    line.split { !$0.isLetter }.contains { word in
      occupations.contains(OrganizationVocabulary.fold(String(word)))
        || (2...4).contains(word.count) && word.allSatisfy(\.isUppercase)
    }
  }

  /// Whether a name holds a word of work or units, which no person's does, and none for somebody's
  /// occupation.
  static func namesWork(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter }.map { OrganizationVocabulary.fold(String($0)) }
    return words.contains { work.contains($0) } && !words.contains { occupations.contains($0) }
  }

  /// Whether a line is two to four words that begin with capitals, and none that names work or units.
  private static func isPerson(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard (2...4).contains(words.count),
      !activities.contains(OrganizationVocabulary.fold(String(words[0])))
    else { return false }
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

  /// Whether a line can be what somebody does, and goes on no line before it.
  private static func isTitle(_ line: String) -> Bool {
    canBeTitle(line) && line.unicodeScalars.first?.properties.isLowercase == false
  }

  /// Whether a line can be what somebody does: words, and no unit's name or address.
  static func canBeTitle(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, first.properties.isAlphabetic, !line.contains("@"),
      let last = line.split(separator: " ").last
    else { return false }
    return !units.contains(OrganizationVocabulary.fold(String(last)))
  }

  private static let particles: Set = [
    "van", "von", "de", "der", "den", "da", "di", "la", "le", "del", "dos", "du", "bin", "al", "af",
    "ten", "ter", "zu", "y", "e",
  ]

  /// Words a step of some work begins with, and that are nobody's first name.
  private static let activities: Set = [
    "accept", "add", "allocate", "analyse", "analyze", "answer", "approve", "archive", "ask",
    "assess", "assign", "begin", "build", "buy", "calculate", "call", "cancel", "change", "check",
    "choose", "close", "collect", "complete", "compute", "configure", "confirm", "contact",
    "convert", "copy", "create", "decide", "define", "delete", "deliver", "deploy", "determine",
    "discuss", "display", "do", "download", "edit", "end", "enter", "evaluate", "execute", "export",
    "find", "finish", "fix", "forward", "gather", "generate", "get", "handle", "hire", "identify",
    "import", "inform", "inspect", "install", "interview", "invite", "load", "log", "make",
    "manage", "measure", "monitor", "move", "notify", "offer", "open", "order", "pay", "perform",
    "plan", "post", "prepare", "print", "process", "produce", "provide", "publish", "read",
    "receive", "record", "register", "reject", "remove", "repair", "report", "request", "resolve",
    "return", "review", "run", "save", "schedule", "search", "select", "sell", "send", "set",
    "ship", "show", "sign", "start", "stop", "store", "submit", "test", "transfer", "update",
    "upload", "use", "validate", "verify", "wait", "write",
  ]

  /// Words for what somebody is.
  private static let occupations: Set = [
    "accountant", "administrator", "adviser", "advisor", "agent", "analyst", "apprentice",
    "architect", "assistant", "associate", "attorney", "auditor", "buyer", "captain", "chair",
    "chairman", "chairperson", "chairwoman", "chief", "clerk", "coach", "consultant", "controller",
    "coordinator", "counsel", "dean", "deputy", "designer", "developer", "director", "editor",
    "engineer", "executive", "foreman", "founder", "head", "inspector", "intern", "lawyer", "lead",
    "leader", "manager", "master", "mechanic", "nurse", "officer", "operator", "owner", "partner",
    "physician", "planner", "president", "principal", "professor", "programmer", "recruiter",
    "representative", "researcher", "scientist", "secretary", "specialist", "strategist",
    "superintendent", "supervisor", "surgeon", "teacher", "technician", "tester", "trainee",
    "trainer", "treasurer", "writer",
    "abteilungsleiter", "abteilungsleiterin", "entwickler", "entwicklerin", "geschäftsführer",
    "geschäftsführerin", "ingenieur", "ingenieurin", "leiter", "leiterin", "leitung", "referent",
    "referentin", "sachbearbeiter", "sachbearbeiterin", "vorstand",
    "analista", "chef", "cheffe", "directeur", "directora", "directrice", "gerente", "ingénieur",
    "ingénieure", "ingeniera", "ingeniero", "jefa", "jefe", "presidente", "président",
    "présidente", "responsable",
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
