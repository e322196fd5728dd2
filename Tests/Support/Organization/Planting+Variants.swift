import WeftKit

/// Second recipes, written from the sentences of the catalogue alone: the same gaps by other ways
/// round, most of them with something beside them that looks like a cure and is none.
extension Planting {
  static let variants: [Recipe] =
    variantsOfTies + variantsOfOwnership + variantsOfUse + variantsOfPeople

  private static let variantsOfTies: [Recipe] = [
    Recipe(rule: "unintegrated-dependency") { plan in
      guard let pair = plan.takeStrangers(plan.products), let one = plan.system(of: pair[0]),
        let other = plan.system(of: pair[1])
      else { return nil }
      plan.chart.relate(other.id, "DEPENDS_ON", one.id, ["until": plan.day(0)])
      plan.chart.relate(
        pair[0].people[4], "COLLABORATES_WITH", pair[1].people[4], ["until": plan.day(-1)])
      for team in pair {
        plan.chart.relate(plan.organization.leavers[0], "MEMBER_OF", team.id)
        plan.chart.relate(plan.organization.leavers[1], "COLLABORATES_WITH", team.people[4])
      }
      return [other.id]
    },
    Recipe(rule: "missing-integration-role") { plan in
      // A dependence that asks for a lasting group finds ties.
      let joined = Set(plan.chart.edges.filter { $0.type == "INTEGRATES" }.map(\.to))
      for pair in plan.organization.coupled where pair[1] < plan.organization.productTeams {
        let teams = pair.map { plan.team($0) }
        guard teams.allSatisfy({ !joined.contains($0.id) }),
          plan.takeTeam(pair[0]..<(pair[0] + 1)) != nil,
          plan.takeTeam(pair[1]..<(pair[1] + 1)) != nil,
          let one = plan.system(of: teams[0]), let other = plan.system(of: teams[1])
        else { continue }
        plan.chart.change(where: {
          $0.type == "DEPENDS_ON" && $0.from == one.id && $0.to == other.id
        }) { $0["requires"] = 6 }
        return [teams[0].id]
      }
      return nil
    },
    Recipe(rule: "vacant-integration-role") { plan in
      guard let pair = plan.takeStrangers(plan.support) else { return nil }
      let role = plan.addRole("Desk between Desks", in: pair[0].id, ["subtype": "line"])
      for team in pair { plan.chart.relate(role, "INTEGRATES", team.id) }
      let start = plan.day(1)
      let next = plan.organization.person("Specialist", ["start": start])
      plan.chart.relate(next, "HOLDS", role)
      plan.chart.relate(next, "REPORTS_TO", pair[0].lead)
      return [role]
    },
    Recipe(rule: "overcommitted-integrator") { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      let role = plan.addRole("Joiner of Models", in: "company", ["subtype": "liaison"])
      plan.chart.set(person, "fte", 0.2)
      plan.chart.relate(person, "HOLDS", role, ["share": 0.1])
      for _ in 0..<3 {
        guard let system = plan.takeSystem() else { return nil }
        plan.chart.relate(role, "INTEGRATES", system.id)
        plan.chart.relate(person, "COLLABORATES_WITH", plan.team(system.team).people[1])
      }
      return [person]
    },
    Recipe(rule: "integrator-without-ties") { plan in
      guard let pair = plan.takeStrangers(plan.products), let system = plan.system(of: pair[1])
      else { return nil }
      let person = pair[0].people[5]
      plan.chart.relate(person, "INTEGRATES", system.id)
      plan.chart.relate(plan.organization.leavers[2], "MEMBER_OF", pair[1].id)
      plan.chart.relate(person, "COLLABORATES_WITH", plan.organization.leavers[2])
      return [person]
    },
    Recipe(rule: "lone-bridge") { plan in
      guard let pair = plan.takeStrangers(plan.support) else { return nil }
      plan.chart.relate(pair[1].id, "DEPENDS_ON", pair[0].id)
      plan.chart.relate(pair[0].people[5], "GIVES_FEEDBACK_TO", pair[1].people[5])
      plan.chart.relate(
        pair[0].people[4], "COLLABORATES_WITH", pair[1].people[4], ["until": plan.day(-1)])
      return [pair[0].id]
    },
    Recipe(rule: "overloaded-broker", isAlone: true) { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      for team in plan.organization.teams {
        for other in [team.lead, team.people[4]] where other != person {
          plan.chart.relate(other, "COLLABORATES_WITH", person)
        }
      }
      return [person]
    },
    Recipe(rule: "absent-executive") { plan in
      let leads = Set(plan.products.map { plan.team($0).lead })
      guard
        let team = plan.takeTeam(
          plan.support,
          where: { number, plan in
            let head = plan.team(number).people[4]
            return !plan.chart.has(head, "MEMBER_OF", "council")
              && !plan.chart.edges.contains { edge in
                ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"].contains(edge.type)
                  && (edge.from == head && leads.contains(edge.to)
                    || edge.to == head && leads.contains(edge.from))
              }
          })
      else { return nil }
      let function = plan.chart.add("Function", plan.newID("f"), "Archives")
      let role = plan.addRole("Head of Archives", in: team.id, ["subtype": "leadership"])
      plan.chart.relate(team.people[4], "HOLDS", role, ["share": 0.1])
      plan.chart.relate(role, "LEADS", function)
      plan.chart.relate(team.people[5], "MEMBER_OF", function)
      plan.chart.relate(team.people[4], "MEMBER_OF", "council", ["until": plan.day(-1)])
      return [team.people[4]]
    },
    Recipe(rule: "powerless-forum") { plan in
      guard let people = plan.takeIdle(3, apart: true) else { return nil }
      let id = plan.newID("t")
      plan.organization.forum(
        id, "Round Table", "committee", lead: people[0],
        seats: people + plan.organization.executives[3...4])
      plan.chart.relate(id, "APPROVES", "d0", ["until": plan.day(-1)])
      plan.chart.relate(id, "CONSULTED_ON", "d0")
      return [id]
    },
  ]

