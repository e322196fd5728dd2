import Testing
import WeftGraph

@Suite struct MeasuredTests {
  @Test func `a value has no reason and a reason no value`() {
    let value = Measured.value(3)
    let undefined = Measured<Int>.undefined("No data.")
    #expect(value.value == 3 && value.reason == nil)
    #expect(undefined.value == nil && undefined.reason == "No data.")
    #expect(value.map { $0 * 2 } == .value(6))
    #expect(undefined.map { $0 * 2 } == .undefined("No data."))
  }
}
