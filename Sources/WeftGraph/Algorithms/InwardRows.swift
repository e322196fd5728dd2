/// The entries of a projection seen from the nodes they lead to, loops left out.
///
/// Nodes stand in their order but for changes within small blocks, where those with as many entries
/// stand side by side: a loop over entries then ends where the one before it did, which the processor
/// foresees. Those that pass nothing on stand behind all others.
struct InwardRows {
  /// The node at each place.
  let nodes: [UInt32]
  /// Where the row of each place starts; one more entry than places.
  let offsets: [UInt32]
  /// The places the entries lead from.
  let sources: [UInt32]
  /// The weight of each entry; empty where every weight is 1.
  let weights: [Double]
  /// The summed weight of what leads away from each place; to be replaced once it is no longer needed.
  var sums: [Double]
  /// How many places pass something on.
  let passing: Int

  private static let blockSize = 4096

  /// Turns the rows of a projection.
  /// - Complexity: O(nodes + entries).
  init(_ graph: Projection) {
    let count = graph.nodeCount
    var incoming = [UInt32](repeating: 0, count: count)
    var outgoing = [Double](repeating: 0, count: count)
    for node in 0..<count {
      for entry in graph.row(node) where graph.neighbours[entry] != UInt32(node) {
        incoming[Int(graph.neighbours[entry])] += 1
        outgoing[node] += graph.weights.isEmpty ? 1 : graph.weights[entry]
      }
    }
    var nodes: [UInt32] = []
    nodes.reserveCapacity(count)
    for node in 0..<count where outgoing[node] > 0 { nodes.append(UInt32(node)) }
    passing = nodes.count
    nodes = Self.order(nodes, incoming)
    for node in 0..<count where outgoing[node] <= 0 { nodes.append(UInt32(node)) }
    var places = [UInt32](repeating: 0, count: count)
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for (place, node) in nodes.enumerated() {
      places[Int(node)] = UInt32(place)
      offsets[place + 1] = offsets[place] + incoming[Int(node)]
    }
    // From here on where the next entry of each row goes.
    for (place, node) in nodes.enumerated() { incoming[Int(node)] = offsets[place] }
    var sources = [UInt32](repeating: 0, count: Int(offsets[count]))
    var weights = [Double](repeating: 0, count: graph.weights.isEmpty ? 0 : sources.count)
    for node in 0..<count {
      let place = places[node]
      for entry in graph.row(node) where graph.neighbours[entry] != UInt32(node) {
        let next = Int(graph.neighbours[entry])
        let end = Int(incoming[next])
        incoming[next] += 1
        sources[end] = place
        if !weights.isEmpty { weights[end] = graph.weights[entry] }
      }
    }
    self.nodes = nodes
    self.offsets = offsets
    self.sources = sources
    self.weights = weights
    sums = nodes.map { outgoing[Int($0)] }
  }

  /// Nodes, those of each block by how many entries they have.
  private static func order(_ nodes: [UInt32], _ degrees: [UInt32]) -> [UInt32] {
    let most = 255
    var result = nodes
    var starts = [Int](repeating: 0, count: most + 2)
    for start in stride(from: 0, to: nodes.count, by: blockSize) {
      let block = start..<min(start + blockSize, nodes.count)
      for degree in starts.indices { starts[degree] = 0 }
      for place in block { starts[min(Int(degrees[Int(nodes[place])]), most) + 1] += 1 }
      starts[0] = start
      for degree in 0..<most { starts[degree + 1] += starts[degree] }
      for place in block {
        let degree = min(Int(degrees[Int(nodes[place])]), most)
        result[starts[degree]] = nodes[place]
        starts[degree] += 1
      }
    }
    return result
  }
}
