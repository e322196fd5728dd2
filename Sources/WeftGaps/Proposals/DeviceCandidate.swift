import WeftGraph

/// A device that could be put in place, and which needs it would meet.
struct DeviceCandidate {
  var device: LinkageDevice
  /// The units it joins, by id.
  var units: [Int]
  /// Decisions it joins.
  var decisions: [Int] = []
  /// The vacant role it fills, if it is that.
  var role: Int?
  /// Whether it joins the units by the decisions they feed alone: more units than one person can join
  /// pair by pair.
  var isThroughDecisions = false
  /// The needs it meets.
  var needs: [Int]

  /// What it integrates.
  var targets: [Int] {
    switch device {
    case .liaison, .integratingRole, .linkingManager:
      isThroughDecisions ? decisions : units + decisions
    case .contact, .taskForce, .team, .matrix: decisions
    }
  }

  /// Pairs of units and decisions it joins.
  var load: Double { Double(units.count * (units.count - 1)) / 2 + Double(decisions.count) }

  /// The share of a full position it takes of whoever takes it: its load over what one person can carry
  /// (10), for a group what each of its units takes, at least what the device does, and no more than all.
  var share: Double {
    if device == .contact { return device.leastShare }
    let own =
      device.isGroup
      ? Double(units.count) / LinkageDevice.membersPerPosition
      : (load / Self.capacity * 20).rounded(.up) / 20
    return min(max(device.leastShare, own), 1)
  }

  /// The positions it takes of all who are in it.
  var effort: Double {
    share + (device.isGroup ? Double(units.count - 1) / LinkageDevice.membersPerPosition : 0)
  }

  /// Whether one person can carry it.
  ///
  /// A group shares the work, as far as somebody can lead it; two units are the least there is to join,
  /// and what a vacant role has to join is on the chart already.
  var isCarried: Bool {
    if device.isGroup { return units.count <= LinkageDevice.mostUnits }
    return units.count <= 2 || role != nil || isThroughDecisions || load <= Self.capacity
  }

  /// What one person in a full position can integrate: the load `overcommitted-integrator` allows.
  static let capacity = 10.0

  /// The most units whose pairs one person can integrate.
  static let mostUnits = (1...100).last { Double($0 * ($0 - 1)) / 2 <= capacity } ?? 2
}
