import Testing
import WeftGraph

@testable import WeftFormats

/// Lines and columns counted many bytes at a time are those counted one scalar at a time.
struct PositionTrackerTests {
  /// Tags among characters and line ends of all kinds, or line feeds only.
  private static func document(seed: UInt64, onlyFeeds: Bool = false) -> [UInt8] {
    var generator = SeededGenerator(state: seed)
    let words = [
      "<data key=\"a\">", "<node>", "</node>", " ", "plain words", "\n", "\r\n", "\r", "\n\n",
      "\r\r",
      "é", "€uro", "𝔸", String(repeating: "x", count: 37), String(repeating: "long ", count: 900),
    ]
    var text = ""
    for _ in 0..<300 {
      // Few lone returns and long stretches, as in files people have.
      let word = words[Int.random(in: 0..<words.count, using: &generator)]
      if word.utf8.count > 1_000, Int.random(in: 0..<8, using: &generator) != 0 { continue }
      text += word
    }
    return Array(text.utf8).filter { !onlyFeeds || $0 != 0x0D }
  }

  /// The place of every `<` that opens a start tag, and the offset behind the tag.
  private static func slowPlaces(
    _ bytes: [UInt8]
  ) -> [(end: Int, name: UInt32, line: UInt32, column: UInt32)] {
    var result: [(end: Int, name: UInt32, line: UInt32, column: UInt32)] = []
    var line: UInt32 = 1
    var column: UInt32 = 1
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x3C, bytes[index + 1] != 0x2F {
        let end = bytes[index...].firstIndex(of: 0x3E) ?? bytes.count
        result.append((end, bytes[index + 1] == 0x64 ? 1 : 0, line, column))
      }
      switch bytes[index] {
      case 0x0A:
        if index == 0 || bytes[index - 1] != 0x0D { line += 1 }
        column = 1
      case 0x0D:
        line += 1
        column = 1
      case let byte: if byte & 0xC0 != 0x80 { column += 1 }
      }
      index += 1
    }
    return result
  }

  @Test(arguments: 0..<24)
  func `places are those of a slow count, asked for at once or later`(seed: Int) {
    let bytes = Self.document(seed: UInt64(seed), onlyFeeds: seed % 2 == 1)
    let expected = Self.slowPlaces(bytes)
    for unplaced in [[], [false, true], [true, true]] {
      var batch = XMLEventBatch()
      batch.bytes = bytes
      batch.origin.count = bytes.count
      batch.origin.parsed = bytes.count
      batch.events = expected.map {
        XMLEventBatch.Event(kind: .start, name: $0.name, low: UInt32($0.end), high: 0)
      }
      var tracker = PositionTracker()
      _ = tracker.place(&batch, unplaced: unplaced)
      var later = batch.origin.tracker
      for (event, place) in zip(batch.events, expected) {
        let isLater = !unplaced.isEmpty && unplaced[Int(place.name)]
        #expect((event.high == 0) == isLater)
        let found =
          isLater
          ? later.position(ofTagEndingAt: Int(event.low), in: batch)
          : (event.low, event.high)
        #expect(found.0 == place.line && found.1 == place.column, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<12)
  func `places are the same in whatever batches tags come`(seed: Int) {
    // Returns in some batches only, and at ends of batches.
    var bytes = Self.document(seed: UInt64(seed), onlyFeeds: true)
    for index in bytes.indices
    where index < bytes.count / 2 && bytes[index] == 0x0A && index % 7 < 2 {
      bytes[index] = 0x0D
    }
    let expected = Self.slowPlaces(bytes)
    var generator = SeededGenerator(state: UInt64(seed))
    var tracker = PositionTracker()
    var parsed = 0
    var next = 0
    while parsed < bytes.count {
      let start = parsed
      parsed = min(parsed + Int.random(in: 1...600, using: &generator), bytes.count)
      // What is not parsed yet is in the batch, and in the next one again.
      let end = min(parsed + Int.random(in: 0...40, using: &generator), bytes.count)
      var batch = XMLEventBatch()
      batch.bytes = Array(bytes[start..<end])
      batch.origin.offset = start
      batch.origin.count = end - start
      batch.origin.parsed = parsed
      let first = next
      while next < expected.count, expected[next].end < parsed {
        // A tag that began in the batch before stands at its end.
        if bytes[start..<expected[next].end].contains(0x3C) {
          batch.events.append(
            XMLEventBatch.Event(
              kind: .start, name: 0, low: UInt32(expected[next].end - start), high: 0))
        }
        next += 1
      }
      _ = tracker.place(&batch)
      for (event, place) in zip(
        batch.events.reversed(), expected[first..<next].reversed())
      {
        #expect(event.low == place.line && event.high == place.column, "seed \(seed)")
      }
    }
    #expect(
      tracker.position.line == 1
        + bytes.indices.count { index in
          bytes[index] == 0x0D || bytes[index] == 0x0A && (index == 0 || bytes[index - 1] != 0x0D)
        })
  }

  @Test func `a document cut anywhere is counted as a whole one`() {
    let bytes = Self.document(seed: 99)
    var whole = PositionTracker()
    var batch = XMLEventBatch()
    batch.bytes = bytes
    batch.origin.count = bytes.count
    whole.advance(to: bytes.count, in: batch)
    var generator = SeededGenerator(state: 5)
    for _ in 0..<40 {
      var tracker = PositionTracker()
      var offset = 0
      while offset < bytes.count {
        offset = min(offset + Int.random(in: 1...200, using: &generator), bytes.count)
        tracker.advance(to: offset, in: batch)
      }
      #expect(tracker.position == whole.position)
    }
  }
}
