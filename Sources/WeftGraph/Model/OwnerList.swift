/// Owners of values in the order they were named; a list of consecutive ones takes no room.
@usableFromInline
package struct OwnerList: RandomAccessCollection, Sendable {
  @usableFromInline var start: UInt32 = 0
  /// How many consecutive owners there are from the first on.
  @usableFromInline var run = 0
  /// The owners behind them.
  @usableFromInline var rest: [UInt32] = []

  /// Creates a list of nobody.
  package init() {}

  /// Creates a list of owners.
  package init(_ owners: [UInt32]) {
    guard let first = owners.first else { return }
    start = first
    run = 1
    while run < owners.count, Int(owners[run]) == Int(first) + run { run += 1 }
    if run == owners.count { return }
    if run < owners.count / 8 {
      // Not worth a copy.
      run = 0
      rest = owners
    } else {
      rest = Array(owners[run...])
    }
  }

  /// The position of the first owner.
  @inlinable package var startIndex: Int { 0 }

  /// The position behind the last owner.
  @inlinable package var endIndex: Int { run + rest.count }

  /// The owner at a position.
  @inlinable
  package subscript(index: Int) -> UInt32 {
    index < run ? start &+ UInt32(truncatingIfNeeded: index) : rest[index - run]
  }

  /// Adds an owner.
  @inlinable
  package mutating func append(_ owner: UInt32) {
    if rest.isEmpty, run == 0 || Int(owner) == Int(start) + run {
      if run == 0 { start = owner }
      run += 1
    } else {
      rest.append(paged: owner)
    }
  }

  /// The owners that come a number of places behind these.
  package func shifted(by distance: UInt32) -> OwnerList {
    var result = self
    result.start += distance
    result.rest = rest.map { $0 + distance }
    return result
  }
}
