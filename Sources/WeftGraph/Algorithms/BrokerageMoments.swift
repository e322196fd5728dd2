/// Expectation and variance of a broker's counts in a random network where every tie is there with
/// the same chance.
///
/// Gould & Fernandez 1989 (doi:10.2307/270949). Two open two-paths through one broker depend on each
/// other if they share their first or their last tie, which adds d³ (1 − d)³ for each ordered pair.
struct BrokerageMoments: Equatable, Sendable {
  /// Expected counts by role.
  var expected: [Double]
  /// Variances by role.
  var variance: [Double]

  /// - Parameters:
  ///   - sizes: The members of each group.
  ///   - group: The broker's group.
  ///   - density: The chance of a tie.
  ///   - bothWays: Whether ties have no direction, so that pairs of ends have no order.
  init(_ sizes: [Int], _ group: Int, density: Double, bothWays: Bool) {
    let total = Double(sizes.reduce(0, +))
    let mine = Double(sizes[group])
    let own = mine - 1
    let outside = total - mine
    let others = sizes.indices.filter { $0 != group }.map { Double(sizes[$0]) }
    let open = density * density * (1 - density)
    let shared = density * density * density * (1 - density) * (1 - density) * (1 - density)
    var pairs = [
      own * (own - 1),
      others.reduce(0) { $0 + $1 * ($1 - 1) },
      outside * own,
      outside * own,
      outside * outside - others.reduce(0) { $0 + $1 * $1 },
    ]
    let border = own * outside * (outside - 1) + outside * own * (own - 1)
    var overlaps = [
      2 * own * (own - 1) * (own - 2),
      2 * others.reduce(0) { $0 + $1 * ($1 - 1) * ($1 - 2) },
      border,
      border,
      2 * others.reduce(0) { $0 + $1 * (outside - $1) * (outside - $1 - 1) },
    ]
    if bothWays {
      for role in [0, 1, 4] {
        pairs[role] /= 2
        overlaps[role] /= 2
      }
    }
    // Nobody to pair with makes −0 of a group of one.
    expected = pairs.map { open * $0 + 0 }
    variance = zip(pairs, overlaps).map { open * $0 * (1 - open) + shared * $1 }
  }
}
