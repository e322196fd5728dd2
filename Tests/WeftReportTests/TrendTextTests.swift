import Testing

@testable import WeftReport

@Suite struct TrendTextTests {
  @Test func `a sparkline has a block for each value and a dot for none`() {
    #expect(TrendText.sparkline([0, 7, nil, 3.5]) == "▁█·▅")
    #expect(TrendText.sparkline([2, 2]) == "▄▄")
    #expect(TrendText.sparkline([nil]) == "·")
    #expect(TrendText.sparkline([.infinity, 1]) == "·▄")
  }
}
