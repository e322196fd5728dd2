import Testing
import WeftGraph

@testable import WeftFormats

/// Records scanned ahead are those scanned one at a time.
struct DelimitedScannerTests {
  private struct Seen: Equatable {
    var records: [[String]] = []
    var lines: [UInt32] = []
    var places: [[UInt32]] = []
    var fault = ""
    var strayQuotes = 0
  }

  private static func read(_ text: [UInt8], pieces: Int, isAhead: Bool, cells: Int = 30) -> Seen {
    var scanner = DelimitedScanner(delimiter: 0x2C, cellLimit: cells)
    var seen = Seen()
    var start = 0
    do {
      while true {
        if isAhead { scanner.scanAll() }
        while try scanner.next() {
          if let group = scanner.group { #expect(group.starts(with: scanner.cells)) }
          seen.records.append(
            scanner.cells.map { String(decoding: scanner.bytes[$0], as: UTF8.self) })
          #expect(scanner.cell(0) == scanner.cells.first)
          #expect(scanner.cell(scanner.cells.count) == nil)
          seen.lines.append(scanner.line)
          if let last = scanner.cells.last {
            let place = scanner.place(of: last.lowerBound)
            seen.places.append([place.line, place.column])
          }
        }
        guard start < text.count else { break }
        let end = min(start + pieces, text.count)
        scanner.feed(Array(text[start..<end]))
        start = end
        if start == text.count { scanner.close() }
      }
    } catch {
      seen.fault = "\(error)"
    }
    seen.strayQuotes = scanner.strayQuotes.count
    return seen
  }

  private static func table(seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(state: seed)
    let parts = [
      "a", "bc", "é", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"x\"", "\"a,b\"", "\"a\nb\"",
      "\"say \"\"no\"\"\"", "mid\"dle", "\"closed\" behind", "\n\n", " ",
    ]
    var text = ""
    for _ in 0..<2_000 { text += parts[Int.random(in: 0..<parts.count, using: &generator)] }
    return Array(text.utf8)
  }

  @Test(arguments: 0..<12)
  func `what is scanned ahead is the same`(seed: Int) {
    let text = Self.table(seed: UInt64(seed))
    let slow = Self.read(text, pieces: text.count, isAhead: false)
    #expect(slow.records.count > 20 || !slow.fault.isEmpty)
    for pieces in [1, 7, 300, text.count] {
      #expect(Self.read(text, pieces: pieces, isAhead: true) == slow, "pieces of \(pieces)")
    }
  }

  @Test func `records before a fault are given first`() {
    let long = Array("a,b\nc,d\n1,2,3,4\ne,f\n".utf8)
    let seen = Self.read(long, pieces: 100, isAhead: true, cells: 3)
    #expect(seen.records == [["a", "b"], ["c", "d"]])
    #expect(seen.fault.contains("tooManyCells(line: 3)"))
    let open = Self.read(Array("a,b\nc,\"d\n".utf8), pieces: 100, isAhead: true)
    #expect(open.records == [["a", "b"]])
    #expect(open.fault.contains("unclosedQuote(line: 2, column: 3)"))
  }
}
