/// A list that grows page by page, so that growing neither copies it nor holds it twice.
struct PagedArray<Element> {
  private static var pageBits: Int { 13 }

  private var pages: [[Element]] = []
  private(set) var count = 0

  /// Adds an element.
  mutating func append(_ element: Element) {
    if count & (1 << Self.pageBits - 1) == 0 {
      pages.append([])
      pages[pages.count - 1].reserveCapacity(1 << Self.pageBits)
    }
    pages[pages.count - 1].append(element)
    count += 1
  }

  /// The element at a position.
  subscript(index: Int) -> Element {
    get { pages[index >> Self.pageBits][index & (1 << Self.pageBits - 1)] }
    _modify { yield &pages[index >> Self.pageBits][index & (1 << Self.pageBits - 1)] }
  }
}