  private static let variantsOfOwnership: [Recipe] = [
    Recipe(rule: "unowned-ai-system") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: system.id)
      plan.keepBalance(of: system)
      plan.chart.relate(plan.team(system.team).id, "OWNS", system.id, ["since": plan.day(1)])
      return [system.id]
    },
    Recipe(rule: "diffuse-accountability") { plan in
      guard let decision = plan.takeDecision(where: { one, _ in one.systems.count == 1 }) else {
        return nil
      }
      let team = plan.team(decision.team)
      let role = plan.addRole("Second Signature", in: team.id, ["subtype": "line"])
      plan.chart.relate(team.people[5], "HOLDS", role, ["share": 0.1])
      plan.chart.relate(role, "ACCOUNTABLE_FOR", decision.id)
      return [decision.id]
    },
    Recipe(rule: "no-accountable") { plan in
      guard let decision = plan.takeDecision(where: { one, _ in one.systems.count == 1 }) else {
        return nil
      }
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: decision.id)
      plan.chart.relate(
        plan.team(decision.team).people[1], "ACCOUNTABLE_FOR", decision.id,
        ["until": plan.day(-1)])
      plan.chart.relate(plan.team(decision.team).people[1], "CONSULTED_ON", decision.id)
      return [decision.id]
    },
    Recipe(rule: "no-human-root", also: ["empty-team"]) { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: system.id)
      plan.keepBalance(of: system)
      let team = plan.chart.add("Team", plan.newID("t"), "Dissolved Team")
      plan.chart.relate(team, "PART_OF", "company")
      plan.chart.relate(plan.organization.leavers[1], "MEMBER_OF", team)
      plan.chart.relate(plan.organization.leavers[2], "LEADS", team, ["until": plan.day(-1)])
      plan.chart.relate(team, "OWNS", system.id)
      return [system.id]
    },
    Recipe(rule: "contested-ownership") { plan in
      guard let pair = plan.takeStrangers(plan.support) else { return nil }
      let id = plan.chart.add("System", plan.newID("s"), "Directory", ["critical": false])
      for team in pair { plan.chart.relate(team.id, "OWNS", id) }
      plan.chart.relate(pair[0].lead, "OWNS", id)
      return [id]
    },
    Recipe(rule: "orphaned-ownership") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OWNS"], to: system.id)
      plan.keepBalance(of: system)
      let end = plan.day(-1)
      let team = plan.chart.add("Team", plan.newID("t"), "Former Team", ["end": end])
      plan.chart.relate(team, "OWNS", system.id)
      return [system.id]
    },
    Recipe(rule: "ended-membership") { plan in
      guard let team = plan.takeTeam(plan.support) else { return nil }
      if plan.random(below: 2) == 0 {
        plan.chart.relate(plan.organization.leavers[3], "LEADS", team.id)
        return [plan.organization.leavers[3]]
      }
      let end = plan.day(-1)
      let role = plan.addRole("Old Keeper", in: team.id, ["end": end])
      plan.chart.relate(team.people[5], "HOLDS", role)
      let id = plan.chart.add("System", plan.newID("s"), "Shelf", ["critical": false])
      plan.chart.relate(team.id, "OWNS", id)
      plan.chart.relate(role, "OWNS", id)
      return [role]
    },
    Recipe(rule: "unowned-goal", also: ["no-human-root"]) { plan in
      let goal = plan.chart.add("Goal", plan.newID("g"), "Forgotten Goal")
      let role = plan.addRole("Keeper of the Goal", in: "company", ["subtype": "line"])
      plan.chart.relate(plan.organization.leavers[4], "HOLDS", role)
      plan.chart.relate(role, "ACCOUNTABLE_FOR", goal)
      return [goal]
    },
    Recipe(rule: "goalless-ai-system") { plan in
      guard let system = plan.takeSystem(where: { one, plan in plan.isNeededAtHomeOnly(one) })
      else { return nil }
      let yesterday = plan.day(-1)
      plan.chart.change(where: {
        ["SERVES", "CONTRIBUTES_TO"].contains($0.type) && $0.from == system.id
      }) { $0["until"] = yesterday }
      plan.chart.change(where: {
        $0.type == "DEPENDS_ON" && $0.to == system.id
          || $0.type == "USES" && $0.to == system.id && $0.from.hasPrefix("d")
      }) { $0["until"] = yesterday }
      return [system.id]
    },
  ]

}
