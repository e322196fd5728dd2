import WeftGraph

/// The options map every `graph.*` procedure takes.
struct GraphOptions: Sendable {
  /// Nodes with at least one of these labels; nil means every node.
  var labels: [String]?
  /// Relationships of these types; nil means every type.
  var types: [String]?
  var direction: Projection.Direction?
  /// The numeric property that weighs relationships.
  var weight: String?
  var from: [NodeID]?
  var to: [NodeID]?
  /// Types by which the ends of relationships stand for selected nodes.
  var liftTypes: [String] = []
  /// The property that divides nodes into groups, or the type whose target is a node's group.
  var group: String?
  var seed: UInt64 = 1
  /// Whether the seed was given.
  private(set) var statesSeed = false
  var samples: Int?
  /// Keeps nodes active and relationships current on a day.
  var asOf: CalendarDate?
  /// Leaves out relationships with one of these property values.
  var without: [(key: String, value: Value)] = []

  static let keys = [
    "labels", "types", "direction", "weight", "from", "to", "lift", "group", "seed", "samples",
    "asOf", "without",
  ]

  /// Those given that the procedure does not read: they are checked like the others and left out.
  private(set) var unread: [String] = []

  /// Reads an options map; null is the empty map.
  /// - Parameters:
  ///   - value: The map.
  ///   - procedure: Whose options they are, for messages.
  ///   - read: Which of ``ProcedurePage/ownOptions`` the procedure reads; what it does not read is as
  ///     if it were not there.
  init(
    _ value: Value?, of procedure: String, reading read: [String] = ProcedurePage.ownOptions
  ) throws(EvaluationError) {
    let map: ValueMap
    switch value {
    case .map(let options)?: map = options
    case .null?, nil: return
    default: throw Self.refusal(procedure, "takes a map of options")
    }
    for (key, value) in map.entries {
      if case .null = value, Self.keys.contains(key) { continue }
      do throws(Refused) {
        var options = self
        try options.set(key, value)
        if !ProcedurePage.ownOptions.contains(key) || read.contains(key) {
          self = options
        } else {
          unread.append(key)
        }
      } catch {
        throw Self.refusal(procedure, error.message, hint: error.hint, option: key)
      }
    }
  }

  /// What the projection depends on, as a key for facts that are computed once.
  func projectionKey(_ direction: Projection.Direction) -> String {
    let day = asOf.map { "\($0.days)" } ?? "any day"
    let kept = without.map { "\(String(reflecting: $0.key)): \($0.value)" }
    return """
      graph.projection \(direction) labels \(labels?.sorted().debugDescription ?? "all") \
      types \(types?.sorted().debugDescription ?? "all") weight \(weight.debugDescription) \
      lift \(liftTypes.sorted().debugDescription) \(day) without \(kept)
      """
  }

  private struct Refused: Error {
    var message: String
    var hint: String?
  }

  private static func refusal(
    _ procedure: String, _ message: String, hint: String? = nil, option: String? = nil
  ) -> EvaluationError {
    EvaluationError(
      code: "bad-option", message: "`\(procedure)` \(message)", type: "ArgumentError",
      detail: "InvalidArgumentValue", hint: hint, option: option)
  }

  private mutating func set(_ key: String, _ value: Value) throws(Refused) {
    switch key {
    case "labels": labels = try Self.strings(key, value)
    case "types": types = try Self.strings(key, value)
    case "weight": weight = try Self.string(key, value)
    case "group": group = try Self.string(key, value)
    case "from": from = try Self.nodes(key, value)
    case "to": to = try Self.nodes(key, value)
    case "seed":
      seed = UInt64(bitPattern: try Self.integer(key, value))
      statesSeed = true
    case "samples":
      let count = try Self.integer(key, value)
      guard count > 0 else { throw Refused(message: "takes a positive number as `samples`") }
      samples = Int(count)
    case "direction":
      let name = try Self.string(key, value)
      guard let direction = Projection.Direction(rawValue: name) else {
        throw Refused(
          message: "knows no direction `\(name)`", hint: "directions are 'out', 'in' and 'both'")
      }
      self.direction = direction
    case "asOf":
      guard case .date(let date) = value else { throw Refused(message: "takes a date as `asOf`") }
      asOf = date
    case "without":
      guard case .map(let map) = value else { throw Refused(message: "takes a map as `without`") }
      without = map.entries
    case "lift":
      guard case .map(let map) = value, map.entries.count == 1, let through = map["through"] else {
        throw Refused(
          message: "takes a map as `lift`", hint: "write `lift: {through: 'OWNS'}`")
      }
      liftTypes = try Self.strings("through", through)
    default:
      throw Refused(
        message: "has no option `\(key)`",
        hint: nearestName(to: key, among: Self.keys).map { "did you mean `\($0)`?" }
          ?? "options are \(Self.keys.joined(separator: ", "))")
    }
  }

  private static func string(_ key: String, _ value: Value) throws(Refused) -> String {
    guard case .string(let text) = value else { throw Refused(message: "takes a text as `\(key)`") }
    return text
  }

  private static func integer(_ key: String, _ value: Value) throws(Refused) -> Int64 {
    guard case .integer(let number) = value else {
      throw Refused(message: "takes an integer as `\(key)`")
    }
    return number
  }

  private static func strings(_ key: String, _ value: Value) throws(Refused) -> [String] {
    if case .string(let text) = value { return [text] }
    guard case .list(let values) = value else {
      throw Refused(message: "takes a list of texts as `\(key)`")
    }
    var result: [String] = []
    for value in values { result.append(try string(key, value)) }
    return result
  }

  private static func nodes(_ key: String, _ value: Value) throws(Refused) -> [NodeID] {
    var result: [NodeID] = []
    var values = [value]
    if case .list(let list) = value { values = list }
    for value in values {
      guard case .node(let node) = value else {
        throw Refused(message: "takes a node or a list of nodes as `\(key)`")
      }
      result.append(node)
    }
    return result
  }
}
