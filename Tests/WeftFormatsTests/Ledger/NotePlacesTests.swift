import Foundation
import Testing
import WeftFormats
import WeftGraph

/// With `keepsAllPlaces` a note has as many places as it counts.
struct NotePlacesTests {
  /// Codes of notes that are about no place in a file, and why.
  private static let placeless = [
    "unused-mapping": "an entry of the mapping that nothing in any file meets"
  ]

  /// The charts that come with the package, and the corpus where it is there.
  private static let files: [URL] = {
    let root = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent()
    return [root.appending(path: "orgcharts"), Fixtures.folder.appending(path: "corpus")]
      .flatMap { folder in
        let found = FileManager.default.enumerator(
          at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
      }.sorted { $0.path() < $1.path() }
  }()

  @Test func `The charts are found`() {
    #expect(Self.files.count > 200)
  }

  @Test(arguments: files)
  func `Notes of charts have the places they count`(file: URL) throws {
    guard let bytes = try? Data(contentsOf: file) else { return }
    try Self.check([(file.lastPathComponent, [UInt8](bytes))], mapping: nil)
  }

  @Test(arguments: InjectedFault.ofGraphML + InjectedFault.ofOthers)
  func `Notes of injected faults have the places they count`(fault: InjectedFault) throws {
    try Self.check(fault.sources, mapping: fault.mapping)
  }

  @Test(arguments: SeveralFaults.all)
  func `Each of several faults has its place`(fault: SeveralFaults) throws {
    let chart = try #require(try Self.check(fault.sources, mapping: fault.mapping))
    let notes = chart.ledger.sources.flatMap(\.notes).filter { $0.code == fault.code }
    #expect(notes.flatMap(\.places).map(\.line) == fault.lines)
  }

  /// Reads a chart with and without all places.
  /// - Returns: The chart with all places; nil where it is refused.
  @discardableResult
  private static func check(
    _ sources: [(name: String, bytes: [UInt8])], mapping: String?
  ) throws -> ReadChart? {
    var options = ImportOptions()
    if let mapping { options.mapping = ("mapping.yml", mapping) }
    guard let usual = try? ReadChart(sources: sources, options) else { return nil }
    options.keepsAllPlaces = true
    let chart = try ReadChart(sources: sources, options)
    for note in chart.ledger.sources.flatMap(\.notes) {
      #expect(note.places == note.places.sorted())
      #expect(note.position == note.places.first, "\(note.code): \(note.message)")
      if placeless[note.code] == nil {
        #expect(note.places.count == note.count, "\(note.code): \(note.message)")
      }
    }
    // All else is the same either way.
    var ledger = chart.ledger
    for source in ledger.sources.indices {
      for note in ledger.sources[source].notes.indices {
        ledger.sources[source].notes[note].places = []
      }
    }
    #expect(ledger == usual.ledger)
    return chart
  }
}
