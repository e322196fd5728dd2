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

  /// The beginning of `<graphml><graph>` and spaces without end, packed with gzip; each zero byte that
  /// follows unpacks to 1,032 more spaces.
  private static let bomb: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC6, 0xB1, 0x09, 0x00, 0x20,
    0x0C, 0x00, 0xB0, 0x57, 0x3C, 0xA4, 0xF4, 0x17, 0x27, 0x1D, 0x2C, 0x88, 0xFF, 0x0F, 0x82, 0x6F,
    0x98, 0x4C, 0x89, 0x71, 0xFA, 0x9E, 0xB5, 0x32, 0x5E, 0xB2, 0x01,
  ]

  @Test func `What unpacks to more than the limit is refused as soon as it does`() throws {
    var pieces = 0
    let faults = refusal {
      var options = ImportOptions()
      options.limits.inflatedBytes = 1 << 20
      var reader = try ChartReader(options: options)
      try reader.add(name: "bomb.graphml.gz") {
        pieces += 1
        return pieces == 1 ? Self.bomb : pieces < 5_000 ? [UInt8](repeating: 0, count: 256) : nil
      }
      _ = try reader.finish()
    }
    #expect(faults.map(\.code) == ["limit-inflation"])
    #expect((4...6).contains(pieces))
  }

  @Test func `The limits of what is unpacked can be set`() throws {
    func read(_ change: (inout ReadingLimits) -> Void) throws {
      var options = ImportOptions()
      change(&options.limits)
      var reader = try ChartReader(options: options)
      try reader.add(name: "people.csv.gz", bytes: Self.packed)
      _ = try reader.finish()
    }
    #expect(refusal { try read { $0.inflatedBytes = 29 } }.map(\.code) == ["limit-inflation"])
    try read { $0.inflatedBytes = 30 }
  }
}
