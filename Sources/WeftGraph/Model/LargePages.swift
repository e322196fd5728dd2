#if canImport(Glibc)
  import Glibc
#endif

/// Asks for the memory of arrays in large pages, if there is much of it.
///
/// A look-up in a large table touches a page at random; with pages of 4 kB the processor waits for the
/// page's address as well as for what is looked up. And the first touch of a page costs as much as
/// reading some hundred bytes of a chart.
@usableFromInline
package enum LargePages {
  /// The bytes of one.
  private static let size = 2 << 20
  /// From how many bytes on an array is worth some.
  @usableFromInline static let worth = 1 << 20

  /// Asks for memory that was not touched yet to be in large pages, as far as they fit, and for what
  /// is filled at once to be there: a page that is missed costs several times what it takes to fill.
  @usableFromInline
  static func advise(_ bytes: UnsafeMutableRawBufferPointer, filled: Int) {
    #if canImport(Glibc)
      guard bytes.count >= worth, let base = bytes.baseAddress else { return }
      let first = unsafe base.alignedUp(toMultipleOf: size)
      let end = unsafe (base + bytes.count).alignedDown(toMultipleOf: size)
      // Advice that is not taken changes nothing.
      if unsafe first < end { _ = unsafe madvise(first, end - first, MADV_HUGEPAGE) }
      let page = unsafe base.alignedUp(toMultipleOf: smallSize)
      let behind = unsafe (base + filled).alignedDown(toMultipleOf: smallSize)
      if unsafe page < behind { _ = unsafe madvise(page, behind - page, populate) }
    #endif
  }

  private static let smallSize = 4 << 10
  /// `MADV_POPULATE_WRITE` of Linux 5.14, which not every system's headers name.
  private static let populate: Int32 = 23
}

extension Array {
  /// Adds an element; an array that is large, or gets large by it, goes to large pages.
  /// - Complexity: O(1) on average.
  @inlinable
  package mutating func append(paged element: Element) {
    if count == capacity { makePagedRoom(for: 1) }
    append(element)
  }

  /// Moves an array without room for a number of new elements, if it is to be large, to where there is
  /// room for twice as many as now.
  @inlinable
  @inline(never)
  package mutating func makePagedRoom(for new: Int) {
    let room = Swift.max(capacity * 2, count + new)
    guard room * MemoryLayout<Element>.stride >= LargePages.worth else { return }
    self = unsafe Self.paged(capacity: room, filled: count) { buffer in
      unsafe buffer.initialize(fromContentsOf: self)
    }
  }

  /// An array of equal elements.
  @inlinable
  package static func paged(repeating element: Element, count: Int) -> [Element] {
    unsafe paged(capacity: count, filled: count) { buffer in
      unsafe buffer.initialize(repeating: element)
      return count
    }
  }

  /// What becomes of each element.
  @inlinable
  package func mapPaged<Result>(_ transform: (Element) -> Result) -> [Result] {
    unsafe [Result].paged(capacity: count, filled: count) { buffer in
      for index in indices {
        unsafe buffer.initializeElement(at: index, to: transform(self[index]))
      }
      return count
    }
  }

  /// An array that is filled where it stands.
  /// - Parameters:
  ///   - filled: How many elements are filled at least.
  ///   - fill: Initializes the first elements and tells how many.
  @inlinable
  package static func paged(
    capacity: Int, filled: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Int
  ) -> [Element] {
    unsafe [Element](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      let whole = unsafe UnsafeMutableBufferPointer(start: buffer.baseAddress, count: capacity)
      unsafe LargePages.advise(
        UnsafeMutableRawBufferPointer(whole), filled: filled * MemoryLayout<Element>.stride)
      initialized = unsafe fill(buffer)
    }
  }
}
