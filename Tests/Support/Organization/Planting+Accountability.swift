import WeftKit

extension Planting {
  static let accountability: [Recipe] = [
    Recipe(rule: "unowned-ai-system") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: system.id)
      plan.keepBalance(of: system)
      plan.chart.relate(
        plan.organization.executives[1], "OWNS", system.id, ["until": plan.day(-1)])
      return [system.id]
    },
    Recipe(rule: "diffuse-accountability") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let second = plan.team(system.team).people[5]
      plan.chart.relate(second, "ACCOUNTABLE_FOR", system.id)
      plan.chart.relate(
        second, "USES", system.id, ["handsOn": true, "lastUsed": plan.day(-2)])
      return [system.id]
    },
    Recipe(rule: "no-accountable") { plan in
      guard let decision = plan.takeDecision(where: { one, _ in one.systems.count == 1 }) else {
        return nil
      }
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: decision.id)
      return [decision.id]
    },
    Recipe(rule: "no-human-root") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let team = plan.team(system.team)
      plan.drop(["OWNS", "ACCOUNTABLE_FOR"], to: system.id)
      plan.keepBalance(of: system)
      if plan.random(below: 2) == 0 {
        let role = plan.addRole("Owner", in: team.id, ["subtype": "line"])
        plan.chart.relate(plan.organization.leavers[0], "HOLDS", role)
        plan.chart.relate(role, "OWNS", system.id)
      } else {
        plan.chart.relate(system.id, "OWNS", system.id)
      }
      return [system.id]
    },
    Recipe(rule: "no-common-superior", isAlone: true) { plan in
      // The executive above one of a decision's two teams becomes a root.
      for decision in plan.organization.decisions where decision.systems.count > 1 {
        let above = decision.systems.map { number in
          plan.team(plan.organization.systems[number].team).executive
        }
        guard above[0] != above[1] else { continue }
        plan.drop(["REPORTS_TO"], from: plan.organization.executives[above[1]])
        return plan.organization.decisions.filter { $0.systems.count > 1 }.map(\.id)
      }
      return nil
    },
    Recipe(rule: "distant-accountability") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.team % 3 != 0 }) else { return nil }
      let team = plan.team(system.team)
      let others = team.people.dropFirst().filter { $0 != system.accountable }
      // With directors between leads and executives one more step is enough.
      var lines = [(system.accountable, others[0]), (others[2], others[0])]
      if plan.organization.directors.isEmpty {
        lines += [(others[0], others[1]), (others[3], others[1])]
      }
      for (person, manager) in lines {
        plan.drop(["REPORTS_TO"], from: person)
        plan.chart.relate(person, "REPORTS_TO", manager)
      }
      // Whoever else answers for something in the team is moved with them.
      return [system.accountable] + others
    },
    Recipe(rule: "contested-ownership") { plan in
      guard let pair = plan.takeIdle(2, apart: true) else { return nil }
      let goal = plan.chart.add("Goal", plan.newID("g"), "Contested Goal")
      plan.chart.relate(pair[0], "ACCOUNTABLE_FOR", goal)
      for person in pair { plan.chart.relate(person, "OWNS", goal) }
      return [goal]
    },
    Recipe(rule: "orphaned-ownership") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OWNS"], to: system.id)
      plan.keepBalance(of: system)
      plan.chart.relate(plan.organization.leavers[3], "OWNS", system.id)
      return [system.id]
    },
  ]

  static let oversight: [Recipe] = [
    Recipe(rule: "unoverseen-high-risk") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.risk == "high" }) else {
        return nil
      }
      plan.drop(["OVERSEES"], to: system.id)
      let team = plan.team(plan.products.upperBound)
      plan.chart.relate(team.id, "OVERSEES", system.id, ["canStop": true])
      plan.chart.relate(team.people[1], "OVERSEES", system.id, ["until": plan.day(-1)])
      return [system.id]
    },
    Recipe(rule: "unsupported-overseer") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let flag = ["competence", "training", "authority", "support"][plan.random(below: 4)]
      let overseer = system.overseers[0]
      plan.chart.change(
        where: { $0.type == "OVERSEES" && $0.to == system.id && $0.from == overseer }
      ) { $0[flag] = false }
      return [overseer]
    },
    Recipe(rule: "no-stop-authority") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.chart.change(where: { $0.type == "OVERSEES" && $0.to == system.id }) {
        $0["canStop"] = false
      }
      return [system.id]
    },
    Recipe(rule: "dependent-overseer") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["OVERSEES"], from: system.overseers[1], to: system.id)
      plan.chart.relate(
        system.builders[1], "OVERSEES", system.id,
        [
          "competence": true, "training": true, "authority": true, "support": true,
          "canStop": true,
        ])
      return [system.builders[1]]
    },
    Recipe(rule: "missing-second-verifier") { plan in
      guard let system = plan.takeSystem(where: { one, _ in one.overseers[0] != one.overseers[1] })
      else {
        return nil
      }
      plan.chart.set(system.id, "useClass", "remote-biometric-identification")
      plan.drop(["OVERSEES"], from: system.overseers[0], to: system.id)
      plan.chart.relate(plan.organization.leavers[2], "HOLDS", "r-vacant2")
      plan.chart.relate("r-vacant2", "OVERSEES", system.id, ["canStop": true])
      return [system.id]
    },
    Recipe(rule: "overstretched-overseer") { plan in
      guard let system = plan.takeSystem() else { return nil }
      // An hour a week is too little for any system.
      plan.chart.set(system.overseers[0], "fte", 0.03)
      return [system.overseers[0]]
    },
    Recipe(rule: "overdue-review") { plan in
      guard let system = plan.takeSystem() else { return nil }
      let isLate = plan.random(below: 2) == 0
      plan.chart.set(system.id, "lastChanged", plan.day(isLate ? -200 : -10))
      plan.chart.set(system.id, "lastReviewed", plan.day(isLate ? -91 : -11))
      plan.chart.change(where: { $0.type == "OVERSEES" && $0.to == system.id }) {
        $0["lastReviewed"] = nil
      }
      return [system.id]
    },
    Recipe(rule: "drift-exposure") { plan in
      guard
        let system = plan.takeSystem(where: { system, plan in
          !plan.chart.edges.contains {
            $0.type == "CONTRIBUTES_TO" && $0.from == system.id
          }
        })
      else { return nil }
      plan.chart.set(system.id, "changesPerDay", nil)
      plan.chart.set(system.id, "changeIntervalDays", 20)
      return [system.id]
    },
    Recipe(rule: "unbacked-supplier") { plan in
      guard
        let system = plan.takeSystem(where: { one, _ in one.isBought && one.risk == "high" })
          ?? plan.takeSystem(where: { one, _ in one.isBought })
      else { return nil }
      if system.risk == "high" {
        plan.drop(["FALLBACK_FOR"], to: system.id)
      } else {
        plan.drop(["SUPPLIES_TO"], to: system.id)
      }
      return [system.id]
    },
    Recipe(rule: "no-exit-owner") { plan in
      guard let system = plan.takeSystem() else { return nil }
      plan.drop(["RETIRES"], to: system.id)
      plan.chart.relate(plan.organization.leavers[1], "RETIRES", system.id)
      return [system.id]
    },
  ]

  static let alignment: [Recipe] = [
    Recipe(rule: "goalless-ai-system") { plan in
      guard let system = plan.takeSystem(where: { one, plan in plan.isNeededAtHomeOnly(one) })
      else { return nil }
      plan.drop(["SERVES", "CONTRIBUTES_TO"], from: system.id)
      plan.drop(["DEPENDS_ON"], to: system.id)
      plan.chart.drop {
        $0.type == "USES" && $0.to == system.id && $0.from.hasPrefix("d")
      }
      return [system.id]
    },
    Recipe(rule: "unowned-goal") { plan in
      guard let person = plan.takeIdle(1)?[0] else { return nil }
      let goal = plan.chart.add("Goal", plan.newID("g"), "Nobody's Goal")
      plan.chart.relate(person, "ACCOUNTABLE_FOR", goal, ["until": plan.day(-1)])
      return [goal]
    },
    Recipe(rule: "unbalanced-investment") { plan in
      let coupled = plan.coupledTeams
      guard
        let team = plan.takeTeam(plan.products, where: { number, _ in coupled.contains(number) })
      else {
        return nil
      }
      for system in plan.organization.systems where plan.team(system.team).id == team.id {
        plan.chart.set(system.id, "investmentKind", "foundational")
      }
      return [team.id]
    },
    Recipe(rule: "builders-only") { plan in
      let joined = Set(plan.chart.edges.filter { $0.type == "INTEGRATES" }.map(\.to))
      let coupled = plan.coupledTeams
      guard
        let team = plan.takeTeam(
          plan.products,
          where: { number, plan in
            coupled.contains(number) && !joined.contains(plan.team(number).id)
          })
      else { return nil }
      for person in team.people {
        plan.drop(["INTEGRATES"], from: person)
        for skill in ["k-integration", "k-governance"] {
          plan.drop(["HAS_SKILL"], from: person, to: skill)
        }
        for role in plan.chart.targets(of: person, "HOLDS") {
          if case .text("governance")? = plan.chart[role]?.fields["subtype"] {
            plan.drop(["HOLDS"], from: person, to: role)
          }
        }
      }
      return [team.id]
    },
  ]

  /// Whether no other team's system depends on a system.
  func isNeededAtHomeOnly(_ system: GeneratedOrganization.AISystem) -> Bool {
    let own = Set(organization.systems.filter { $0.team == system.team }.map(\.id))
    return own.isSuperset(of: chart.sources("DEPENDS_ON", of: system.id))
  }
}
