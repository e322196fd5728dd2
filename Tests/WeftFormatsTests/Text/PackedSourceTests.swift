import Testing
import WeftFormats
import WeftGraph

struct PackedSourceTests {
  /// `id,name,manager\n1,Ada,\n2,Bo,1\n`, packed with gzip.
  private static let packed: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0xCB, 0x4C, 0xD1, 0xC9, 0x4B, 0xCC,
    0x4D, 0xD5, 0xC9, 0x4D, 0xCC, 0x4B, 0x4C, 0x4F, 0x2D, 0xE2, 0x32, 0xD4, 0x71, 0x4C, 0x49, 0xD4,
    0xE1, 0x32, 0xD2, 0x71, 0xCA, 0xD7, 0x31, 0xE4, 0x02, 0x00, 0x87, 0x07, 0xB7, 0x4E, 0x1E, 0x00,
    0x00, 0x00,
  ]

  private func read(_ bytes: [UInt8], piece: Int = .max) throws -> ReadChart {
    var reader = try ChartReader()
    var start = 0
    try reader.add(name: "people.csv.gz") {
      guard start < bytes.count else { return nil }
      let end = bytes.count - start <= piece ? bytes.count : start + piece
      defer { start = end }
      return Array(bytes[start..<end])
    }
    let result = try reader.finish()
    return ReadChart(graph: result.graph, ledger: result.ledger)
  }

  @Test(arguments: [1, 3, 10, .max])
  func `A packed table is read as if it were not`(piece: Int) throws {
    let chart = try read(Self.packed, piece: piece)
    #expect(chart.relationships == ["2 REPORTS_TO 1"])
    #expect(chart.ledger.sources.first?.format == "csv")
    #expect(chart.ledger.sources.first?.bytes == Self.packed.count)
    #expect(chart.codes["unpacked-input"] == 1)
  }

  @Test func `A packed file that is cut off or damaged is refused`() {
    for end in 2..<Self.packed.count {
      let faults = refusal { _ = try read(Array(Self.packed[..<end])) }
      #expect(faults.map(\.code) == ["damaged-gzip"], "\(end)")
    }
    var damaged = Self.packed
    damaged[damaged.count - 6] ^= 1
    #expect(refusal { _ = try read(damaged) }.map(\.code) == ["damaged-gzip"])
  }
}
