import WeftGraph
import WeftQuery

extension ScoreMeasure {
  /// How well the network of partners survives the loss of its best-connected members.
  static let ecosystemHealth = ScoreMeasure(
    id: "ecosystem-health", title: "Ecosystem health",
    question: "How much of the network of partners holds together when its hubs are lost?",
    definition:
      "R* = R / ((n − 1) / 2n), R being the mean share of the largest component while the best-connected node is removed, one after another, of equals the first in the chart. Nodes are active partners and what they are tied to here: the units behind what they supply, the units of the people who contact them (the thing or person itself where no unit stands behind it), and partners tied to each other.",
    direction: .higher,
    source:
      "Schneider et al. 2011; Iansiti & Levien 2004. That own units are part of the partner layer is this program's choice.",
    needs: ["Partner", "SUPPLIES_TO|CONTACTS"],
    method: .network { input, people in
      let missing = input.unrecorded("Partner", "SUPPLIES_TO|CONTACTS")
      guard missing.isEmpty else {
        return .unrecorded("ecosystem-health", range: 0...1, missing: missing)
      }
      let layer = PartnerLayer(input.index, within: people.unit)
      guard !layer.nodes.isEmpty else {
        return .nothing("ecosystem-health", "No partner is tied to anybody.")
      }
      let robustness = Robustness.of(
        layer.projection, ranks: input.index.graph.chartOrder(of: layer.nodes))
      let removed = robustness.removed.prefix(5).map { Value.node(layer.projection.nodes[$0]) }
      let partners = input.active(input.index.kinds.partner).count
      var result = ScorePeople(unit: people.unit, people: [], doubtful: 0).value(
        "ecosystem-health", robustness.value, range: 0...1,
        summary:
          "\(Counted.text(layer.projection.neighbours.count / 2, "tie")) between \(Counted.text(layer.partnerCount, "partner")) and \(Counted.text(layer.nodes.count - layer.partnerCount, "unit"))",
        evidence: [
          ("partners", .integer(Int64(layer.partnerCount))),
          ("removedFirst", .list(Array(removed))),
          ("relationships", .list(layer.relationships.map { .relationship($0) })),
        ])
      if people.unit == nil, partners > 0 {
        result.coverage = Double(layer.partnerCount) / Double(partners)
        if layer.partnerCount < partners {
          (result.low, result.high) = (0, 1)
          result.missing = ["SUPPLIES_TO", "CONTACTS"]
        }
      } else {
        result.coverage = 1
      }
      return result
    })
}

/// Partners and what they are tied to.
private struct PartnerLayer {
  let projection: Projection
  let relationships: [RelationshipID]
  let partnerCount: Int
  var nodes: [NodeID] { projection.nodes }

  init(_ index: OrganizationIndex, within unit: Int?) {
    let scope = unit.map { Set(index.below($0)) }
    var ties: [(one: Int, other: Int)] = []
    var relationships: [RelationshipID] = []
    func join(_ partner: Int, _ node: Int, _ relationship: RelationshipID) {
      guard index.kinds.partner.contains(partner), index.isActive(partner), index.isActive(node)
      else { return }
      let behind = index.teamsBehind(node)
      let units = behind.isEmpty ? [node] : behind
      for own in units where scope?.contains(own) ?? true {
        ties.append((partner, own))
        relationships.append(relationship)
      }
    }
    index.forEachCurrent("SUPPLIES_TO") { join($0, $1, $2) }
    index.forEachCurrent("CONTACTS") { join($1, $0, $2) }
    if scope == nil {
      for place in index.graph.types.names.indices {
        for number in index.graph.typeRanges[place] where index.validity.current.contains(number) {
          let ends = [index.graph.sources[number].index, index.graph.targets[number].index]
          guard ends.allSatisfy({ index.kinds.partner.contains($0) && index.isActive($0) })
          else { continue }
          ties.append((ends[0], ends[1]))
          relationships.append(RelationshipID(number))
        }
      }
    }
    let members = Set(ties.flatMap { [$0.one, $0.other] }).sorted()
    var numbers: [Int: Int] = [:]
    for (number, node) in members.enumerated() { numbers[node] = number }
    var pairs = NodePairs()
    for tie in ties {
      guard let one = numbers[tie.one], let other = numbers[tie.other], one != other
      else { continue }
      pairs.append(one, other)
      pairs.append(other, one)
    }
    let rows = pairs.rows(nodeCount: members.count)
    projection = Projection(
      nodes: members.map { NodeID($0) }, offsets: rows.offsets, neighbours: rows.members,
      relationships: [RelationshipID](repeating: RelationshipID(0), count: rows.members.count),
      direction: .both)
    self.relationships = Set(relationships).sorted()
    partnerCount = members.count { index.kinds.partner.contains($0) }
  }
}
