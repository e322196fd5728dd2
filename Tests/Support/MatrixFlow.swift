/// The largest flow between two nodes of a matrix of capacities, by the shortest augmenting path at a time
/// (Edmonds and Karp).
public func matrixFlow(_ capacities: [[Double]], from source: Int, to sink: Int) -> Double {
  var left = capacities
  var total = 0.0
  while true {
    var before = [Int](repeating: -1, count: left.count)
    before[source] = source
    var queue = [source]
    var head = 0
    while head < queue.count, before[sink] < 0 {
      let node = queue[head]
      head += 1
      for next in left.indices where before[next] < 0 && left[node][next] > 1e-9 {
        before[next] = node
        queue.append(next)
      }
    }
    if before[sink] < 0 { return total }
    var amount = Double.infinity
    var node = sink
    while node != source {
      amount = min(amount, left[before[node]][node])
      node = before[node]
    }
    node = sink
    while node != source {
      left[before[node]][node] -= amount
      left[node][before[node]] += amount
      node = before[node]
    }
    total += amount
  }
}
