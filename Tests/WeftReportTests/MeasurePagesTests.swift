import TestSupport
import Testing
import WeftKit

@Suite struct MeasurePagesTests {
  private static let procedures = StandardCatalog.catalog.procedures

  @Test func `every procedure has a page with every section`() throws {
    for procedure in Self.procedures {
      let page = try #require(procedure.page, "\(procedure.name)")
      #expect(MeasurePages.families.contains { $0.id == page.family }, "\(procedure.name)")
      let sections = [
        page.source, page.parallels, page.isolates, page.undefined, page.complexity,
        procedure.summary,
      ]
      #expect(!sections.contains(""), "\(procedure.name)")
      let yields = Set(procedure.yields.map(\.name))
      #expect(Set(page.columns.keys).isSubset(of: yields), "\(procedure.name)")
      let text = CatalogPages.text(procedure, style: TextStyle(isColoured: false))
      for section in sections.dropLast() {
        let words = section.split(separator: " ").prefix(3).joined(separator: " ")
        #expect(text.contains(words), "\(procedure.name): \(words)")
      }
    }
  }

  @Test func `an option a page names is one that is read`() {
    let known = Set(ProcedurePage.optionMeanings.map(\.name))
    for procedure in Self.procedures where procedure.name.hasPrefix("graph.") {
      let own = Set(procedure.page?.options ?? [])
      #expect(own.isSubset(of: known), "\(procedure.name)")
    }
  }

  @Test func `the documentation is what the procedures say`() throws {
    let catalog = StandardCatalog.catalog
    try Golden.expect(MeasurePages.index(catalog), equals: "docs/measures/README.md")
    for family in MeasurePages.families {
      try Golden.expect(
        MeasurePages.markdown(family, catalog),
        equals: "docs/measures/\(MeasurePages.file(family.id))")
    }
  }
}
