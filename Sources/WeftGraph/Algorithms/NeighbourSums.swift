/// The weights a node's ties add up to in each of the groups around it.
///
/// Which groups were met is noted without a branch: nothing foretells whether a tie leads to a group
/// that was met before.
struct NeighbourSums<Weight: TieWeight>: ~Copyable {
  private let sums: AlignedTable<Weight.Sum>
  private let met: AlignedTable<UInt32>

  /// - Parameters:
  ///   - groups: How many groups there are.
  ///   - longest: The most groups that are met at once.
  init(groups: Int, longest: Int) {
    sums = AlignedTable(repeating: Weight.nothing, count: groups)
    met = AlignedTable(unwritten: longest + 1)
  }

  /// Adds a tie's weight to a group; returns how many groups were met, of which `found` are known.
  @inline(__always)
  func add(_ weight: Weight.Sum, to group: UInt32, _ found: Int) -> Int {
    let known = sums[Int(group)]
    met[found] = group
    sums[Int(group)] = Weight.add(known, weight)
    return found &+ (known == Weight.nothing ? 1 : 0)
  }

  /// The same where the tie only counts under a condition.
  @inline(__always)
  func add(_ weight: Weight.Sum, to group: UInt32, _ found: Int, if counts: Bool) -> Int {
    let known = sums[Int(group)]
    met[found] = group
    sums[Int(group)] = Weight.add(known, counts ? weight : Weight.nothing)
    return found &+ (counts && known == Weight.nothing ? 1 : 0)
  }

  /// One of the groups that were met.
  @inline(__always)
  func group(_ place: Int) -> Int { Int(met[place]) }

  /// The sum of a group.
  @inline(__always)
  func sum(_ group: Int) -> Double { Weight.number(sums[group]) }

  /// The sum of a group, which then is none again.
  @inline(__always)
  func take(_ group: Int) -> Weight.Sum {
    let sum = sums[group]
    sums[group] = Weight.nothing
    return sum
  }
}
