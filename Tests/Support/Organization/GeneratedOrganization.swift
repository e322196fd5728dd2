import Foundation
public import WeftKit

/// An organization a seed determines: 150 people or more, every label and type, and nothing wrong.
///
/// Decoys are in it that a careless rule would fall for: people who left with their old ties, ended
/// memberships, dotted managers, parallel relationships, equal names, vacant roles nobody needs, and
/// values exactly on a bound.
public struct GeneratedOrganization: Sendable {
  /// A team of members in one place of the hierarchy.
  public struct Team: Sendable {
    /// Its id.
    public var id: String
    /// Its people, the lead first.
    public var people: [String]
    /// The function of each of them.
    public var functions: [Int]
    /// The executive above it.
    public var executive: Int
    /// The lead.
    public var lead: String { people[0] }
  }

  /// An AI system with the people around it.
  public struct AISystem: Sendable {
    /// Its id.
    public var id: String
    /// The number of its team.
    public var team: Int
    /// Who answers for it.
    public var accountable: String
    /// Who builds it.
    public var builders: [String]
    /// Who oversees it.
    public var overseers: [String]
    /// Who uses it beside the accountable person.
    public var users: [String]
    /// Whether it is bought.
    public var isBought: Bool
    /// Its risk class.
    public var risk: String
  }

  /// A decision and the systems it relies on.
  public struct Decision: Sendable {
    /// Its id.
    public var id: String
    /// The number of its team.
    public var team: Int
    /// The numbers of its systems.
    public var systems: [Int]
  }

  /// The day of every generated chart.
  public static let asOf = CalendarDate(isoText: "2026-06-30") ?? CalendarDate(days: 0)
  static let disciplines = [
    "engineering", "data science", "product", "operations", "procurement", "risk", "legal",
    "finance",
  ]

  /// The chart.
  public internal(set) var chart = DraftChart(asOf: asOf)
  var random: SeededGenerator
  /// The executives, the chief first.
  public internal(set) var executives: [String] = []
  /// Directors between executives and leads, in large organizations.
  public internal(set) var directors: [String] = []
  /// The teams: those with AI systems first, then assurance, then support.
  public internal(set) var teams: [Team] = []
  /// How many of the teams have AI systems, and how many assure.
  public internal(set) var productTeams = 0
  /// How many of the teams oversee.
  public internal(set) var assuranceTeams = 0
  /// The AI systems.
  public internal(set) var systems: [AISystem] = []
  /// The decisions.
  public internal(set) var decisions: [Decision] = []
  /// Pairs of teams whose systems depend on each other, by numbers.
  public internal(set) var coupled: [[Int]] = []
  /// Leavers.
  public internal(set) var leavers: [String] = []
  /// Members of support teams nothing in particular hangs on.
  public internal(set) var idle: [String] = []
  /// Somebody whose shares add up to the whole time exactly.
  public internal(set) var busy = ""
  private var tied: Set<[String]> = []
  var serial = 0

  /// Draws an organization of about so many people.
  public init(seed: UInt64, people: Int) {
    random = SeededGenerator(seed: seed)
    drawPeople(people)
    drawTies()
    drawUnits()
    drawSkills()
    drawSystems()
    drawDecisions()
    drawRoles()
    drawPartners()
    drawDecoys()
    chart.touched = []
  }

  /// The teams without AI systems that oversee nothing.
  public var supportTeams: Range<Int> { (productTeams + assuranceTeams)..<teams.count }

  static func function(_ number: Int) -> String { "f-\(number)" }

  mutating func pick(_ count: Int) -> Int { random.number(below: count) }

  /// A tie between two people who have none yet.
  mutating func tie(_ one: String, _ other: String) {
    guard one != other, tied.insert([one, other].sorted()).inserted else { return }
    chart.relate(
      one, "COLLABORATES_WITH", other,
      ["weight": .number(Double(1 + pick(5))), "period": "2026-Q2"])
  }

  /// Says that two people have a tie by another relationship.
  mutating func noteTie(_ one: String, _ other: String) { tied.insert([one, other].sorted()) }

  private static let firstNames = [
    "Ada", "Bela", "Cem", "Dana", "Egon", "Fay", "Goran", "Hedi", "Ilse", "Juno", "Kofi", "Lena",
    "Milo", "Nora", "Omar", "Pia", "Quin", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wim", "Yara",
  ]
  private static let lastNames = [
    "Abel", "Brandt", "Costa", "Diaz", "Ekström", "Fischer", "Gruber", "Haas", "Ivanov", "Jansen",
    "Keller", "Lund", "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Silva", "Toth",
    "Ueda", "Vogel", "Weiss", "Xu", "Young", "Zuber", "Amsel", "Bergman", "Celik", "Dorn",
  ]

  mutating func person(_ title: String, _ fields: [String: DraftChart.Field] = [:]) -> String {
    serial += 1
    let first = Self.firstNames[serial % Self.firstNames.count]
    let last = Self.lastNames[(serial / Self.firstNames.count) % Self.lastNames.count]
    let round = serial / (Self.firstNames.count * Self.lastNames.count)
    let name = "\(first) \(last)" + (round > 0 ? " \(round + 1)" : "")
    let own: [String: DraftChart.Field] = [
      "title": .text(title), "fte": 1.0, "email": .text("p\(serial)@example.org"),
      "employeeId": .text("E\(1000 + serial)"), "location": serial % 3 == 0 ? "Oslo" : "Porto",
      "start": chart.day(-400 - pick(2000)), "cost": .number(Double(60000 + pick(40) * 1000)),
      "level": .whole(1 + pick(5)),
    ]
    return chart.add("Person", "p\(serial)", name, own.merging(fields) { _, given in given })
  }

