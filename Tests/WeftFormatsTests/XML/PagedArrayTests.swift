import Testing

@testable import WeftFormats

struct PagedArrayTests {
  @Test(arguments: [0, 1, 8_191, 8_192, 8_193, 30_000])
  func `A paged list holds what a plain one does`(count: Int) {
    var paged = PagedArray<Int>()
    var plain: [Int] = []
    for number in 0..<count {
      paged.append(number)
      plain.append(number)
    }
    for index in stride(from: 0, to: count, by: 97) {
      paged[index] *= 3
      plain[index] *= 3
    }
    #expect(paged.count == count)
    #expect((0..<count).map { paged[$0] } == plain)
  }
}
