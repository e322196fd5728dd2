import WeftKit

extension GeneratedOrganization {
  private static let technical = 6
  private static let domains = 6

  static func technicalSkill(_ number: Int) -> String { "k-tech\(number % technical)" }
  static func domainSkill(_ number: Int) -> String { "k-domain\(number % domains)" }

  mutating func skill(
    _ person: String, _ skill: String, _ level: Int, expires: DraftChart.Field? = nil
  ) {
    guard !chart.has(person, "HAS_SKILL", skill) else { return }
    var fields: [String: DraftChart.Field] = ["level": .whole(level)]
    if let expires { fields["expires"] = expires }
    chart.relate(person, "HAS_SKILL", skill, fields)
  }

  mutating func drawSkills() {
    for number in 0..<Self.technical {
      chart.add(
        "Skill", "k-tech\(number)", "Technique \(number)", ["subtype": "technical"])
    }
    for number in 0..<Self.domains {
      chart.add("Skill", "k-domain\(number)", "Trade \(number)", ["subtype": "domain"])
    }
    chart.add("Skill", "k-integration", "System integration", ["subtype": "integration"])
    chart.add("Skill", "k-governance", "AI governance", ["subtype": "governance"])
    for number in 0..<productTeams {
      let team = teams[number]
      for (place, skillNumber) in [(2, 2 * number), (3, 2 * number + 1), (5, 2 * number)] {
        skill(team.people[place], Self.technicalSkill(skillNumber), 3 + pick(3))
        skill(team.people[place], Self.technicalSkill(skillNumber + 1), 3)
      }
      // A skill that expires today has not expired.
      for place in [0, 1, 4] {
        skill(team.people[place], Self.domainSkill(number), 3, expires: chart.day(0))
      }
      skill(team.people[4], "k-governance", 2, expires: chart.day(200))
      skill(team.people[0], Self.technicalSkill(2 * number), 3, expires: chart.day(30))
    }
    for number in productTeams..<teams.count {
      let team = teams[number]
      skill(team.people[1], "k-governance", 3)
      skill(team.people[2], "k-integration", 4)
      skill(team.people[3], "k-integration", 3)
      skill(team.people[4], Self.domainSkill(number), 3)
      skill(team.people[5], Self.technicalSkill(number), 4)
    }
  }

  mutating func drawSystems() {
    for goal in 0..<max(3, productTeams / 4) {
      let owner = teams[goal % productTeams].lead
      chart.add("Goal", "g\(goal)", "Goal \(goal)", ["critical": .flag(goal % 2 == 0)])
      chart.relate(owner, "ACCOUNTABLE_FOR", "g\(goal)")
      chart.relate(owner, "OWNS", "g\(goal)")
    }
    let assurance = (productTeams..<(productTeams + assuranceTeams)).flatMap {
      teams[$0].people.dropFirst()
    }
    var turn = pick(assurance.count)
    func overseer() -> String {
      turn += 1
      return assurance[turn % assurance.count]
    }
    for number in 0..<productTeams {
      for second in 0..<(number % 2 == 0 ? 2 : 1) {
        let team = teams[number]
        let place = systems.count
        let people = second == 0 ? [1, 2, 3] : [4, 3, 2]
        let support = supportTeams.isEmpty ? 0..<teams.count : supportTeams
        let users = [
          teams[support.lowerBound + (2 * place) % support.count].people[1],
          teams[support.lowerBound + (2 * place + 1) % support.count].people[2],
        ]
        let risk = ["limited", "high", "minimal", "minimal", "limited"][place % 5]
        let system = AISystem(
          id: "ai\(place)", team: number, accountable: team.people[people[0]],
          builders: [team.people[people[1]], team.people[people[2]]],
          overseers: [overseer(), overseer()], users: users, isBought: place % 4 == 3, risk: risk)
        systems.append(system)
        draw(system, number: place, isSecond: second == 1)
      }
    }
    drawForums()
    drawDependencies()
  }

