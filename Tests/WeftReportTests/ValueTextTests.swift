import Testing
import WeftGraph
import WeftQuery
import WeftReport

struct ValueTextTests {
  private static let spellings: [(Double, String)] = [
    (.nan, "NaN"), (-.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
    (-0.0, "-0.0"), (1e20, "1e+20"), (0.1, "0.1"),
  ]

  @Test(arguments: spellings)
  func `A number has one spelling whatever the processor made of it`(number: Double, text: String) {
    let graph = GraphBuilder().finish()
    #expect(ValueText.text(.float(number), in: graph) == text)
    #expect(ValueText.text(.list([.float(number)]), in: graph) == text)
    #expect(Value.text(of: number) == text)
  }
}
