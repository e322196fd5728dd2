import WeftKit

extension GeneratedOrganization {
  mutating func drawRoles() {
    for number in 0..<productTeams {
      let team = teams[number]
      let head = chart.add(
        "Role", "r-head\(number)", "Head of Team \(number + 1)",
        [
          "subtype": "leadership", "critical": .flag(number % 2 == 0), "headcount": 1,
          "archetype": "supervisor",
        ])
      chart.set(head, "archetype", nil)
      chart.relate(team.lead, "HOLDS", head, ["share": 0.2, "since": chart.day(-300)])
      chart.relate(head, "PART_OF", team.id)
      chart.relate(team.id, "NEEDS_ROLE", head, ["headcount": 1])
      chart.relate(head, "REQUIRES_SKILL", Self.technicalSkill(2 * number), ["level": 3])
      for place in [1, 2] {
        chart.relate(team.people[place], "SUCCEEDS", head, ["readiness": "now"])
      }
      if number % 2 == 1 {
        let steward = chart.add(
          "Role", "r-steward\(number)", "Steward of Team \(number + 1)", ["subtype": "governance"])
        chart.relate(team.people[4], "HOLDS", steward, ["share": 0.1])
        chart.relate(steward, "PART_OF", team.id)
        chart.relate(steward, "REQUIRES_SKILL", "k-governance", ["level": 2])
      }
    }
    // Nobody needs these, so it does not matter that nobody holds them.
    for (turn, subtype) in ["line", "specialist", "governance"].enumerated() {
      let role = chart.add(
        "Role", "r-vacant\(turn)", "Vacancy \(turn)",
        ["subtype": .text(subtype), "critical": false])
      chart.relate(role, "PART_OF", "company")
    }
    chart.relate(executives[0], "DELEGATES_TO", executives[1], ["scope": "daily business"])
    for executive in executives.dropFirst() {
      chart.relate(executive, "ESCALATES_TO", executives[0])
    }
    chart.relate(
      teams[0].id, "COLLABORATES_WITH", teams[1 % productTeams].id, ["weight": 2.0])
  }

  mutating func drawPartners() {
    let contacts = supportTeams.map { teams[$0].people }
    let bought = systems.filter(\.isBought)
    for number in 0..<max(2, bought.count / 2) {
      let id = chart.add("Partner", "x\(number)", "Supplier \(number)", ["subtype": "supplier"])
      let own = contacts[number % contacts.count]
      for place in [1, 2] {
        chart.relate(own[place], "CONTACTS", id, ["since": chart.day(-100)])
      }
    }
    for (turn, system) in bought.enumerated() {
      let supplier = "x\(turn % max(2, bought.count / 2))"
      chart.relate(supplier, "SUPPLIES_TO", system.id)
      chart.relate(contacts[turn % contacts.count][2], "BUYS", system.id)
    }
    chart.add("Partner", "x-regulator", "The Regulator", ["subtype": "regulator"])
    chart.add("Partner", "x-customer", "The Customer", ["subtype": "customer"])
  }

  mutating func drawDecoys() {
    drawLeavers()
    let past = chart.day(-30)
    // What has ended says nothing of today.
    for turn in 0..<6 {
      let team = teams[pick(productTeams)]
      let other = teams[pick(teams.count)]
      chart.relate(other.people[1], "MEMBER_OF", team.id, ["share": 0.9, "until": past])
      chart.relate(other.id, "OWNS", systems[turn % systems.count].id, ["until": past])
      chart.relate(
        other.people[2], "ACCOUNTABLE_FOR", systems[turn % systems.count].id, ["until": past])
      chart.relate(team.lead, "REPORTS_TO", other.people[3], ["until": past])
    }
    // Dotted lines make no manager, parallel relationships no second tie.
    for _ in 0..<8 {
      let team = teams[pick(teams.count)]
      let other = teams[pick(teams.count)]
      if team.id != other.id {
        chart.relate(team.people[2], "REPORTS_TO", other.lead, ["subtype": "dotted"])
      }
      chart.relate(team.people[1], "COLLABORATES_WITH", team.people[2], ["weight": 1.0])
      chart.relate(team.people[2], "COLLABORATES_WITH", team.people[1], ["weight": 1.0])
      chart.relate(team.people[3], "MEMBER_OF", team.id, ["share": 0.6])
    }
    for place in stride(from: 0, to: systems.count, by: 5) {
      let system = systems[place]
      chart.relate(system.users[0], "USES", system.id, ["lastUsed": chart.day(-200)])
      chart.change(where: { $0.type == "USES" && $0.from == system.users[0] && $0.to == system.id })
      { $0["handsOn"] = true }
    }
    // Two people of one name in two teams are two people.
    for turn in 0..<3 {
      let one = teams[turn].people[6]
      let other = teams[turn + 4].people[6]
      if let name = chart[one]?.fields["name"] { chart.set(other, "name", name) }
    }
    // Shares that add up to the whole time exactly.
    busy =
      teams[supportTeams.lowerBound].people.dropFirst(3).first {
        !chart.has($0, "MEMBER_OF", "council")
      } ?? executives[0]
    let person = busy
    chart.change(where: { $0.from == person && $0.type == "MEMBER_OF" && $0.to.hasPrefix("t") }) {
      $0["share"] = 0.9
    }
    idle.removeAll { $0 == person }
    // A task force of the past between teams that something else joins.
    let pair = coupled[0]
    chart.add(
      "Team", "f-old", "Launch Task Force", ["subtype": "task-force", "end": chart.day(-40)])
    for number in pair {
      chart.relate(teams[number].people[2], "MEMBER_OF", "f-old", ["until": chart.day(-40)])
    }
    chart.relate("f-old", "PART_OF", "company")
  }

  private mutating func drawLeavers() {
    for turn in 0..<5 {
      let team = teams[pick(teams.count)]
      let gone = person("Former Specialist", turn % 2 == 0 ? ["active": false] : [:])
      if turn % 2 == 1 { chart.set(gone, "end", chart.day(-20)) }
      leavers.append(gone)
      chart.relate(gone, "MEMBER_OF", team.id, ["share": 1.0])
      chart.relate(gone, "REPORTS_TO", team.lead)
      chart.relate(gone, "HOLDS", "r-vacant\(turn % 3)")
      chart.relate(gone, "COLLABORATES_WITH", team.people[1])
      chart.relate(gone, "COLLABORATES_WITH", teams[pick(teams.count)].people[2])
      chart.relate(gone, "USES", systems[pick(systems.count)].id, ["handsOn": true])
      chart.relate(gone, "OVERSEES", systems[pick(systems.count)].id, ["until": chart.day(-25)])
      chart.relate(gone, "HAS_SKILL", "k-integration", ["level": 5])
    }
  }
}
