import WeftGraph

extension JobBuilder {
  /// What is to be said against a device.
  func cautions(_ candidate: DeviceCandidate) -> [String] {
    overload(candidate) + unheld(candidate)
  }

  /// What is to be said of a role that joins more than one person can.
  private func overload(_ candidate: DeviceCandidate) -> [String] {
    guard !candidate.device.isGroup, candidate.load > DeviceCandidate.capacity else { return [] }
    let load = Int(candidate.load)
    return [
      candidate.isThroughDecisions
        ? "Its units make \(load) pairs and decisions, and one person can join \(Int(DeviceCandidate.capacity)): it joins them by what they decide, not each pair."
        : "It has \(load) pairs and decisions to join, and one person can join \(Int(DeviceCandidate.capacity)): its scope should be divided."
    ]
  }

  /// Roles that are there to join the units, where nobody is recorded as holding them.
  private func unheld(_ candidate: DeviceCandidate) -> [String] {
    guard candidate.role == nil, let first = candidate.units.first else { return [] }
    let integrates = graph.type("INTEGRATES")
    var roles: [Int] = []
    index.forEachSource(of: first, integrates) { role, _ in
      guard index.kinds.role.contains(role), index.isActive(role), index.holders.count(role) == 0,
        !roles.contains(role)
      else { return }
      var joined: Set<Int> = []
      index.forEachTarget(of: role, integrates) { unit, _ in joined.insert(unit) }
      if joined.isSuperset(of: candidate.units) { roles.append(role) }
    }
    return index.byID(roles).map { role in
      "“\(name(role))” is there to join them, and the chart does not say who holds it: it may only have to be filled."
    }
  }
}