  private mutating func draw(_ system: AISystem, number: Int, isSecond: Bool) {
    let team = teams[system.team]
    var fields: [String: DraftChart.Field] = [
      "riskClass": .text(system.risk), "useClass": number % 5 == 1 ? "biometric" : "planning",
      "autonomy": .whole(3 + number % 6), "status": "in use", "provider": "in house",
      "version": .text("1.\(number)"), "critical": .flag(number % 3 == 0),
      "lastChanged": chart.day(-60), "annualCost": .number(Double(100_000 + number * 100)),
      "investmentKind": isSecond ? "foundational" : "coordination", "availability": 0.99,
      "bought": .flag(system.isBought), "reviewIntervalDays": 90,
      // Reviewed on the day of the change is reviewed, due today is not overdue.
      "lastReviewed": chart.day(number % 4 == 0 ? -60 : -30),
    ]
    if number % 3 == 1 {
      fields["changeIntervalDays"] = 250
    } else {
      fields["changesPerDay"] = number % 3 == 0 ? 0.004 : 0.0
    }
    if number % 7 == 2 {
      fields["lastChanged"] = chart.day(-120)
      fields["lastReviewed"] = chart.day(-90)
    }
    let id = chart.add("AISystem", system.id, "Model \(number)", fields)
    let accountable = system.accountable
    chart.relate(team.id, "OWNS", id)
    chart.relate(team.id, "BUILDS", id)
    for builder in system.builders { chart.relate(builder, "BUILDS", id) }
    if number % 3 == 2 {
      let role = chart.add(
        "Role", "r-owner\(number)", "Product Owner of Model \(number)",
        ["subtype": "specialist", "critical": false, "headcount": 1])
      chart.relate(accountable, "HOLDS", role, ["share": 0.1])
      chart.relate(role, "PART_OF", team.id)
      chart.relate(role, "ACCOUNTABLE_FOR", id)
    } else {
      chart.relate(accountable, "ACCOUNTABLE_FOR", id)
    }
    chart.relate(system.builders[0], "RESPONSIBLE_FOR", id)
    chart.relate(team.lead, "CONSULTED_ON", id)
    chart.relate(executives[2], "INFORMED_OF", id)
    for approver in [team.lead, team.people[4]] { chart.relate(approver, "APPROVES", id) }
    chart.relate(team.lead, "RETIRES", id)
    chart.relate(team.id, "FALLBACK_FOR", id)
    chart.relate(accountable, "EVALUATES", id, ["handsOn": true, "date": chart.day(-80)])
    chart.relate(
      accountable, "USES", id,
      ["handsOn": true, "lastUsed": chart.day(number % 2 == 0 ? -90 : -4), "hoursPerMonth": 4.0])
    for user in system.users {
      chart.relate(
        user, "USES", id, ["handsOn": true, "lastUsed": chart.day(-3), "hoursPerMonth": 20.0])
      chart.relate(user, "GIVES_FEEDBACK_TO", accountable, ["lastUsed": chart.day(-9)])
      noteTie(user, accountable)
      chart.relate(user, "ESCALATES_TO", accountable)
      chart.relate(user, "ESCALATES_TO", system.overseers[1])
    }
    for overseer in system.overseers {
      chart.relate(
        overseer, "OVERSEES", id,
        [
          "competence": true, "training": true, "authority": true, "support": true,
          "canStop": true, "hoursPerMonth": 6.0, "lastReviewed": chart.day(-30),
        ])
      chart.relate(overseer, "ESCALATES_TO", accountable)
    }
    chart.relate(accountable, "ESCALATES_TO", team.lead)
    chart.relate(id, "SERVES", "g\(number % max(3, productTeams / 4))")
    chart.relate(id, "REQUIRES_SKILL", Self.technicalSkill(2 * system.team), ["level": 3])
    chart.relate(id, "REQUIRES_SKILL", Self.domainSkill(system.team), ["level": 3])
    chart.relate(id, "REQUIRES_FUNCTION", Self.function(team.functions[2]))
  }

  private mutating func drawForums() {
    let support = Array(supportTeams)
    func seat(_ function: Int) -> String? {
      for number in support {
        if let place = teams[number].functions.firstIndex(of: function), place > 0 {
          return teams[number].people[place]
        }
      }
      return nil
    }
    let seats = [4, 2, 5].compactMap { seat($0) } + executives.dropFirst()
    forum("council", "AI Council", "forum", lead: executives[1], seats: seats)
    for system in systems { chart.relate("council", "DISCUSSES", system.id) }
    chart.relate("council", "APPROVES", systems[0].id)
    tie(executives[1], systems[0].accountable)
    tie(teams[productTeams].people[3], systems[1].accountable)
    let assurance = teams[productTeams]
    forum(
      "committee", "Model Committee", "committee", lead: assurance.people[3],
      seats: [assurance.people[4], teams[productTeams + 1].people[1]])
    chart.relate("committee", "DISCUSSES", systems[1].id)
    chart.relate("committee", "APPROVES", systems[1].id)
  }