  private mutating func drawPeople(_ count: Int) {
    executives = [person("Chief Executive", ["executive": true])]
    for name in ["Operating", "Technology", "Financial", "Risk"] {
      executives.append(person("Chief \(name) Officer", ["executive": true]))
      chart.relate(executives[executives.count - 1], "REPORTS_TO", executives[0])
    }
    var left = count - executives.count
    var sizes: [Int] = []
    while left > 0 {
      sizes.append(7 + pick(3))
      left -= sizes[sizes.count - 1]
    }
    if sizes.count > 40 {
      for number in 0..<max(8, sizes.count / 7) {
        directors.append(person("Director"))
        chart.relate(directors[number], "REPORTS_TO", executives[1 + number % 4])
      }
    }
    productTeams = sizes.count * 11 / 20
    assuranceTeams = max(2, sizes.count / 4)
    for (number, size) in sizes.enumerated() {
      let boss =
        directors.isEmpty
        ? executives[1 + number % 4] : directors[number % directors.count]
      let executive = directors.isEmpty ? 1 + number % 4 : 1 + number % directors.count % 4
      var team = Team(id: "t\(number)", people: [], functions: [], executive: executive)
      for place in 0..<size {
        let function = (number + place) % Self.disciplines.count
        let title = "\(place == 0 ? "Lead" : "Specialist"), \(Self.disciplines[function])"
        let archetype = size - 1 <= 7 ? "coach" : "supervisor"
        let isDeclared = place == 0 && number % 3 == 0
        team.people.append(person(title, isDeclared ? ["archetype": .text(archetype)] : [:]))
        team.functions.append(function)
        chart.relate(
          team.people[place], "REPORTS_TO", place == 0 ? boss : team.people[0],
          number % 2 == 0 ? ["subtype": "solid"] : [:])
      }
      teams.append(team)
    }
    for number in supportTeams { idle += teams[number].people.dropFirst(3) }
  }

  private mutating func drawTies() {
    for executive in executives.dropFirst() { tie(executive, executives[0]) }
    for pair in [(1, 2), (2, 3), (3, 4), (4, 1)] { tie(executives[pair.0], executives[pair.1]) }
    for (number, director) in directors.enumerated() {
      tie(director, executives[1 + number % 4])
      tie(director, directors[(number + 1) % directors.count])
    }
    for (number, team) in teams.enumerated() {
      for (place, one) in team.people.enumerated() {
        for other in team.people[(place + 1)...] { tie(one, other) }
      }
      tie(
        team.lead,
        directors.isEmpty ? executives[team.executive] : directors[number % directors.count])
      let next = teams[(number + 1) % teams.count]
      tie(team.people[1], next.people[2])
      tie(team.people[3], next.people[4])
      // A few ties across, none of them to somebody the plantings count on being far from others.
      for place in 0..<2 {
        let far = teams[pick(teams.count)]
        tie(team.people[5 + place % (team.people.count - 5)], far.people[pick(far.people.count)])
      }
    }
  }

  private mutating func drawUnits() {
    chart.add(
      "Team", "company", "The Company", ["subtype": "team", "start": chart.day(-5000)])
    chart.add(
      "Team", "board", "Executive Team",
      ["subtype": "team", "cost": 900000.0, "purpose": "Decides where the company goes"])
    chart.relate("board", "PART_OF", "company")
    chart.relate(executives[0], "LEADS", "board")
    chart.relate(executives[0], "LEADS", "company")
    for (number, name) in Self.disciplines.enumerated() {
      chart.add(
        "Function", Self.function(number), name.capitalized,
        [
          "discipline": .text(name),
          "subtype": number < 2 ? "technical" : number == 5 ? "control" : "business",
        ])
      chart.relate(executives[1 + number % 4], "LEADS", Self.function(number))
    }
    for (number, person) in (executives + directors).enumerated() {
      chart.relate(person, "MEMBER_OF", "board", ["share": 0.5])
      chart.relate(person, "MEMBER_OF", Self.function(number % 8), ["share": 0.1])
    }
    for (number, team) in teams.enumerated() {
      chart.add(
        "Team", team.id, "Team \(number + 1)",
        [
          "subtype": "team", "purpose": .text("Work number \(number)"),
          "cost": .number(Double(600_000 + pick(300) * 1000)), "start": chart.day(-900),
        ])
      chart.relate(team.id, "PART_OF", "company")
      chart.relate(team.lead, "LEADS", team.id, ["since": chart.day(-300)])
      for (place, person) in team.people.enumerated() {
        chart.relate(person, "MEMBER_OF", team.id, ["share": 0.6, "since": chart.day(-300)])
        chart.relate(person, "MEMBER_OF", Self.function(team.functions[place]), ["share": 0.1])
      }
    }
  }

  /// A forum with a seat for each of some people and something it may approve.
  mutating func forum(
    _ id: String, _ name: String, _ subtype: String, lead: String, seats: [String],
    end: DraftChart.Field? = nil
  ) {
    var fields: [String: DraftChart.Field] = [
      "subtype": .text(subtype), "purpose": "Joins the teams", "start": chart.day(-200),
      "cost": 20000.0,
    ]
    if let end { fields["end"] = end }
    chart.add("Team", id, name, fields)
    chart.relate(id, "PART_OF", "company")
    chart.relate(lead, "LEADS", id)
    var seen: Set<String> = []
    for person in [lead] + seats where seen.insert(person).inserted {
      chart.relate(person, "MEMBER_OF", id, person == busy ? [:] : ["share": 0.05])
    }
  }
}
