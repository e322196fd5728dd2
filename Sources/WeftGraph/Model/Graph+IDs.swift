extension Graph {
  /// Whether a node's `id` is its chart-wide id: no file declares a property of that name, or where a
  /// node has it, it is the chart-wide id over again.
  /// - Complexity: O(nodes).
  package var idNamesNodes: Bool {
    guard let key = key("id") else { return true }
    guard let column = nodeColumns[key.index], column.count > 0,
      case .strings(let values) = column.storage
    else { return false }
    var rank = 0
    var isSame = true
    column.presence.forEach { owner in
      if values[rank] != nodeNames[owner] { isSame = false }
      rank += 1
    }
    return isSame
  }
}
