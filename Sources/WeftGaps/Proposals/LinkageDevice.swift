/// The rungs of the ladder of linkages, from the cheapest up.
///
/// J. R. Galbraith 1973; H. Mintzberg 1979. The lowest that suffices is proposed.
public enum LinkageDevice: Int, Sendable, CaseIterable, Comparable {
  case contact = 1
  case liaison, taskForce, team, integratingRole, linkingManager, matrix

  /// The device as people call it.
  public var name: String {
    switch self {
    case .contact: "direct contact"
    case .liaison: "liaison role"
    case .taskForce: "task force"
    case .team: "standing group"
    case .integratingRole: "integrating role"
    case .linkingManager: "managerial linking role"
    case .matrix: "matrix"
    }
  }

  /// What it comes to, for somebody who does not know the word.
  public var meaning: String {
    switch self {
    case .contact: "two people who talk to each other regularly; nobody changes jobs"
    case .liaison: "somebody who carries things between the units and has no say over either"
    case .taskForce: "people of every unit who work on it together until a day that is set"
    case .team: "people of every unit who keep meeting, with somebody who leads the meeting"
    case .integratingRole: "somebody who is there to keep the units together and leads none of them"
    case .linkingManager: "an integrator who also decides on something for the units"
    case .matrix: "somebody who reports to the head of each unit"
    }
  }

  /// The device as scripts call it.
  public var id: String {
    switch self {
    case .contact: "contact"
    case .liaison: "liaison"
    case .taskForce: "task-force"
    case .team: "team"
    case .integratingRole: "integration"
    case .linkingManager: "linking-manager"
    case .matrix: "matrix"
    }
  }

  /// The least share of a full position it takes: this program's own estimate.
  var leastShare: Double {
    switch self {
    case .contact: 0.05
    case .liaison: 0.1
    case .taskForce: 0.15
    case .team: 0.2
    case .integratingRole: 0.3
    case .linkingManager: 0.4
    case .matrix: 0.5
    }
  }

  /// Whether it is people of every unit who meet.
  var isGroup: Bool { self == .taskForce || self == .team }

  /// How many of those who are in a group beside its head make a full position.
  static let membersPerPosition = 20.0

  /// How many units may meet in one group: as many as whoever leads it in a full position can look after.
  static let mostUnits = Int(membersPerPosition)

  /// The device of the needed level of linkage.
  static func of(level: Int) -> LinkageDevice {
    LinkageDevice(rawValue: min(max(level, 1), 7)) ?? .contact
  }

  /// Orders devices by what they cost.
  public static func < (left: LinkageDevice, right: LinkageDevice) -> Bool {
    left.rawValue < right.rawValue
  }
}
