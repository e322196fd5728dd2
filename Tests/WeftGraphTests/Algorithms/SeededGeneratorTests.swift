import Testing
import WeftGraph

@Suite struct SeededGeneratorTests {
  @Test func `the published first numbers of seed 1234567`() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  @Test(arguments: 0..<10)
  func `a shuffle keeps every element, and a seed its order`(seed: Int) {
    var one = SeededGenerator(seed: UInt64(seed))
    var other = SeededGenerator(seed: UInt64(seed))
    var values = Array(0..<50)
    var again = values
    one.shuffle(&values)
    other.shuffle(&again)
    #expect(values == again && values.sorted() == Array(0..<50))
  }

  @Test func `fractions spread evenly over the unit interval`() {
    var generator = SeededGenerator(seed: 5)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<10_000 { counts[Int(generator.fraction() * 10)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 })
  }

  @Test func `streams of one seed differ`() {
    let firsts = (0..<100).map { stream in
      var generator = SeededGenerator(seed: 1, stream: UInt64(stream))
      return generator.next()
    }
    #expect(Set(firsts).count == 100)
  }
}
