import WeftGraph

/// How well people suit a device: a figure for everybody who is weighed, words for those who are shown.
struct Suitability {
  /// What is to be said of somebody.
  struct Reasons {
    var has: [String] = []
    var lacks: [String] = []
    /// Units of the scope the person is a member of or has a tie to.
    var units: [Int] = []
  }

  private let index: OrganizationIndex
  private let staffing: Staffing
  private let candidate: DeviceCandidate
  /// The skills that count; none where the chart says nothing of anybody's.
  private let skills: [Int]
  /// Person → the places, among the units, of those the person is a member of.
  private var memberOf: [UInt32: [Int]] = [:]
  /// Person → the places of the units the person stands above, ascending.
  private var above: [Int: [Int]] = [:]

  init(_ staffing: Staffing, _ candidate: DeviceCandidate, skills: [Int]) {
    index = staffing.index
    self.staffing = staffing
    self.candidate = candidate
    self.skills = staffing.knowsSkills ? skills : []
    let heads = UnitHeads(index)
    for (place, unit) in candidate.units.enumerated() {
      for person in index.membersBelow(unit) { memberOf[person, default: []].append(place) }
      for person in heads.all(of: unit) { above[person, default: []].append(place) }
    }
  }

  /// Whether somebody stands above one of the units.
  func leads(_ person: Int) -> Bool { above[person] != nil }

  /// The mean of what is known of skills, ties, independence and capacity, each from 0 to 1.
  func score(of person: Int) -> Double {
    var sum = 0.0
    var parts = 0
    func add(_ part: Double) {
      sum += part
      parts += 1
    }
    if !skills.isEmpty {
      add(Double(skills.count { staffing.holds(person, $0) }) / Double(skills.count))
    }
    if !candidate.units.isEmpty {
      let known = standing(of: person).count { $0 != .stranger }
      add(Double(known) / Double(candidate.units.count))
    }
    add(leads(person) ? 0 : 1)
    if let time = time(of: person) { add(time.share) }
    return sum / Double(parts)
  }

  /// What speaks for somebody, and what the person lacks.
  func reasons(for person: Int) -> Reasons {
    var reasons = Reasons()
    addSkills(of: person, to: &reasons)
    addUnits(of: person, to: &reasons)
    if let led = above[person]?.map({ candidate.units[$0] }) {
      let does = led.allSatisfy { index.leads.contains($0, person) } ? "leads" : "stands above"
      reasons.lacks.append("independence: \(does) \(Words.few(led.map(name)))")
    }
    if let time = time(of: person) {
      if time.isEnough { reasons.has.append(time.words) } else { reasons.lacks.append(time.words) }
    }
    return reasons
  }

  private func name(_ node: Int) -> String { index.graph.displayName(of: NodeID(node)) }

  private func addSkills(of person: Int, to reasons: inout Reasons) {
    func words(_ skills: [Int]) -> String {
      (skills.count == 1 ? "the skill " : "the skills ") + Words.few(skills.map(name))
    }
    let held = skills.filter { staffing.holds(person, $0) }
    let open = skills.filter { !held.contains($0) }
    if !held.isEmpty { reasons.has.append("has " + words(held)) }
    if !open.isEmpty { reasons.lacks.append(words(open)) }
  }

  // MARK: Units

  /// What somebody is to a unit.
  private enum Standing: Equatable {
    case member
    case friend(of: Int)
    case stranger
  }

  /// What somebody is to each of the units.
  /// - Complexity: O(units + ties of the person).
  private func standing(of person: Int) -> [Standing] {
    var friends = [Int](repeating: 0, count: candidate.units.count)
    for friend in index.ties[person] {
      for place in memberOf[friend] ?? [] { friends[place] += 1 }
    }
    var result = friends.map { $0 > 0 ? Standing.friend(of: $0) : .stranger }
    for place in memberOf[UInt32(person)] ?? [] { result[place] = .member }
    return result
  }

  private func addUnits(of person: Int, to reasons: inout Reasons) {
    var strange: [Int] = []
    let all = standing(of: person)
    let known = zip(candidate.units, all).filter { $0.1 != .member && $0.1 != .stranger }.map(\.0)
    let isMany = known.count > 5
    for (unit, standing) in zip(candidate.units, all) {
      switch standing {
      case .member: reasons.has.append("is a member of \(name(unit))")
      case .friend where isMany: break
      case .friend(let friends):
        let people = friends == 1 ? "one person" : "\(friends) people"
        reasons.has.append("knows \(people) in \(name(unit))")
      case .stranger:
        strange.append(unit)
        continue
      }
      reasons.units.append(unit)
    }
    if isMany {
      reasons.has.append("knows people in \(Words.few(known.map(name), most: 5, shown: 3))")
    }
    if !strange.isEmpty {
      let ties = strange.count == 1 ? "a tie to " : "ties to "
      reasons.lacks.append(ties + Words.few(strange.map(name)))
    }
  }

  // MARK: Time

  /// What of somebody's working time there is for what is needed.
  private struct Time {
    var needed: Double
    /// What the person works of a full position.
    var position: Double
    /// What of that is free, as a share of a full position; nil where nothing is promised that is known.
    var free: Double?

    var share: Double { min((free ?? position) / needed, 1) }
    var isEnough: Bool { (free ?? position) + 1e-9 >= needed }

    var words: String {
      guard let free else {
        return
          "time: works \(Words.percent(position)) of a position and \(Words.percent(needed)) is needed"
      }
      guard isEnough else {
        return "time: \(Words.percent(free)) is free and \(Words.percent(needed)) is needed"
      }
      let whole = position == 1 ? "the working time" : "a full position"
      return "has \(Words.percent(free)) of \(whole) free"
    }
  }

  /// Whether somebody has the time that is needed, as far as that is known.
  func hasTime(_ person: Int) -> Bool { time(of: person)?.isEnough ?? true }

  /// Nil where nothing is known to be promised, and the whole of the person's time would be enough.
  private func time(of person: Int) -> Time? {
    let position = staffing.promised.position(of: person)
    let free = staffing.promised.load(of: person).map { max(1 - $0, 0) * position }
    let time = Time(needed: candidate.share, position: position, free: free)
    return free == nil && time.isEnough ? nil : time
  }
}
