/// Owners of values in the order they were named; a list of consecutive ones takes no room.
struct OwnerList: Sendable {
  private var first: UInt32 = 0
  /// How many consecutive owners there are from the first on.
  private var run = 0
  /// The owners behind them.
  private var rest: [UInt32] = []

  /// Nobody.
  init() {}

  init(_ owners: [UInt32]) {
    let start = owners.first ?? 0
    if owners.indices.allSatisfy({ owners[$0] == start &+ UInt32(truncatingIfNeeded: $0) }) {
      first = start
      run = owners.count
    } else {
      rest = owners
    }
  }

  var count: Int { run + rest.count }
  var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> UInt32 {
    index < run ? first + UInt32(index) : rest[index - run]
  }

  mutating func append(_ owner: UInt32) {
    if isEmpty { first = owner }
    if rest.isEmpty, Int(owner) == Int(first) + run {
      run += 1
    } else {
      rest.append(owner)
    }
  }
}
