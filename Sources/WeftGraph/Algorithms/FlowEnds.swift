/// Two sets of nodes as the ends of a flow or path, or why they cannot be.
struct FlowEnds: Sendable {
  let isSource: [Bool]
  let isSink: [Bool]

  static func of(_ from: [Int], _ to: [Int], nodes: Int) -> Measured<FlowEnds> {
    var isSource = [Bool](repeating: false, count: nodes)
    var isSink = isSource
    for node in from { isSource[node] = true }
    for node in to { isSink[node] = true }
    if from.isEmpty || to.isEmpty { return .undefined("One of the two sets is empty.") }
    if to.contains(where: { isSource[$0] }) {
      return .undefined("The two sets have a node in common.")
    }
    return .value(FlowEnds(isSource: isSource, isSink: isSink))
  }
}
