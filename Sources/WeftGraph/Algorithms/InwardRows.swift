/// The entries of a projection seen from the nodes they lead to, loops left out.
///
/// Nodes stand in their order but for changes within small blocks, where those with as many entries
/// stand side by side: a loop over entries then ends where the one before it did, which the processor
/// foresees.
struct InwardRows {
  /// The node at each place.
  let nodes: [UInt32]
  /// Where the row of each place starts; one more entry than places.
  let offsets: [UInt32]
  /// The places the entries lead from.
  let sources: [UInt32]
  /// The weight of each entry; empty where every weight is 1.
  let weights: [Double]
  /// The summed weight of what leads away from each place.
  let sums: [Double]

  private static let blockSize = 4096

  /// Turns the rows of a projection.
  /// - Complexity: O(nodes + entries).
  init(_ graph: Projection) {
    let count = graph.nodeCount
    var incoming = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      for entry in graph.row(node) where graph.neighbours[entry] != UInt32(node) {
        incoming[Int(graph.neighbours[entry])] += 1
      }
    }
    let nodes = Self.order(incoming)
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
    var sums = [Double](repeating: 0, count: count)
    for node in 0..<count {
      let place = places[node]
      for entry in graph.row(node) where graph.neighbours[entry] != UInt32(node) {
        let next = Int(graph.neighbours[entry])
        let end = Int(incoming[next])
        incoming[next] += 1
        sources[end] = place
        if weights.isEmpty {
          sums[Int(place)] += 1
        } else {
          weights[end] = graph.weights[entry]
          sums[Int(place)] += graph.weights[entry]
        }
      }
    }
    self.nodes = nodes
    self.offsets = offsets
    self.sources = sources
    self.weights = weights
    self.sums = sums
  }

  /// The nodes, those of each block by how many entries they have.
  private static func order(_ degrees: [UInt32]) -> [UInt32] {
    let most = 255
    var result = [UInt32](repeating: 0, count: degrees.count)
    var starts = [Int](repeating: 0, count: most + 2)
    for start in stride(from: 0, to: degrees.count, by: blockSize) {
      let block = start..<min(start + blockSize, degrees.count)
      for degree in starts.indices { starts[degree] = 0 }
      for node in block { starts[min(Int(degrees[node]), most) + 1] += 1 }
      starts[0] = start
      for degree in 0..<most { starts[degree + 1] += starts[degree] }
      for node in block {
        let degree = min(Int(degrees[node]), most)
        result[starts[degree]] = UInt32(node)
        starts[degree] += 1
      }
    }
    return result
  }
}
