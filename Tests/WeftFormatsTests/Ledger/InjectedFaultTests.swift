import Testing
import WeftFormats
import WeftGraph

struct InjectedFaultTests {
  /// Codes that have tests of their own: packed bytes, what `ReadingLimitsTests` exceeds, what the tests
  /// of the writers find a format unable to hold, and documents no mapping is drafted for.
  private static let elsewhere = Set(
    [
      "unpacked-input", "attribute-not-written", "id-not-written", "property-not-written",
      "replaced-character", "too-large-for-mermaid", "too-large-for-dot", "undirected-not-written",
      "value-written-as-text", "labels-joined", "made-ids", "several-groups", "nothing-to-draft",
    ] + ReadingLimits.named.map(\.code))

  private static let all = InjectedFault.refusals + InjectedFault.ofGraphML + InjectedFault.ofOthers

  @Test func `Of the valid chart nothing is noted`() throws {
    let chart = try ReadChart(InjectedFault.valid)
    #expect(chart.codes == [:])
    #expect(chart.relationships == ["p MEMBER_OF t", "q REPORTS_TO p"])
  }

  @Test(arguments: InjectedFault.refusals)
  func `A fault that refuses tells its code and its place`(fault: InjectedFault) {
    let faults = refusal { _ = try Self.read(fault) }
    #expect(faults.map(\.code) == [fault.code])
    #expect(faults.allSatisfy { $0.position != nil })
  }

  @Test(arguments: InjectedFault.ofGraphML + InjectedFault.ofOthers)
  func `A fault that is read past is in the ledger`(fault: InjectedFault) throws {
    let (chart, warnings) = try Self.read(fault)
    let codes = Set(chart.codes.keys).union(warnings)
    #expect(codes.contains(fault.code), "noted: \(codes.sorted())")
  }

  @Test func `Every code of the catalogue has a fault that is injected`() {
    let injected = Set(Self.all.map(\.code))
    #expect(injected.count == Self.all.count)
    let pages = Set(DiagnosticCatalogue.pages.map(\.code))
    #expect(injected.union(Self.elsewhere).subtracting(pages) == [])
    #expect(pages.subtracting(injected).subtracting(Self.elsewhere).sorted() == [])
  }

  private static func read(_ fault: InjectedFault) throws -> (ReadChart, [String]) {
    var options = ImportOptions()
    if let mapping = fault.mapping { options.mapping = ("mapping.yml", mapping) }
    let reader = try ChartReader(options: options)
    let warnings = reader.warnings.map(\.code)
    _ = try reader.finish()
    return (try ReadChart(sources: fault.sources, options), warnings)
  }
}
