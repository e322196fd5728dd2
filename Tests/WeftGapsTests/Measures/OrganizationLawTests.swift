import Testing
import TestSupport
import WeftGraph
import WeftQuery

@testable import WeftGaps

/// What holds of every procedure of organizations.
@Suite struct OrganizationLawTests {
  /// A procedure's rows in an order of their own, lists in that of their elements' texts; paths by their
  /// ends, and ways and chains by their lengths, for of several as short any may stand for all.
  private func rows(_ procedure: Procedure, _ chart: SmallChart) throws -> [String] {
    let columns = try procedure.run(
      procedure.parameters.map { $0.defaultValue ?? .null }, chart.context)
    func text(_ value: Value) -> String {
      switch value {
      case .list(let values): "[" + values.map(text).sorted().joined(separator: ",") + "]"
      case .path(let path):
        [path.nodes.first, path.nodes.last].map { $0.map { chart.graph.id(of: $0) } ?? "" }
          .joined(separator: ">") + " \(path.nodes.count)"
      case .relationship(let relationship):
        chart.graph.id(of: chart.graph.source(of: relationship)) + ">"
          + chart.graph.id(of: chart.graph.target(of: relationship))
      case .float(let number): String(Int((number * 1e9).rounded()))
      case .map(let map):
        "{" + map.entries.map { "\($0.key):\(text($0.value))" }.sorted().joined(separator: ",")
          + "}"
      default: chart.text(value)
      }
    }
    return (0..<(columns.first?.count ?? 0)).map { row in
      zip(procedure.yields, columns).map { yield, column in
        let value = column.value(at: row, in: chart.graph)
        if ["way", "chain"].contains(yield.name), case .list(let nodes) = value {
          return "\(nodes.count)"
        }
        return text(value)
      }.joined(separator: " ")
    }.sorted()
  }

  @Test(arguments: 0..<12) func `the order of the file changes no measure`(seed: Int) throws {
    let text = RandomOrganization.text(seed: UInt64(seed), isRich: true)
    var generator = SeededGenerator(seed: UInt64(seed))
    var lines = text.split(separator: "\n")
    generator.shuffle(&lines)
    let one = SmallChart(text)
    let other = SmallChart(lines.joined(separator: "\n"))
    for procedure in OrganizationCatalog.catalog.procedures
    where procedure.name.hasPrefix("org.") {
      let rows = try (self.rows(procedure, one), self.rows(procedure, other))
      #expect(rows.0 == rows.1, "\(procedure.name)")
    }
  }
}
