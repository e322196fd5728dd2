import Testing
import WeftGraph

/// A list of owners holds what an array of them holds.
struct OwnerListTests {
  private static let lists: [[UInt32]] = [
    [], [0], [7], [0, 1, 2, 3], [5, 6, 7], [5, 6, 9, 7], [3, 2, 1], [0, 1, 1, 2], [0, 0],
    Array(0..<100) + [50, 3], [9] + Array(0..<100), [.max], [.max, 0],
  ]

  @Test(arguments: lists)
  func `a list made at once or one by one is the same`(owners: [UInt32]) {
    var list = OwnerList()
    for owner in owners { list.append(owner) }
    #expect(Array(list) == owners)
    #expect(Array(OwnerList(owners)) == owners)
    #expect(list.count == owners.count && list.isEmpty == owners.isEmpty)
    #expect(list.first == owners.first && list.last == owners.last)
    var grown = OwnerList(owners)
    grown.append(4)
    #expect(Array(grown) == owners + [4])
  }

  @Test(arguments: lists.filter { !$0.contains(.max) })
  func `a shifted list names the owners behind`(owners: [UInt32]) {
    #expect(Array(OwnerList(owners).shifted(by: 12)) == owners.map { $0 + 12 })
  }
}
