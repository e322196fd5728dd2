import Testing
import WeftFormats
import WeftGraph

struct NumberMarksTests {
  private func read(_ text: String) throws -> ReadChart {
    try ReadChart(sources: [("people.csv", Array(text.utf8))])
  }

  @Test func `A column shows what its points mean`() throws {
    let chart = try read("id;name;manager;cost\n1;A;;120.000\n2;B;1;75.500,50 €\n3;C;1;80.000 €\n")
    #expect(chart.value("1", "cost") == .float(120_000))
    #expect(chart.value("2", "cost") == .float(75_500.5))
    #expect(chart.value("3", "cost") == .float(80_000))
    #expect(chart.codes["ambiguous-number"] == nil)
  }

  @Test func `Another column shows it where a column does not`() throws {
    let chart = try read("id;name;manager;fte;cost\n1;A;;1,0;120.000\n2;B;1;0,8;1.500.000\n")
    #expect(chart.value("1", "cost") == .float(120_000))
    #expect(chart.value("1", "fte") == .float(1))
    let plain = try read("id,name,manager,fte,cost\n1,A,,0.5,120.000\n2,B,1,1,\n")
    #expect(plain.value("1", "cost") == .float(120))
  }

  @Test func `Points before decimals stay so`() throws {
    for other in ["80.5", "1234.567", "0.125", "\"12,000.50\""] {
      let chart = try read("id,name,manager,cost\n1,A,,120.000\n2,B,1,\(other)\n")
      #expect(chart.value("1", "cost") == .float(120))
      #expect(chart.codes["ambiguous-number"] == nil)
    }
  }

  @Test func `Where nothing shows it, numbers stay text`() throws {
    let chart = try read("id;name;manager;cost;fte\n1;A;;120.000;1.000\n2;B;1;900;1\n")
    #expect(chart.value("1", "cost") == .string("120.000"))
    #expect(chart.value("2", "cost") == .float(900))
    #expect(chart.value("1", "fte") == .float(1))
    #expect(chart.codes["ambiguous-number"] == 1)
    #expect(chart.note("ambiguous-number")?.position == SourcePosition(line: 2, column: 6))
  }
}
