import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct SuitabilityTests {
  /// Scores and words against what they are said to be, one part after the other.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func scoresAreTheMeanOfWhatIsKnown(seed: UInt64) {
    let chart = RandomOrganization.chart(seed: seed, people: 20)
    let index = chart.index
    let promised = PromisedTime.of(chart.context)
    let staffing = Staffing(index, Coordination.of(chart.context), promised)
    var units: [Int] = []
    index.kinds.unit.forEach { if index.isActive($0) { units.append($0) } }
    var skills: [Int] = []
    index.kinds.skill.forEach { skills.append($0) }
    let candidate = DeviceCandidate(
      device: .liaison, units: Array(units.prefix(4)), needs: [])
    let suitability = Suitability(staffing, candidate, skills: skills)
    let heads = UnitHeads(index)
    index.people.forEach { person in
      var parts: [Double] = []
      if !skills.isEmpty, staffing.knowsSkills {
        let held = skills.filter { staffing.holds(person, $0) }
        parts.append(Double(held.count) / Double(skills.count))
      }
      let known = candidate.units.filter { unit in
        let members = index.membersBelow(unit)
        return members.contains(UInt32(person))
          || members.contains { index.ties.contains(person, Int($0)) }
      }
      if !candidate.units.isEmpty {
        parts.append(Double(known.count) / Double(candidate.units.count))
      }
      let leads = candidate.units.contains { heads.all(of: $0).contains(person) }
      parts.append(leads ? 0 : 1)
      let position = promised.position(of: person)
      let free = promised.load(of: person).map { max(1 - $0, 0) * position }
      if free != nil || position < candidate.share {
        parts.append(min((free ?? position) / candidate.share, 1))
      }
      let mean = parts.reduce(0, +) / Double(parts.count)
      #expect(abs(suitability.score(of: person) - mean) < 1e-12)
      #expect(suitability.leads(person) == leads)
      let reasons = suitability.reasons(for: person)
      #expect(reasons.units == known)
      #expect(reasons.lacks.contains { $0.hasPrefix("independence") } == leads)
      let strange = known.count < candidate.units.count
      #expect(
        reasons.lacks.contains { $0.hasPrefix("a tie to") || $0.hasPrefix("ties to") } == strange)
    }
  }
}
