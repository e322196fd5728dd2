import WeftKit

extension Planting {
  static let crossFunctional: [Recipe] = [
    Recipe(rule: "silent-functions") { plan in
      guard
        let team = plan.takeTeam(
          plan.support,
          where: { number, plan in
            // The council keeps its disciplines.
            !plan.team(number).people.contains { plan.chart.has($0, "MEMBER_OF", "council") }
              && !plan.organization.coupled.contains { $0[1] == number }
          })
      else { return nil }
      // The team's people become a function of their own that never speaks with procurement.
      let function = plan.chart.add(
        "Function", plan.newID("f"), "Field Service", ["discipline": "field service"])
      for person in team.people {
        plan.chart.drop {
          $0.type == "MEMBER_OF" && $0.from == person && $0.to.hasPrefix("f-")
            && $0.to != function
        }
        plan.chart.relate(person, "MEMBER_OF", function, ["share": 0.1])
      }
      let silent = GeneratedOrganization.function(4)
      let others = Set(plan.chart.sources("MEMBER_OF", of: silent))
      let own = Set(team.people)
      plan.dropTies { own.contains($0) && others.contains($1) }
      let id = plan.chart.add(
        "Decision", plan.newID("d"), "Order spare parts",
        ["perYear": 12.0, "systemMetric": "Parts at hand"])
      plan.chart.relate(plan.organization.executives[1], "OWNS", id)
      plan.chart.relate(plan.organization.executives[1], "ACCOUNTABLE_FOR", id)
      plan.chart.relate(id, "REQUIRES_FUNCTION", function)
      plan.chart.relate(id, "REQUIRES_FUNCTION", silent)
      plan.chart.relate(plan.organization.executives[2], "LEADS", function)
      return [function]
    },
    Recipe(rule: "siloed-team") { plan in
      guard
        let team = plan.takeTeam(
          plan.support,
          where: { number, plan in !plan.organization.coupled.contains { $0[1] == number } }
        ),
        let other = plan.takeTeam(plan.support)
      else { return nil }
      let own = Set(team.people)
      plan.dropTies { own.contains($0) && !own.contains($1) }
      plan.chart.relate(team.id, "DEPENDS_ON", other.id)
      plan.organization.forum(
        plan.newID("t"), "Joint Committee", "committee", lead: other.lead,
        seats: [team.people[4], other.people[4]])
      plan.chart.relate(plan.chart.nodes[plan.chart.nodes.count - 1].id, "APPROVES", "d0")
      return [team.id]
    },
    Recipe(rule: "missing-function") { plan in
      guard
        let team = plan.takeTeam(
          plan.support, where: { number, plan in plan.team(number).people.count < 8 }),
        let lacking = (0..<8).first(where: { !team.functions.contains($0) })
      else { return nil }
      plan.chart.relate(team.id, "REQUIRES_FUNCTION", GeneratedOrganization.function(lacking))
      // Somebody who was of that function is a member no more.
      return [team.id]
    },
    Recipe(rule: "untranslated-system") { plan in
      guard let system = plan.takeSystem(), let people = plan.takeIdle(2) else { return nil }
      let domain = GeneratedOrganization.domainSkill(system.team)
      let technical = GeneratedOrganization.technicalSkill(2 * system.team)
      let skill = plan.chart.add("Skill", plan.newID("k"), "Night Trade", ["subtype": "domain"])
      plan.drop(["REQUIRES_SKILL"], from: system.id, to: domain)
      plan.chart.relate(system.id, "REQUIRES_SKILL", skill, ["level": 2])
      let knowing = Set(plan.chart.sources("HAS_SKILL", of: technical))
      for person in people {
        plan.drop(["HAS_SKILL"], from: person, to: technical)
        plan.chart.relate(person, "HAS_SKILL", skill, ["level": 3])
        plan.dropTies { $0 == person && knowing.contains($1) }
      }
      return [system.id]
    },
    Recipe(rule: "uncovered-forum") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.risk == "high" }) else {
        return nil
      }
      plan.drop(["DISCUSSES"], to: system.id)
      plan.chart.relate("board", "DISCUSSES", system.id)
      return [system.id]
    },
    Recipe(rule: "powerless-forum") { plan in
      guard let people = plan.takeIdle(3, apart: true) else { return nil }
      let id = plan.newID("t")
      plan.organization.forum(
        id, "Talking Shop", "forum", lead: people[0],
        seats: people + plan.organization.executives[2...3])
      return [id]
    },
    Recipe(rule: "absent-executive") { plan in
      let leads = Set(plan.products.map { plan.team($0).lead })
      guard
        let team = plan.takeTeam(
          plan.support,
          where: { number, plan in
            let lead = plan.team(number).people[5]
            return !plan.chart.has(lead, "MEMBER_OF", "council")
              && !plan.chart.edges.contains { edge in
                ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO"].contains(edge.type)
                  && (edge.from == lead && leads.contains(edge.to)
                    || edge.to == lead && leads.contains(edge.from))
              }
          })
      else { return nil }
      let function = plan.chart.add("Function", plan.newID("f"), "Facilities")
      plan.chart.relate(team.people[5], "MEMBER_OF", function)
      plan.chart.relate(team.people[5], "LEADS", function)
      return [team.people[5]]
    },
    Recipe(rule: "unskilled-holder") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let role = plan.addRole("Night Watch", in: team.id, ["subtype": "specialist"])
      plan.chart.relate(person, "HOLDS", role)
      plan.drop(["HAS_SKILL"], from: person, to: "k-domain0")
      plan.chart.relate(role, "REQUIRES_SKILL", "k-domain0", ["level": 2])
      plan.chart.relate(person, "HAS_SKILL", "k-domain0", ["level": 1])
      return [person]
    },
    Recipe(rule: "unfilled-role") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let role = plan.addRole("Dispatcher", in: team.id, ["subtype": "line", "headcount": 2])
      plan.chart.relate(person, "HOLDS", role)
      plan.chart.relate(plan.organization.leavers[0], "HOLDS", role)
      return [role]
    },
    Recipe(rule: "missing-successor") { plan in
      guard let team = plan.takeTeam(plan.products, where: { number, _ in number % 2 == 0 }),
        let number = plan.organization.teams.firstIndex(where: { $0.id == team.id })
      else { return nil }
      plan.drop(["SUCCEEDS"], to: "r-head\(number)")
      plan.chart.relate(plan.organization.leavers[0], "SUCCEEDS", "r-head\(number)")
      return ["r-head\(number)"]
    },
    Recipe(rule: "isolated-partner") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      let partner = plan.chart.add("Partner", plan.newID("x"), "Lone Supplier")
      plan.chart.relate(partner, "SUPPLIES_TO", team.id)
      plan.chart.relate(person, "CONTACTS", partner)
      plan.chart.relate(person, "CONTACTS", partner)
      plan.chart.relate(plan.organization.leavers[4], "CONTACTS", partner)
      return [partner]
    },
  ]

  static let feedback: [Recipe] = [
    Recipe(rule: "no-feedback-loop") { plan in
      guard
        let system = plan.takeSystem(where: { system, plan in
          !plan.chart.edges.contains {
            $0.type == "USES" && $0.to == system.id && $0.from.hasPrefix("d")
          }
        }), let users = plan.takeIdle(2)
      else { return nil }
      plan.replaceUsers(of: system, by: users)
      // The accountable person is at the system by evaluating it, and no user of it.
      plan.drop(["USES"], from: system.accountable, to: system.id)
      let today = plan.day(0)
      plan.chart.change(where: {
        $0.type == "EVALUATES" && $0.to == system.id && $0.from == system.accountable
      }) { $0["date"] = today }
      return [system.id]
    },
    Recipe(rule: "no-escalation-path", also: ["unmanaged-person"]) { plan in
      guard let system = plan.takeSystem(), let person = plan.takeIdle(1, undeclared: true)?[0]
      else {
        return nil
      }
      plan.drop(["REPORTS_TO", "ESCALATES_TO", "HOLDS"], from: person)
      plan.chart.relate(person, "USES", system.id, ["handsOn": true, "lastUsed": plan.day(-1)])
      plan.chart.relate(person, "ESCALATES_TO", plan.organization.leavers[0])
      return [system.id]
    },
    Recipe(rule: "gatekept-escalation") { plan in
      guard let system = plan.takeSystem(), let team = plan.takeTeam(plan.support) else {
        return nil
      }
      let users = [team.people[4], team.people[5]]
      plan.replaceUsers(of: system, by: users)
      for user in users { plan.chart.relate(user, "ESCALATES_TO", team.lead) }
      plan.chart.relate(team.lead, "ESCALATES_TO", system.accountable)
      return [system.id]
    },
    Recipe(rule: "long-escalation") { plan in
      guard let system = plan.takeSystem(), let chain = plan.takeIdle(5) else { return nil }
      plan.chart.relate(
        chain[0], "USES", system.id, ["handsOn": true, "lastUsed": plan.day(-1)])
      for (place, person) in chain.enumerated() {
        plan.drop(["ESCALATES_TO"], from: person)
        plan.chart.relate(
          person, "ESCALATES_TO", place < 4 ? chain[place + 1] : system.accountable)
      }
      return [system.id]
    },
    Recipe(rule: "silent-failure") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OVERSEES"], to: system.id)
      let monitor =
        plan.team(
          plan.products.upperBound + plan.random(below: plan.organization.assuranceTeams)
        ).lead
      plan.drop(["ESCALATES_TO", "GIVES_FEEDBACK_TO"], from: monitor)
      plan.chart.relate(
        monitor, "OVERSEES", system.id,
        [
          "competence": true, "training": true, "authority": true, "support": true,
          "canStop": true,
        ])
      return [system.id]
    },
  ]

  static let leadership: [Recipe] = [
    Recipe(rule: "distant-leader") { plan in
      guard let person = plan.takeIdle(1)?[0], let team = plan.team(of: person) else { return nil }
      // Nobody hands-on may be a tie or a line away from the person's own manager.
      let near = plan.acquaintances(of: team.lead)
      guard
        let system = plan.takeSystem(where: { system, plan in
          near.isDisjoint(
            with: plan.chart.sources("USES", of: system.id)
              + plan.chart.sources("EVALUATES", of: system.id)
              + plan.chart.sources("BUILDS", of: system.id))
            && !near.contains { plan.chart.has($0, "MEMBER_OF", plan.team(system.team).id) }
        })
      else { return nil }
      plan.dropTies { one, _ in one == person }
      plan.chart.relate(person, "APPROVES", system.id)
      return [person]
    },
    Recipe(rule: "hands-off-accountable") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let longAgo = plan.day(-91)
      plan.chart.change(where: {
        ["USES", "EVALUATES"].contains($0.type) && $0.to == system.id
          && $0.from == system.accountable
      }) { fields in
        if fields["date"] != nil { fields["date"] = longAgo }
        if fields["lastUsed"] != nil { fields["lastUsed"] = longAgo }
      }
      return [system.accountable]
    },
    Recipe(rule: "unevaluated-purchase") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.isBought }) else { return nil }
      plan.chart.change(where: {
        ["USES", "EVALUATES"].contains($0.type) && $0.to == system.id
      }) { $0["handsOn"] = false }
      return [system.id]
    },
    Recipe(rule: "lapsed-skill") { plan in
      guard let team = plan.takeTeam(plan.products),
        let number = plan.organization.teams.firstIndex(where: { $0.id == team.id })
      else { return nil }
      let skill = GeneratedOrganization.technicalSkill(2 * number)
      plan.drop(["HAS_SKILL"], from: team.lead, to: skill)
      plan.chart.relate(
        team.lead, "HAS_SKILL", skill, ["level": 5, "expires": plan.day(-1)])
      return [team.lead]
    },
    Recipe(
      rule: "concentrated-decisions", isAlone: true, also: ["distant-leader", "single-approver"]
    ) { plan in
      let person = plan.organization.executives[0]
      for system in plan.organization.systems {
        plan.chart.relate(person, "APPROVES", system.id)
      }
      for decision in plan.organization.decisions {
        plan.chart.relate(person, "APPROVES", decision.id)
      }
      plan.drop(["APPROVES"], from: "council")
      plan.chart.drop {
        $0.type == "APPROVES" && !["council", "committee", person].contains($0.from)
      }
      plan.chart.relate("council", "APPROVES", plan.organization.systems[0].id)
      return [person]
    },
    Recipe(rule: "outpaced-decision") { plan in
      guard
        let decision = plan.takeDecision(where: { decision, plan in
          guard
            let rate = plan.chart[plan.organization.systems[decision.systems[0]].id]?
              .fields["changesPerDay"]
          else { return false }
          if case .number(let perDay) = rate { return perDay > 0 }
          return false
        })
      else { return nil }
      plan.chart.set(decision.id, "perYear", 1.0)
      return [decision.id]
    },
  ]

  /// A person, and whoever has a tie or a reporting line with the person.
  func acquaintances(of person: String) -> Set<String> {
    var result: Set<String> = [person]
    for edge in chart.edges
    where ["COLLABORATES_WITH", "GIVES_FEEDBACK_TO", "REPORTS_TO"].contains(edge.type) {
      if edge.from == person { result.insert(edge.to) }
      if edge.to == person { result.insert(edge.from) }
    }
    return result
  }

  /// Gives a system other users, who have no line to those who answer for it.
  mutating func replaceUsers(of system: GeneratedOrganization.AISystem, by users: [String]) {
    chart.drop { edge in
      edge.type == "USES" && edge.to == system.id && edge.from != system.accountable
    }
    for user in users {
      chart.drop { edge in
        edge.from == user && ["ESCALATES_TO", "GIVES_FEEDBACK_TO", "USES"].contains(edge.type)
      }
      chart.relate(user, "USES", system.id, ["handsOn": true, "lastUsed": day(-1)])
    }
  }
}
