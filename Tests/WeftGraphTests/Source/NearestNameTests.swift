import Testing
import WeftGraph

@Suite struct NearestNameTests {
  /// Optimal string alignment by its recursive definition.
  private func distance(_ a: ArraySlice<Character>, _ b: ArraySlice<Character>) -> Int {
    guard let x = a.last else { return b.count }
    guard let y = b.last else { return a.count }
    var best = min(
      distance(a.dropLast(), b) + 1, distance(a, b.dropLast()) + 1,
      distance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    if a.count > 1, b.count > 1, x == b[b.endIndex - 2], y == a[a.endIndex - 2] {
      best = min(best, distance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return best
  }

  @Test(arguments: 0..<60)
  func `the nearest candidate is offered, within a third of the length`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func word() -> String {
      String(
        (0..<1 + generator.number(below: 5)).map { _ in
          "abc".randomElement(using: &generator) ?? "a"
        })
    }
    let name = word()
    let candidates = (0..<6).map { _ in word() }
    let expected = candidates.filter { $0 != name }.compactMap {
      candidate -> (Int, Int, String)? in
      let steps = distance(Array(name)[...], Array(candidate)[...])
      return steps <= max(1, max(name.count, candidate.count) / 3)
        ? (steps, candidate.hasPrefix(name) ? 0 : 1, candidate) : nil
    }.min { $0 < $1 }
    #expect(nearestName(to: name, among: candidates) == expected?.2)
  }

  @Test func `case alone is no difference, and far names are not offered`() {
    #expect(nearestName(to: "reports_to", among: ["REPORTS_TO", "HOLDS"]) == "REPORTS_TO")
    #expect(nearestName(to: "n71", among: ["n17", "n2"]) == "n17")
    #expect(nearestName(to: "Person", among: ["Team", "Role"]) == nil)
    #expect(nearestName(to: "x", among: []) == nil)
    #expect(nearestName(to: "siz", among: ["sin", "size"]) == "size")
  }
}