  /// Joins two items by a dependency, and the people who work on them by ties.
  mutating func couple(_ from: String, _ to: String, _ people: [[String]], requires: Int? = nil) {
    var fields: [String: DraftChart.Field] = ["strength": 2.0, "since": chart.day(-200)]
    if let requires { fields["requires"] = .whole(requires) }
    chart.relate(from, "DEPENDS_ON", to, fields)
    for one in people[0] { for other in people[1] { tie(one, other) } }
  }

  private mutating func drawDependencies() {
    let first = systems.indices.filter { place in
      place == 0 || systems[place - 1].team != systems[place].team
    }
    for place in systems.indices where place > 0 && systems[place - 1].team == systems[place].team {
      couple(
        systems[place].id, systems[place - 1].id,
        [systems[place].builders, systems[place - 1].builders])
    }
    // Every third pair of neighbouring teams; one in two of them with an integrator.
    for (turn, number) in stride(from: 0, to: first.count - 1, by: 3).enumerated() {
      let one = systems[first[number]]
      let other = systems[first[number + 1]]
      coupled.append([one.team, other.team])
      couple(one.id, other.id, [one.builders, other.builders], requires: turn % 4 == 0 ? 2 : nil)
      guard turn % 2 == 0 else { continue }
      let team = teams[one.team]
      let role = chart.add(
        "Role", "r-integrator\(turn)", "Integrator \(turn)",
        ["subtype": turn % 4 == 0 ? "integration" : "liaison", "headcount": 1])
      let holder = team.people[6]
      chart.relate(role, "PART_OF", team.id)
      chart.relate(holder, "HOLDS", role, ["share": 0.2])
      chart.relate(role, "INTEGRATES", team.id)
      chart.relate(role, "INTEGRATES", teams[other.team].id)
      chart.relate(role, "REQUIRES_SKILL", "k-integration", ["level": 2])
      skill(holder, "k-integration", 2)
      tie(holder, teams[other.team].people[1])
    }
    for (turn, number) in supportTeams.enumerated() where turn % 2 == 0 {
      let team = teams[number]
      let id = chart.add(
        "System", "s\(turn)", "Records \(turn)",
        ["critical": .flag(turn % 4 == 0), "bought": false])
      chart.relate(team.id, "OWNS", id)
      chart.relate(team.people[1], "BUILDS", id)
      chart.relate(team.people[2], "BUILDS", id)
      let user = systems[first[(turn * 2 + 1) % first.count]]
      coupled.append([user.team, number])
      couple(user.id, id, [user.builders, [team.people[1], team.people[2]]])
    }
  }

  mutating func drawDecisions() {
    for (turn, place) in stride(from: 0, to: systems.count, by: 2).enumerated() {
      let system = systems[place]
      let team = teams[system.team]
      let id = chart.add(
        "Decision", "d\(turn)", "Decision \(turn)",
        [
          "stakes": turn % 2 == 0 ? "high" : "low", "perYear": .number(365),
          "critical": .flag(turn % 3 == 0), "systemMetric": "Share of right outcomes",
        ])
      var fed = [place]
      let partner = coupled.first { $0[0] == system.team && $0[1] < productTeams }
      if let partner, let other = systems.firstIndex(where: { $0.team == partner[1] }) {
        fed.append(other)
      }
      decisions.append(Decision(id: id, team: system.team, systems: fed))
      for number in fed {
        chart.relate(systems[number].id, "CONTRIBUTES_TO", id)
        chart.relate(id, "GIVES_FEEDBACK_TO", systems[number].accountable)
      }
      if turn % 3 == 0 {
        chart.relate(id, "USES", system.id, ["lastUsed": chart.day(-1), "handsOn": false])
      }
      chart.relate(team.id, "OWNS", id)
      chart.relate(system.accountable, "ACCOUNTABLE_FOR", id)
      chart.relate(team.people[2], "RESPONSIBLE_FOR", id)
      chart.relate(team.id, "FALLBACK_FOR", id)
      for approver in [team.lead, team.people[5]] { chart.relate(approver, "APPROVES", id) }
      if fed.count == 1 || turn % 2 == 0 {
        chart.relate(team.people[5], "INTEGRATES", id)
      }
      chart.relate(id, "SERVES", "g\(turn % max(3, productTeams / 4))")
      chart.relate(id, "REQUIRES_SKILL", Self.domainSkill(system.team), ["level": 3])
      chart.relate("council", "DISCUSSES", id)
    }
  }
}
