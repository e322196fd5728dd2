import Testing
import TestSupport
import WeftGraph

@Suite struct GroupingTests {
  @Test func `groups are numbered by first member, and nil is none`() {
    let grouping = Grouping(keys: ["b", nil, "a", "b"])
    #expect(grouping.groups == [0, -1, 1, 0] && grouping.sizes == [2, 1])
    #expect(grouping.members == [[0, 3], [2]] && grouping.memberCount == 3)
    #expect(grouping.coverage == 0.75 && grouping.group(of: 1) == nil && grouping.group(of: 2) == 1)
    #expect(Grouping(keys: [String?]()).coverage == 0)
  }
}
