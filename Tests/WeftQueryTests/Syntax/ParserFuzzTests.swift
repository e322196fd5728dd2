import Foundation
import TestSupport
import Testing
import WeftGraph
import WeftQuery

/// Broken queries end in diagnostics with a place, never in a crash.
struct ParserFuzzTests {
  @Test func mangledQueriesAreRefusedOrBound() throws {
    let folder = Golden.package.appending(path: "Tests/WeftQueryTests/Golden")
    var corpus: [String] = []
    for name in ["wrong-queries", "warned-queries"] {
      let text = try String(
        contentsOf: folder.appending(path: "\(name).cypher"), encoding: .utf8)
      corpus += text.split(separator: "\n---\n").map { String($0) }
    }
    let words = corpus.flatMap { $0.split(whereSeparator: \.isWhitespace).map { String($0) } }
    let pieces = [
      "(", ")", "[", "]", "{", "}", "'", "\"", "`", "/*", "//", "$", "..", "-", "<", "|", "é",
      "\u{0}", "🦊",
    ]
    var random = SeededGenerator(seed: 7)
    for _ in 0..<4_000 {
      var parts = corpus[random.number(below: corpus.count)].split(separator: " ").map {
        String($0)
      }
      for _ in 0...random.number(below: 3) {
        let place = random.number(below: parts.count + 1)
        switch random.number(below: 4) {
        case 0 where place < parts.count: parts.remove(at: place)
        case 1: parts.insert(words[random.number(below: words.count)], at: place)
        case 2: parts.insert(pieces[random.number(below: pieces.count)], at: place)
        default:
          let other = random.number(below: parts.count + 1)
          if place < parts.count, other < parts.count { parts.swapAt(place, other) }
        }
        if parts.isEmpty { parts = ["RETURN"] }
      }
      let text = SourceText(name: "fuzz", text: parts.joined(separator: " "))
      do throws(InputError) {
        let tree = try Query.parse(text)
        _ = try Binder.bind(tree, catalog: TestCatalog.standard, graph: .empty)
      } catch {
        #expect(error.diagnostics.count <= 10)
        #expect(error.diagnostics.allSatisfy { $0.position != nil && $0.tck != nil })
      }
    }
  }

  @Test func truncatedBytesAreRefusedOrBound() {
    let query =
      "MATCH (ä:B {x: 'ü\\n'})-[r:T*1..$n]->(c WHERE c.y =~ 'é') RETURN [x IN [1] | x] AS ö"
    let bytes = Array(query.utf8)
    for end in bytes.indices {
      for start in [0, end / 2] {
        let text = SourceText(name: "fuzz", bytes: Array(bytes[start..<end]))
        do throws(InputError) {
          _ = try Binder.bind(Query.parse(text), catalog: TestCatalog.standard, graph: nil)
        } catch {
          #expect(!error.diagnostics.isEmpty)
        }
      }
    }
  }
}
