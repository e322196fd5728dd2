import WeftGraph

extension Value {
  /// The total order of ORDER BY, `min` and `max`: negative, zero or positive.
  ///
  /// By kind first: map, node, relationship, list, path, date-time, local date-time, date, time,
  /// local time, duration, string, boolean, number, null; NaN is the largest number. Zero exactly
  /// where ``isEquivalent(_:_:)`` is true.
  /// Source: openCypher, *Comparability, Equality, Orderability, and Equivalence* (CIP2016-06-14).
  package static func totalOrder(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): return order(left, right)
    case (.string(let left), .string(let right)): return StringOrder.compare(left, right)
    case (.float(let left), .float(let right)):
      if left.isNaN || right.isNaN { return order(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
      return left < right ? -1 : (left > right ? 1 : 0)
    case (.integer(let left), .float(let right)):
      return right.isNaN ? -1 : NumberOrder.compare(left, right)
    case (.float(let left), .integer(let right)):
      return left.isNaN ? 1 : -NumberOrder.compare(right, left)
    case (.boolean(let left), .boolean(let right)): return order(left ? 1 : 0, right ? 1 : 0)
    case (.node(let left), .node(let right)): return order(left.rawValue, right.rawValue)
    case (.relationship(let left), .relationship(let right)):
      return order(left.rawValue, right.rawValue)
    case (.date(let left), .date(let right)): return order(left.days, right.days)
    case (.localTime(let left), .localTime(let right)):
      return order(left.nanoseconds, right.nanoseconds)
    case (.time(let left), .time(let right)): return order(left, right)
    case (.localDateTime(let left), .localDateTime(let right)): return order(left, right)
    case (.dateTime(let left), .dateTime(let right)): return order(left, right)
    case (.duration(let left), .duration(let right)): return order(left, right)
    case (.list(let left), .list(let right)): return orderLists(left, right)
    case (.map(let left), .map(let right)): return orderMaps(left, right)
    case (.path(let left), .path(let right)): return orderPaths(left, right)
    default: return order(left.orderRank, right.orderRank)
    }
  }

  private var orderRank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .dateTime: 5
    case .localDateTime: 6
    case .date: 7
    case .time: 8
    case .localTime: 9
    case .duration: 10
    case .string: 11
    case .boolean: 12
    case .integer, .float: 13
    case .null: 14
    }
  }

  @inline(__always)
  private static func order<T: Comparable>(_ left: T, _ right: T) -> Int {
    left < right ? -1 : (right < left ? 1 : 0)
  }

  private static func order(_ left: OffsetTime, _ right: OffsetTime) -> Int {
    let moment = order(
      left.time.nanoseconds - Int64(left.offset) * 1_000_000_000,
      right.time.nanoseconds - Int64(right.offset) * 1_000_000_000)
    return moment != 0 ? moment : order(left.offset, right.offset)
  }

  /// By moment, then offset from west to east, then name of the zone.
  private static func order(_ left: ZonedDateTime, _ right: ZonedDateTime) -> Int {
    func seconds(_ moment: ZonedDateTime) -> Int64 {
      moment.local.date.days * 86_400 + moment.local.time.nanoseconds / 1_000_000_000
        - Int64(moment.offset)
    }
    let second = order(seconds(left), seconds(right))
    if second != 0 { return second }
    let fraction = order(
      left.local.time.nanoseconds % 1_000_000_000, right.local.time.nanoseconds % 1_000_000_000)
    if fraction != 0 { return fraction }
    let offset = order(left.offset, right.offset)
    return offset != 0 ? offset : StringOrder.compare(left.zone ?? "", right.zone ?? "")
  }

  /// By length, taking a month as 2,629,746 seconds (a 400th part of 4,800 months); then by parts.
  private static func order(_ left: CalendarDuration, _ right: CalendarDuration) -> Int {
    func seconds(_ duration: CalendarDuration) -> Int128 {
      Int128(duration.months) * 2_629_746 + Int128(duration.days) * 86_400
        + Int128(duration.seconds)
    }
    let length = order(seconds(left), seconds(right))
    if length != 0 { return length }
    let fraction = order(left.nanoseconds, right.nanoseconds)
    if fraction != 0 { return fraction }
    let months = order(left.months, right.months)
    return months != 0 ? months : order(left.days, right.days)
  }

  private static func orderLists(_ left: [Value], _ right: [Value]) -> Int {
    for index in 0..<min(left.count, right.count) {
      let element = totalOrder(left[index], right[index])
      if element != 0 { return element }
    }
    return order(left.count, right.count)
  }

  /// By size, then by keys in alphabetical order, then by values in the order of their keys.
  private static func orderMaps(_ left: ValueMap, _ right: ValueMap) -> Int {
    let size = order(left.entries.count, right.entries.count)
    if size != 0 { return size }
    let left = left.entries.sorted { StringOrder.compare($0.key, $1.key) < 0 }
    let right = right.entries.sorted { StringOrder.compare($0.key, $1.key) < 0 }
    for index in left.indices {
      let key = StringOrder.compare(left[index].key, right[index].key)
      if key != 0 { return key }
    }
    for index in left.indices {
      let value = totalOrder(left[index].value, right[index].value)
      if value != 0 { return value }
    }
    return 0
  }

  /// Node, relationship, node, … as in a list.
  private static func orderPaths(_ left: Path, _ right: Path) -> Int {
    for index in 0..<min(left.nodes.count, right.nodes.count) {
      let node = order(left.nodes[index], right.nodes[index])
      if node != 0 { return node }
      guard index < left.relationships.count, index < right.relationships.count else { break }
      let step = order(left.relationships[index], right.relationships[index])
      if step != 0 { return step }
    }
    return order(left.nodes.count, right.nodes.count)
  }
}
