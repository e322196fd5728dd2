/// A table of plain values that starts at a cache line and is read without checks of its bounds.
///
/// The kernel of betweenness reads vectors of 128 bytes at random: in an array, whose elements start
/// behind a header, each of them lies across three cache lines instead of two. Indices are checked in
/// debug builds.
@safe
struct AlignedTable<Element: BitwiseCopyable>: ~Copyable {
  private let start: UnsafeMutablePointer<Element>
  let count: Int

  /// Makes a table that holds one value everywhere.
  init(repeating value: Element, count: Int) {
    self.init(unwritten: count)
    unsafe start.initialize(repeating: value, count: count)
  }

  /// Makes room for entries each of which is written before it is read.
  ///
  /// The system gives memory out as it is written to, so that room for the most there can be costs no
  /// more than what is used of it.
  init(unwritten count: Int) {
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64)
    unsafe start = bytes.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit { unsafe start.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "the table has no such entry")
      return unsafe start[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count, "the table has no such entry")
      unsafe start[index] = newValue
    }
  }
}

/// Threads may share a table that none of them writes to, or write to entries no other one reads.
extension AlignedTable: @unchecked Sendable where Element: Sendable {}
