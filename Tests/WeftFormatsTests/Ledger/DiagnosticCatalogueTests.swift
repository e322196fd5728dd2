import Foundation
import Testing
import WeftFormats

struct DiagnosticCatalogueTests {
  @Test func `Pages are unique and say something`() {
    let codes = DiagnosticCatalogue.pages.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
    for page in DiagnosticCatalogue.pages {
      #expect(page.meaning.hasSuffix(".") && page.remedy.hasSuffix("."))
      #expect(page.code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    }
  }

  @Test func `Every code the sources use has a page, and every page is used`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(
        path: "Sources/WeftFormats"
      )
      .resolvingSymlinksInPath()
    var used: Set<String> = []
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift",
        !file.path(percentEncoded: false).contains("DiagnosticCatalogue")
      else {
        continue
      }
      let text = try String(contentsOf: file, encoding: .utf8)
      let pattern =
        /(?:WriterNote\(|notes\.add\(|notes\.addEach\(|\.note\(|notes\.handle\(|stop\(|refusal\(|fault\(|code: |\? )\s*"([a-z]+(?:-[a-z]+)+|port|hyperedge|locator)"/
      for match in text.matches(of: pattern) { used.insert(String(match.1)) }
      for match in text.matches(of: /: "((?:xml|bad|malformed)-[a-z]+)"/) {
        used.insert(String(match.1))
      }
    }
    let pages = Set(DiagnosticCatalogue.pages.map(\.code))
    #expect(used.count > 30)
    #expect(used.subtracting(pages).sorted() == [])
    #expect(pages.subtracting(used).sorted() == [])
  }
}
