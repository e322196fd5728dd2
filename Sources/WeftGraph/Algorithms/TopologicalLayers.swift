/// The layers of an acyclic hierarchy: a node's layer is one more than the longest chain above it.
///
/// Kahn 1962 (doi:10.1145/368996.369025). Nodes nothing leads to are layer 1. Nodes on a cycle, and
/// nodes behind one, have no layer. Parallel relationships change nothing and loops are left out: a
/// self-report marks a root.
public struct TopologicalLayers: Sendable, Equatable {
  /// The layer of each node from 1, or 0 where it has none.
  public let layers: [UInt32]
  /// The nodes that have a layer, each behind everything that leads to it; ties by layer, then number.
  public let order: [UInt32]

  /// The layer of a node, or why it has none.
  public func layer(of node: Int) -> Measured<Int> {
    layers[node] > 0
      ? .value(Int(layers[node]))
      : .undefined("The node is on a cycle or behind one, so that its chain has no longest length.")
  }

  /// How many layers there are.
  public var count: Int { Int(layers.max() ?? 0) }

  /// How many nodes each layer has, from layer 1.
  public var sizes: [Int] {
    var result = [Int](repeating: 0, count: count)
    for layer in layers where layer > 0 { result[Int(layer) - 1] += 1 }
    return result
  }

  /// Whether every node has a layer, which is so exactly if the projection has no cycle.
  public var isAcyclic: Bool { order.count == layers.count }

  /// Finds the layers of a projection whose direction leads down.
  /// - Complexity: O(nodes log nodes + entries).
  public static func of(_ projection: Projection) -> TopologicalLayers {
    let count = projection.nodeCount
    var waiting = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
        waiting[Int(projection.neighbours[entry])] += 1
      }
    }
    var layers = [UInt32](repeating: 0, count: count)
    var order = (0..<UInt32(count)).filter { waiting[Int($0)] == 0 }
    var start = 0
    var layer: UInt32 = 1
    while start < order.count {
      let end = order.count
      for position in start..<end {
        let node = Int(order[position])
        layers[node] = layer
        for entry in projection.row(node) where projection.neighbours[entry] != UInt32(node) {
          let next = projection.neighbours[entry]
          waiting[Int(next)] -= 1
          if waiting[Int(next)] == 0 { order.append(next) }
        }
      }
      order[end...].sort()
      start = end
      layer += 1
    }
    return TopologicalLayers(layers: layers, order: order)
  }
}
