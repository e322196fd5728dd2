import WeftGraph

/// Who reports to whom: the solid lines between people, roles followed to their holders.
///
/// A person's own line counts, else those of the roles held; a line to a role ends at its holders, and a
/// line to oneself marks a root. `lines` go further than `managers`: a vacant role, or somebody who
/// left, is passed through to whoever is next above.
struct ReportingLines {
  /// Person → active managers.
  let managers: NodeRows
  /// Person → managers, through vacant roles and people who left.
  let lines: NodeRows
  /// Person → the vacant roles and people who left on the way.
  let gapsAbove: [Int: [UInt32]]

  /// Reads the current solid lines.
  /// - Complexity: O(nodes + lines), and for each gap the lines above it.
  init(_ reader: OrganizationReader, holders: NodeRows, rolesHeld: NodeRows) {
    let solid = Self.solid(reader)
    let kinds = reader.kinds
    let people = reader.people
    let count = reader.graph.nodeCount
    var pairs = NodePairs()
    var open: [(person: Int, gap: Int)] = []
    func connect(_ person: Int, upTo superior: Int) {
      if people.contains(superior) {
        if superior != person { pairs.append(person, superior) }
      } else if kinds.role.contains(superior), holders.count(superior) > 0 {
        for holder in holders[superior] where Int(holder) != person {
          pairs.append(person, Int(holder))
        }
      } else if kinds.role.contains(superior) || kinds.person.contains(superior) {
        open.append((person, superior))
      }
    }
    people.forEach { person in
      if solid.count(person) > 0 {
        for superior in solid[person] { connect(person, upTo: Int(superior)) }
      } else {
        for role in rolesHeld[person] {
          for superior in solid[Int(role)] where superior != role {
            connect(person, upTo: Int(superior))
          }
        }
      }
    }
    managers = pairs.rows(nodeCount: count)
    guard !open.isEmpty else {
      lines = managers
      gapsAbove = [:]
      return
    }
    // Roles of those who left: their HOLDS may still be current.
    let posts = reader.pairs("HOLDS") { source, target in
      kinds.person.contains(source) && !people.contains(source) && kinds.role.contains(target)
    }
    var gaps: [Int: [UInt32]] = [:]
    for (person, first) in open {
      var seen: Set<Int> = [person]
      var waiting = [first]
      while let gap = waiting.popLast() {
        guard seen.insert(gap).inserted else { continue }
        gaps[person, default: []].append(UInt32(gap))
        var above = solid[gap].map { Int($0) }
        if above.isEmpty { above = posts[gap].flatMap { solid[Int($0)] }.map { Int($0) } }
        for superior in above where superior != gap {
          if people.contains(superior) {
            if superior != person { pairs.append(person, superior) }
          } else if kinds.role.contains(superior), holders.count(superior) > 0 {
            for holder in holders[superior] where Int(holder) != person {
              pairs.append(person, Int(holder))
            }
          } else if kinds.role.contains(superior) || kinds.person.contains(superior) {
            waiting.append(superior)
          }
        }
      }
    }
    lines = pairs.rows(nodeCount: count)
    gapsAbove = gaps
  }

  /// The current lines that are not dotted, as they stand.
  private static func solid(_ reader: OrganizationReader) -> NodeRows {
    let subtype = PropertyReader(relationship: "subtype", in: reader.graph)
    let dotted = reader.graph.strings.id(of: "dotted")
    var pairs = NodePairs()
    reader.forEachCurrent("REPORTS_TO") { source, target, relationship in
      if let dotted, subtype.string(relationship) == dotted { return }
      pairs.append(source, target)
    }
    return pairs.rows(nodeCount: reader.graph.nodeCount)
  }
}
