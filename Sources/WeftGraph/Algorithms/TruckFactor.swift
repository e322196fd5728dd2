/// How many people can leave, the one with the most items first, before most items have nobody left.
///
/// Avelino et al. 2016 (doi:10.1109/ICPC.2016.7503718): the holder of the most items is removed until
/// more than a share of the items has no holder; ties go to the lowest number. The greedy choice bounds
/// the exact number, which is hard to find, from above. Items without any holder are not counted.
/// Undefined where no item has a holder. Where items hardly share holders the number grows with the
/// items and says little: look at the items first.
public struct TruckFactor: Sendable, Equatable {
  /// The people in the order of their removal.
  public let order: [Int]
  /// How many items had a holder.
  public let items: Int

  /// How many people it takes.
  public var value: Int { order.count }

  /// Removes people from items.
  /// - Parameters:
  ///   - holders: The people of each item, numbered from 0; doubled entries count once.
  ///   - share: More than this share of the items must lose all holders.
  /// - Complexity: O(entries log entries).
  public static func of(holders: [[Int]], share: Double = 0.5) -> Measured<TruckFactor> {
    let items = holders.map { Set($0) }.filter { !$0.isEmpty }
    guard !items.isEmpty else { return .undefined("No item has a holder.") }
    var held: [Int: [Int]] = [:]
    for (item, people) in items.enumerated() {
      for person in people { held[person, default: []].append(item) }
    }
    // An item counts for its holders until the last of them is gone, so that the order is fixed.
    let order = held.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var left = items.map(\.count)
    var lost = 0
    var removed: [Int] = []
    for (person, own) in order {
      removed.append(person)
      for item in own {
        left[item] -= 1
        if left[item] == 0 { lost += 1 }
      }
      if Double(lost) > share * Double(items.count) { break }
    }
    return .value(TruckFactor(order: removed, items: items.count))
  }
}
