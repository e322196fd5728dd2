import WeftKit

/// Second recipes of what people, units and systems do with each other.
extension Planting {
  static let variantsOfUse: [Recipe] = [
    Recipe(rule: "unoverseen-high-risk") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.risk == "high" }),
        let other = plan.organization.systems.first(where: { $0.team != system.team })
      else { return nil }
      plan.drop(["OVERSEES"], to: system.id)
      plan.chart.relate(other.id, "OVERSEES", system.id, ["canStop": true])
      plan.chart.relate(plan.organization.leavers[3], "OVERSEES", system.id, ["since": plan.day(1)])
      return [system.id]
    },
    Recipe(rule: "silent-failure") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.risk != "high" }) else {
        return nil
      }
      let yesterday = plan.day(-1)
      plan.chart.change(where: { $0.type == "OVERSEES" && $0.to == system.id }) {
        $0["until"] = yesterday
      }
      return [system.id]
    },
    Recipe(rule: "overstretched-overseer") { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      plan.chart.set(person, "fte", 0.15)
      for _ in 0..<3 {
        guard let system = plan.takeSystem() else { return nil }
        plan.chart.relate(
          person, "OVERSEES", system.id,
          [
            "competence": true, "training": true, "authority": true, "support": true,
            "canStop": false,
          ])
      }
      return [person]
    },
    Recipe(rule: "hands-off-accountable") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["USES", "EVALUATES"], from: system.accountable, to: system.id)
      plan.chart.relate(
        system.accountable, "USES", system.id, ["handsOn": false, "lastUsed": plan.day(0)])
      return [system.accountable]
    },
    Recipe(rule: "unevaluated-purchase") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.isBought }) else { return nil }
      plan.drop(["USES", "EVALUATES"], to: system.id)
      plan.chart.relate(
        plan.organization.leavers[0], "EVALUATES", system.id, ["handsOn": true])
      return [system.id]
    },
    Recipe(rule: "outpaced-decision") { plan in
      guard let decision = plan.takeDecision(where: { one, _ in one.systems.count == 1 }) else {
        return nil
      }
      let system = plan.organization.systems[decision.systems[0]].id
      plan.chart.set(system, "changesPerDay", nil)
      plan.chart.set(system, "changeIntervalDays", 100)
      plan.chart.set(decision.id, "perYear", 3.0)
      return [decision.id]
    },
    Recipe(rule: "single-approver") { plan in
      guard
        let decision = plan.takeDecision(where: { decision, plan in
          decision.systems[0] > 1
            && plan.organization.systems[decision.systems[0]].team == decision.team
        })
      else { return nil }
      let team = plan.team(decision.team)
      let role = plan.addRole("Signature", in: team.id, ["subtype": "line"])
      plan.chart.relate(team.people[5], "HOLDS", role, ["share": 0.1])
      plan.chart.relate(team.people[6], "HOLDS", role, ["until": plan.day(-1)])
      for item in [decision.id, plan.organization.systems[decision.systems[0]].id] {
        plan.drop(["APPROVES"], to: item)
        plan.chart.relate(role, "APPROVES", item)
        plan.chart.relate(team.people[5], "APPROVES", item)
      }
      return [team.people[5]]
    },
    Recipe(rule: "missing-successor") { plan in
      guard let team = plan.takeTeam(plan.products, where: { number, _ in number % 2 == 0 }),
        let number = plan.organization.teams.firstIndex(where: { $0.id == team.id })
      else { return nil }
      plan.drop(["SUCCEEDS"], to: "r-head\(number)")
      plan.chart.relate(team.lead, "SUCCEEDS", "r-head\(number)")
      plan.chart.relate(team.people[3], "SUCCEEDS", "r-head\(number)", ["until": plan.day(-1)])
      return ["r-head\(number)"]
    },
    Recipe(rule: "uncovered-forum") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.risk == "high" }),
        let people = plan.takeIdle(4, apart: true)
      else { return nil }
      plan.drop(["DISCUSSES"], to: system.id)
      let id = plan.newID("t")
      let silent = GeneratedOrganization.function(4)
      let seats = people.filter { !plan.chart.has($0, "MEMBER_OF", silent) }
      guard let lead = seats.first else { return nil }
      plan.organization.forum(id, "Small Committee", "committee", lead: lead, seats: seats)
      plan.chart.relate(id, "DISCUSSES", system.id)
      plan.chart.relate(id, "APPROVES", "d0")
      return [system.id]
    },
  ]

  static let variantsOfPeople: [Recipe] = [
    Recipe(rule: "missing-function") { plan in
      guard let team = plan.takeTeam(plan.support), let people = plan.takeIdle(2) else {
        return nil
      }
      let skill = plan.chart.add("Skill", plan.newID("k"), "Old Tongue", ["subtype": "domain"])
      plan.chart.relate(team.id, "REQUIRES_SKILL", skill, ["level": 2])
      for person in people { plan.chart.relate(person, "HAS_SKILL", skill, ["level": 3]) }
      plan.chart.relate(team.people[1], "HAS_SKILL", skill, ["level": 3, "expires": plan.day(-1)])
      return [team.id]
    },
    Recipe(rule: "exclusive-skill") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      let skill = plan.chart.add("Skill", plan.newID("k"), "Mastery", ["subtype": "technical"])
      plan.chart.relate(team.id, "REQUIRES_SKILL", skill, ["level": 5])
      for place in [1, 2, 3] {
        plan.chart.relate(team.people[place], "HAS_SKILL", skill, ["level": 4])
      }
      return [skill]
    },
    Recipe(rule: "wide-span") { plan in
      guard let team = plan.takeTeam(plan.support, where: { number, _ in number % 3 != 0 }) else {
        return nil
      }
      for _ in 0..<(17 - team.people.count) {
        let person = plan.organization.person("Trainee")
        plan.chart.relate(person, "REPORTS_TO", team.lead)
        plan.chart.relate(person, "MEMBER_OF", team.id, ["share": 0.5])
      }
      return [team.lead]
    },
    Recipe(rule: "narrow-span") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let role = plan.addRole("Mentor", in: team.id, ["subtype": "line"])
      plan.chart.relate(person, "HOLDS", role, ["share": 0.1])
      let trainee = plan.organization.person("Trainee")
      plan.chart.relate(trainee, "MEMBER_OF", team.id, ["share": 0.5])
      plan.chart.relate(trainee, "REPORTS_TO", role)
      plan.chart.relate(team.people[1], "REPORTS_TO", person, ["subtype": "dotted"])
      return [person]
    },
    Recipe(rule: "overloaded-person") { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      plan.chart.relate(person, "MEMBER_OF", "board", ["share": 0.45])
      return [person]
    },
    Recipe(rule: "lapsed-skill") { plan in
      guard let team = plan.takeTeam(plan.products),
        let number = plan.organization.teams.firstIndex(where: { $0.id == team.id })
      else { return nil }
      let skill = GeneratedOrganization.technicalSkill(2 * number)
      plan.drop(["HAS_SKILL"], from: team.lead, to: skill)
      plan.chart.relate(team.lead, "HAS_SKILL", skill, ["level": 5, "until": plan.day(-1)])
      return [team.lead]
    },
    Recipe(rule: "unskilled-holder") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let role = plan.addRole("Day Watch", in: team.id, ["subtype": "specialist"])
      plan.chart.relate(person, "HOLDS", role, ["share": 0.1])
      plan.drop(["HAS_SKILL"], from: person, to: "k-domain1")
      plan.chart.relate(role, "REQUIRES_SKILL", "k-domain1", ["level": 2])
      plan.chart.relate(
        person, "HAS_SKILL", "k-domain1", ["level": 4, "expires": plan.day(-1)])
      return [person]
    },
    Recipe(rule: "unfilled-role") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let role = plan.addRole("Porter", in: team.id, ["subtype": "line"])
      plan.chart.relate(team.id, "NEEDS_ROLE", role, ["headcount": 2])
      plan.chart.relate(person, "HOLDS", role, ["share": 0.1])
      plan.chart.relate(person, "HOLDS", role, ["share": 0.1])
      plan.chart.relate(team.people[1], "HOLDS", role, ["until": plan.day(-1)])
      return [role]
    },
    Recipe(rule: "isolated-partner") { plan in
      guard let people = plan.takeIdle(2, apart: true), let team = plan.team(of: people[0]) else {
        return nil
      }
      let partner = plan.chart.add("Partner", plan.newID("x"), "Silent Supplier")
      plan.chart.relate(partner, "SUPPLIES_TO", team.id)
      plan.chart.relate(people[0], "CONTACTS", partner, ["until": plan.day(-1)])
      plan.chart.relate(people[1], "CONTACTS", partner, ["since": plan.day(1)])
      return [partner]
    },
    Recipe(rule: "duplicate-person") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person),
        let other = team.people.first(where: { $0 != person && $0 != team.lead }),
        case .text(let name)? = plan.chart[other]?.fields["name"]
      else { return nil }
      plan.chart.set(person, "name", .text(name.lowercased()))
      return [person]
    },
    Recipe(rule: "reporting-cycle") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      let one = plan.addRole("First Chair", in: team.id)
      let other = plan.addRole("Second Chair", in: team.id)
      plan.chart.relate(one, "REPORTS_TO", other)
      plan.chart.relate(other, "REPORTS_TO", one)
      return [one]
    },
    Recipe(rule: "unmanaged-person") { plan in
      guard let person = plan.takeIdle(1, undeclared: true)?[0] else { return nil }
      plan.drop(["REPORTS_TO"], from: person)
      plan.chart.relate(person, "REPORTS_TO", plan.organization.leavers[0])
      return [person]
    },
    Recipe(rule: "empty-team") { plan in
      let end = plan.day(-1)
      let team = plan.chart.add("Team", plan.newID("t"), "Past Glory")
      let part = plan.chart.add("Team", plan.newID("t"), "Ended Part", ["end": end])
      plan.chart.relate(team, "PART_OF", "company")
      plan.chart.relate(part, "PART_OF", team)
      if let person = plan.organization.idle.first {
        plan.chart.relate(person, "MEMBER_OF", team, ["until": end])
        plan.chart.relate(person, "MEMBER_OF", part)
      }
      return [team]
    },
  ]
}
