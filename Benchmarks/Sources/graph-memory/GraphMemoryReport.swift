import Foundation
import WeftKit

/// Prints how many bytes a chart's graph takes for each node and relationship, strings and property
/// values apart, and whether that is within the budget.
@main
enum GraphMemoryReport {
  static let nodeBudget = 160.0
  static let relationshipBudget = 64.0

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: graph-memory CHART")
      exit(64)
    }
    let path = CommandLine.arguments[1]
    guard let file = FileHandle(forReadingAtPath: path) else {
      print("cannot read \(path)")
      exit(66)
    }
    var bytes: [UInt8] = []
    while let data = try file.read(upToCount: 1 << 20), !data.isEmpty { bytes += data }
    var reader = try ChartReader()
    try reader.add(name: path, bytes: bytes)
    let graph = try reader.finish().graph
    let memory = graph.memory
    let perNode = Double(memory.nodeBytes) / Double(max(graph.nodeCount, 1))
    let perRelationship =
      Double(memory.relationshipBytes) / Double(max(graph.relationshipCount, 1))
    print("\(graph.nodeCount) nodes, \(graph.relationshipCount) relationships")
    print("\(rounded(perNode)) bytes a node (budget \(nodeBudget))")
    print("\(rounded(perRelationship)) bytes a relationship (budget \(relationshipBudget))")
    print("\(memory.stringBytes) bytes of strings, \(memory.propertyBytes) bytes of properties")
    if perNode > nodeBudget || perRelationship > relationshipBudget { exit(1) }
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}
