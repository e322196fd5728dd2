import WeftGraph

/// Who stands at the head of units: by LEADS, else in fact, as the manager of most of the members.
struct UnitHeads {
  private let index: OrganizationIndex

  init(_ index: OrganizationIndex) { self.index = index }

  /// Who leads a unit, else the unit above it, else the manager most members have.
  func head(of unit: Int) -> Int? {
    for one in [unit] + index.above(unit) {
      if let lead = index.byID(index.leads[one].map { Int($0) }).first { return lead }
    }
    return managers(of: unit).first
  }

  /// The head a second solid line into a unit can go to: who leads it, else the member most members
  /// report to.
  func head(within unit: Int) -> Int? {
    if let lead = index.byID(index.leads[unit].map { Int($0) }).first { return lead }
    let members = Set(index.membersBelow(unit).map { Int($0) })
    return managers(of: unit, where: members.contains).first
  }

  /// Everybody who stands above a unit: leads it or what it is part of and, where nobody leads it, is
  /// the manager of most of its members.
  func all(of unit: Int) -> Set<Int> {
    var result = Set(([unit] + index.above(unit)).flatMap { index.leads[$0].map { Int($0) } })
    if index.leads[unit].isEmpty { result.formUnion(managers(of: unit)) }
    return result
  }

  /// The managers most members have, by id.
  private func managers(of unit: Int, where keeps: (Int) -> Bool = { _ in true }) -> [Int] {
    var counts: [Int: Int] = [:]
    for member in index.membersBelow(unit) {
      for manager in index.managers[Int(member)] where keeps(Int(manager)) {
        counts[Int(manager), default: 0] += 1
      }
    }
    let most = counts.values.max() ?? 0
    return index.byID(counts.filter { $0.value == most }.map(\.key))
  }
}
