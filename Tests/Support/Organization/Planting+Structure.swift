import WeftKit

extension Planting {
  static let integration: [Recipe] = [
    Recipe(rule: "unintegrated-dependency") { plan in
      guard let pair = plan.takeStrangers(plan.products), let one = plan.system(of: pair[0]),
        let other = plan.system(of: pair[1])
      else { return nil }
      plan.chart.relate(one.id, "DEPENDS_ON", other.id)
      return [one.id]
    },
    Recipe(rule: "missing-integration-role") { plan in
      // A one-way dependence joined by ties alone becomes mutual.
      let pairs = plan.organization.coupled.filter { pair in
        pair[1] < plan.organization.productTeams
          && !plan.organization.decisions.contains { decision in
            decision.team == pair[0] && decision.systems.count > 1
              && !plan.chart.sources("INTEGRATES", of: decision.id).isEmpty
          }
          && !plan.chart.edges.contains {
            $0.type == "INTEGRATES" && $0.to == plan.team(pair[1]).id
          }
      }
      for pair in pairs {
        guard plan.takeTeam(pair[0]..<(pair[0] + 1)) != nil,
          plan.takeTeam(pair[1]..<(pair[1] + 1)) != nil,
          let one = plan.system(of: plan.team(pair[0])),
          let other = plan.system(of: plan.team(pair[1]))
        else { continue }
        plan.chart.relate(other.id, "DEPENDS_ON", one.id)
        return [plan.team(pair[0]).id]
      }
      return nil
    },
    Recipe(rule: "vacant-integration-role") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      let role = plan.addRole("Integrator", in: team.id, ["subtype": "integration"])
      // Who left holds nothing, nor does who held it once.
      plan.chart.relate(plan.organization.leavers[0], "HOLDS", role)
      plan.chart.relate(team.people[2], "HOLDS", role, ["until": plan.day(-1)])
      return [role]
    },
    Recipe(rule: "thin-integration-bench", isAlone: true) { plan in
      for skill in ["k-integration", "k-governance"] { plan.chart.set(skill, "subtype", nil) }
      let skill = plan.chart.add(
        "Skill", plan.newID("k"), "Model governance", ["subtype": "governance"])
      let team = plan.team(plan.support.lowerBound)
      plan.chart.relate(team.people[1], "HAS_SKILL", skill, ["level": 4])
      plan.chart.relate(plan.organization.leavers[0], "HAS_SKILL", skill, ["level": 4])
      // Who governs does so by role alone.
      for number in plan.products {
        plan.chart.relate(plan.team(number).people[4], "HOLDS", "r-vacant2")
      }
      return [plan.organization.systems[plan.organization.systems.count - 1].id]
        + plan.organization.systems.map(\.id)
    },
    Recipe(rule: "unintegrated-decision") { plan in
      guard let decision = plan.takeDecision(where: { one, _ in one.systems.count > 1 }) else {
        return nil
      }
      plan.chart.set(decision.id, "systemMetric", nil)
      plan.drop(["OWNS", "INTEGRATES"], to: decision.id)
      return [decision.id]
    },
    Recipe(rule: "unmet-coordination") { plan in
      let pairs = plan.organization.coupled.filter { $0[1] < plan.organization.productTeams }
      for pair in pairs {
        guard plan.takeTeam(pair[0]..<(pair[0] + 1)) != nil,
          plan.takeTeam(pair[1]..<(pair[1] + 1)) != nil
        else { continue }
        let one = plan.team(pair[0]).people[2]
        let other = plan.team(pair[1]).people[3]
        plan.dropTies { $0 == one && $1 == other }
        return [one]
      }
      return nil
    },
    Recipe(rule: "overcommitted-integrator") { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      plan.chart.set(person, "fte", 0.5)
      for number in 0..<min(6, plan.organization.assuranceTeams) {
        let team = plan.team(plan.products.upperBound + number)
        plan.chart.relate(person, "INTEGRATES", team.id)
        plan.chart.relate(person, "COLLABORATES_WITH", team.people[1])
      }
      return [person]
    },
    Recipe(rule: "expired-task-force") { plan in
      guard let pair = plan.takeStrangers(plan.products) else { return nil }
      plan.chart.relate(pair[0].id, "DEPENDS_ON", pair[1].id)
      let group = plan.chart.add(
        "Team", plan.newID("t"), "Past Task Force",
        ["subtype": "task-force", "end": plan.day(-10)])
      plan.chart.relate(pair[0].people[4], "MEMBER_OF", group)
      plan.chart.relate(pair[1].people[4], "MEMBER_OF", group)
      return [pair[0].id]
    },
    Recipe(rule: "integrator-without-ties") { plan in
      guard let pair = plan.takeStrangers(plan.support) else { return nil }
      plan.chart.relate(pair[0].people[5], "INTEGRATES", pair[1].id)
      return [pair[0].people[5]]
    },
    Recipe(rule: "disconnected-ai-system") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let team = plan.team(system.team)
      let id = plan.chart.add(
        "AISystem", plan.newID("ai"), "Forgotten Model",
        [
          "riskClass": "minimal", "changesPerDay": 0.0, "reviewIntervalDays": 100,
          "lastReviewed": plan.day(-9), "lastChanged": plan.day(-20), "annualCost": 10.0,
          "investmentKind": "coordination", "bought": false,
        ])
      for type in ["OWNS", "FALLBACK_FOR"] { plan.chart.relate(team.id, type, id) }
      plan.chart.relate(system.accountable, "ACCOUNTABLE_FOR", id)
      plan.chart.relate(
        system.accountable, "EVALUATES", id, ["handsOn": true, "date": plan.day(-2)])
      plan.chart.relate(team.lead, "RETIRES", id)
      for overseer in system.overseers {
        plan.chart.relate(
          overseer, "OVERSEES", id,
          [
            "competence": true, "training": true, "authority": true, "support": true,
            "canStop": true,
          ])
      }
      plan.chart.relate("council", "DISCUSSES", id)
      // Somebody who left used it.
      plan.chart.relate(plan.organization.leavers[1], "USES", id)
      return [id]
    },
  ]

  static let bottleneck: [Recipe] = [
    Recipe(rule: "critical-connector") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let friend = team.people[1]
      plan.dropTies { one, other in one == person && other != friend }
      return [friend]
    },
    Recipe(rule: "lone-bridge") { plan in
      guard let pair = plan.takeStrangers(plan.support) else { return nil }
      plan.chart.relate(pair[0].id, "DEPENDS_ON", pair[1].id)
      plan.chart.relate(pair[0].people[4], "COLLABORATES_WITH", pair[1].people[4])
      plan.chart.relate(pair[1].people[4], "COLLABORATES_WITH", pair[0].people[4])
      return [pair[0].id]
    },
    Recipe(rule: "overloaded-broker", isAlone: true) { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      for team in plan.organization.teams {
        for other in team.people where other != person {
          plan.chart.relate(person, "COLLABORATES_WITH", other)
        }
      }
      return [person]
    },
    Recipe(rule: "single-approver") { plan in
      guard
        let decision = plan.takeDecision(where: { decision, plan in
          decision.systems[0] > 1
            && plan.organization.systems[decision.systems[0]].team == decision.team
        })
      else { return nil }
      let system = plan.organization.systems[decision.systems[0]].id
      let person = plan.team(decision.team).people[5]
      for item in [decision.id, system] {
        plan.drop(["APPROVES"], to: item)
        plan.chart.relate(person, "APPROVES", item)
        plan.chart.relate(plan.organization.leavers[2], "APPROVES", item)
      }
      return [person]
    },
    Recipe(rule: "sole-owner") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      if plan.random(below: 2) == 0 {
        let role = plan.addRole("Key Holder", in: team.id, ["critical": true])
        plan.chart.relate(team.people[2], "HOLDS", role)
        plan.chart.relate(plan.organization.leavers[0], "HOLDS", role)
        return [role]
      }
      let id = plan.chart.add("System", plan.newID("s"), "Ledger", ["critical": true])
      plan.chart.relate(team.id, "OWNS", id)
      plan.chart.relate(team.people[1], "BUILDS", id)
      return [id]
    },
    Recipe(rule: "exclusive-skill") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      let skill = plan.chart.add("Skill", plan.newID("k"), "Rare Art", ["subtype": "technical"])
      plan.chart.relate(team.id, "REQUIRES_SKILL", skill, ["level": 3])
      plan.chart.relate(team.people[2], "HAS_SKILL", skill, ["level": 3])
      plan.chart.relate(team.people[3], "HAS_SKILL", skill, ["level": 2])
      plan.chart.relate(
        team.people[4], "HAS_SKILL", skill, ["level": 5, "expires": plan.day(-1)])
      return [skill]
    },
    Recipe(rule: "wide-span") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      plan.chart.set(team.lead, "archetype", "player-coach")
      return [team.lead]
    },
    Recipe(rule: "narrow-span") { plan in
      guard let team = plan.takeTeam(plan.support, where: { number, _ in number % 3 != 0 }) else {
        return nil
      }
      plan.drop(["REPORTS_TO"], from: team.people[5])
      plan.chart.relate(team.people[5], "REPORTS_TO", team.people[4])
      return [team.people[4]]
    },
    Recipe(rule: "deep-chain") { plan in
      guard let team = plan.takeTeam(plan.support, where: { number, _ in number % 3 != 0 }) else {
        return nil
      }
      for place in 2..<team.people.count {
        plan.drop(["REPORTS_TO"], from: team.people[place])
        plan.chart.relate(team.people[place], "REPORTS_TO", team.people[place - 1])
      }
      return [plan.organization.executives[0]]
    },
    Recipe(rule: "ai-single-point-of-failure") { plan in
      guard
        let decision = plan.takeDecision(where: { decision, plan in
          decision.systems.count == 1 && !plan.organization.systems[decision.systems[0]].isBought
        })
      else { return nil }
      let system = plan.organization.systems[decision.systems[0]]
      plan.drop(["RESPONSIBLE_FOR", "FALLBACK_FOR"], to: decision.id)
      plan.drop(["FALLBACK_FOR"], to: system.id)
      return [system.id]
    },
    Recipe(rule: "overloaded-person") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      for share in [0.7, 0.4] {
        let role = plan.addRole("Desk", in: team.id, ["subtype": "line"])
        plan.chart.relate(person, "HOLDS", role, ["share": .number(share)])
      }
      return [person]
    },
  ]

  static let hygiene: [Recipe] = [
    Recipe(rule: "reporting-cycle") { plan in
      guard let team = plan.takeTeam(plan.support, where: { number, _ in number % 3 != 0 }) else {
        return nil
      }
      let circle = [team.people[4], team.people[5], team.people[6]]
      for (place, person) in circle.enumerated() {
        plan.drop(["REPORTS_TO"], from: person)
        plan.chart.relate(person, "REPORTS_TO", circle[(place + 1) % 3])
      }
      return circle
    },
    Recipe(rule: "several-roots", isAlone: true) { plan in
      let executive = plan.organization.executives[3]
      plan.drop(["REPORTS_TO"], from: executive)
      return [executive]
    },
    Recipe(rule: "unmanaged-person") { plan in
      guard let person = plan.takeIdle(1, undeclared: true)?[0] else { return nil }
      plan.drop(["REPORTS_TO"], from: person)
      plan.chart.relate(
        person, "REPORTS_TO", plan.organization.executives[1], ["subtype": "dotted"])
      return [person]
    },
    Recipe(rule: "empty-team") { plan in
      let team = plan.chart.add("Team", plan.newID("t"), "Ghost Team", ["subtype": "team"])
      plan.chart.relate(team, "PART_OF", "company")
      plan.chart.relate(plan.organization.leavers[0], "MEMBER_OF", team)
      return [team]
    },
    Recipe(rule: "duplicate-person") { plan in
      guard let pair = plan.takeIdle(2, apart: true) else { return nil }
      let key = plan.random(below: 2) == 0 ? "email" : "employeeId"
      if let value = plan.chart[pair[0]]?.fields[key] { plan.chart.set(pair[1], key, value) }
      return [pair[0]]
    },
    Recipe(rule: "ended-membership") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      let leaver = plan.organization.leavers[plan.random(below: 5)]
      let id = plan.chart.add("System", plan.newID("s"), "Archive", ["critical": false])
      plan.chart.relate(team.id, "OWNS", id)
      plan.chart.relate(leaver, "OWNS", id)
      return [leaver]
    },
  ]
}
