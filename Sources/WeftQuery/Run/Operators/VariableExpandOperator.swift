import WeftGraph

/// Trails of several relationships from a bound node, by depth-first search.
///
/// Every trail is one row; no relationship occurs twice in it. Memory is the length of one trail.
final class VariableExpandOperator: SearchOperator {
  private struct Level {
    var node: UInt32
    var leg: Int
    var entry: Int
  }

  /// From this length on a trail's relationships are looked up in a set.
  private static let longTrail = 32

  private var stack: [Level] = []
  private var trail: [UInt32] = []
  private var onTrail: Bitset?
  private var givesStart = false
  private var steps = 0

  init(_ parts: Parts, _ runtime: Runtime) {
    super.init("VariableExpand", parts, runtime)
  }

  override func begin(from start: UInt32, to goal: UInt32?) {
    while !trail.isEmpty { leaveTrail() }
    stack = [Level(node: start, leg: 0, entry: -1)]
    givesStart = shape.minimum == 0
  }

  override func extend(_ found: inout Found) throws(EvaluationError) -> Bool {
    if givesStart {
      givesStart = false
      giveTop(to: &found)
    }
    while !stack.isEmpty {
      if found.isFull { return true }
      if try step() { giveTop(to: &found) }
    }
    return false
  }

  private func giveTop(to found: inout Found) {
    let node = stack[stack.count - 1].node
    if isTarget(node) { give(node, trail, to: &found) }
  }

  /// Takes one step forward or back; true where a new trail long enough was reached.
  private func step() throws(EvaluationError) -> Bool {
    steps += 1
    if steps & 4095 == 0 { try checkpoint() }
    let top = stack.count - 1
    if let maximum = shape.maximum, trail.count >= maximum {
      back()
      return false
    }
    let node = stack[top].node
    while stack[top].leg < traversal.legs.count {
      let index = stack[top].leg
      let entries = traversal.legs[index].adjacency.entries(of: NodeID(node))
      var entry = stack[top].entry < 0 ? entries.lowerBound : stack[top].entry
      while entry < entries.upperBound {
        let neighbour = traversal.legs[index].adjacency.neighbours[entry].rawValue
        let relationship = traversal.legs[index].adjacency.relationship(at: entry).rawValue
        entry += 1
        if traversal.legs[index].skipsLoops, neighbour == node { continue }
        if isOnTrail(relationship) { continue }
        if try !accepts(relationship) { continue }
        if try !nodeFilter.accepts(neighbour) { continue }
        stack[top].entry = entry
        stack.append(Level(node: neighbour, leg: 0, entry: -1))
        trail.append(relationship)
        enterTrail()
        return trail.count >= shape.minimum
      }
      stack[top].leg += 1
      stack[top].entry = -1
    }
    back()
    return false
  }

  private func isOnTrail(_ relationship: UInt32) -> Bool {
    onTrail?.contains(Int(relationship)) ?? trail.contains(relationship)
  }

  private func enterTrail() {
    if onTrail != nil {
      onTrail?.insert(Int(trail[trail.count - 1]))
    } else if trail.count >= Self.longTrail {
      var members = Bitset(capacity: runtime.graph.relationshipCount)
      for relationship in trail { members.insert(Int(relationship)) }
      onTrail = members
    }
  }

  private func leaveTrail() {
    let last = trail.removeLast()
    onTrail?.remove(Int(last))
  }

  private func back() {
    stack.removeLast()
    if !trail.isEmpty { leaveTrail() }
  }
}
