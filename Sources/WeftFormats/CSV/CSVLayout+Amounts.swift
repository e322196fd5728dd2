import WeftGraph

/// What the columns of a table of relations are for, once all of its headers are known.
extension CSVLayout {
  /// Finds the column of weights, and takes further ends where a table is one of messages.
  mutating func settle(
    _ roles: [ColumnRole?], _ folded: [String], _ names: [String]
  ) -> [ColumnRole?] {
    var roles = roles
    let amounts = roles.indices.filter { index in
      roles[index] == .weight
        || roles[index] == nil && !folded[index].isEmpty && ColumnRole.counts(names[index])
    }
    let weight =
      amounts.first { folded[$0] == "weight" } ?? amounts.first { roles[$0] == .weight }
      ?? amounts.first
    for index in amounts { roles[index] = index == weight ? .weight : nil }
    furtherWeights = amounts.filter { $0 != weight }
    // Elsewhere these are codes of countries or of cost centres.
    let isSent = roles.indices.contains { index in
      roles[index] == .source && Self.senders.contains { folded[index].hasPrefix($0) }
    }
    if !isSent {
      for index in roles.indices where roles[index] == .otherTarget { roles[index] = nil }
    }
    return roles
  }

  private static let senders = ["from", "sender", "von"]
}

extension ColumnRole {
  /// Whether a header says that its column counts something: `n_meetings`, `Number of calls`,
  /// `msgCount`.
  static func counts(_ header: String) -> Bool {
    var words = words(of: header)
    words.removeAll { ["of", "de", "der"].contains($0) }
    guard let first = words.first, let last = words.last, words.count > 1 else { return false }
    if ["id", "name", "key", "code", "date"].contains(last) { return false }
    return firstCounts.contains(first) || lastCounts.contains(last)
  }

  private static let firstCounts: Set = [
    "n", "num", "nr", "nb", "no", "number", "count", "anzahl", "numero", "número", "nombre",
  ]
  private static let lastCounts: Set = [
    "count", "counts", "frequency", "freq", "weight", "strength", "volume", "anzahl",
  ]
}
