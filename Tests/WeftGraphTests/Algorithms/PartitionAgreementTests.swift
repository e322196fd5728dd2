import Foundation
import Testing
import TestSupport
import WeftGraph

@Suite struct PartitionAgreementTests {
  private func permutations(_ values: [Int]) -> [[Int]] {
    guard values.count > 1 else { return [values] }
    return values.indices.flatMap { index -> [[Int]] in
      var rest = values
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  private func information(_ one: [Int], _ other: [Int]) -> Double {
    let n = Double(one.count)
    var sum = 0.0
    for a in Set(one) {
      for b in Set(other) {
        let both = Double(zip(one, other).count { $0 == a && $1 == b })
        if both == 0 { continue }
        let pa = Double(one.count { $0 == a })
        let pb = Double(other.count { $0 == b })
        sum += both / n * log(n * both / (pa * pb))
      }
    }
    return sum
  }

  private func agreeing(_ one: [Int], _ other: [Int]) -> Double {
    var pairs = 0.0
    for i in one.indices {
      for j in 0..<i where one[i] == one[j] && other[i] == other[j] { pairs += 1 }
    }
    return pairs
  }

  @Test(arguments: 0..<40)
  func `adjustment subtracts the mean over all permutations`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let one = (0..<6).map { _ in generator.number(below: 3) }
    let other = (0..<6).map { _ in generator.number(below: 1 + seed % 4) }
    let found = PartitionAgreement.of(Grouping(keys: one), Grouping(keys: other))
    let all = permutations(other)
    let meanInformation = all.reduce(0) { $0 + information(one, $1) } / Double(all.count)
    let meanPairs = all.reduce(0) { $0 + agreeing(one, $1) } / Double(all.count)
    let entropy = (information(one, one) + information(other, other)) / 2
    let mostPairs = (agreeing(one, one) + agreeing(other, other)) / 2
    let trivial = Set(one).count == 1 && Set(other).count == 1
    #expect((found.ari.value == nil) == trivial)
    guard !trivial else { return }
    #expect(agree((agreeing(one, other) - meanPairs) / (mostPairs - meanPairs), found.ari.value))
    #expect(agree(information(one, other) / entropy, found.nmi.value))
    if let ami = found.ami.value {
      #expect(agree((information(one, other) - meanInformation) / (entropy - meanInformation), ami))
    } else {
      #expect(abs(entropy - meanInformation) < 1e-12)
    }
  }

  @Test(arguments: 0..<20)
  func `it is symmetric, and one for equal divisions under other names`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let one = (0..<30).map { _ in generator.number(below: 5) }
    let other = (0..<30).map { _ in generator.number(below: 3) }
    let here = PartitionAgreement.of(Grouping(keys: one), Grouping(keys: other))
    let there = PartitionAgreement.of(Grouping(keys: other), Grouping(keys: one))
    #expect(agree(here.ari.value, there.ari.value) && agree(here.ami.value, there.ami.value))
    let renamed = PartitionAgreement.of(Grouping(keys: one), Grouping(keys: one.map { 9 - $0 }))
    #expect(
      agree(1, renamed.ari.value) && agree(1, renamed.ami.value) && agree(1, renamed.nmi.value))
    #expect(renamed.modalShares.allSatisfy { $0 == .value(1) })
  }

  @Test func `trivial divisions agree in nothing, and missing nodes take no part`() {
    let whole = Grouping(keys: [0, 0, 0])
    #expect(PartitionAgreement.of(whole, whole).ari.reason != nil)
    let alone = Grouping(keys: [0, 1, 2])
    #expect(PartitionAgreement.of(alone, alone).ami.reason != nil)
    #expect(PartitionAgreement.of(whole, alone).ari == .value(0))
    let partly = PartitionAgreement.of(
      Grouping(keys: [0, 0, nil, 1]), Grouping(keys: [0, nil, 0, 1]))
    #expect(partly.coverage == 0.5)
    #expect(partly.overlaps.map { [$0.group, $0.other, $0.nodes] } == [[0, 0, 1], [1, 1, 1]])
  }

  @Test func `a hundred thousand groups need no table of all pairs`() {
    let one = Grouping(keys: (0..<200_000).map { $0 / 2 })
    let other = Grouping(keys: (0..<200_000).map { ($0 + 1) / 2 })
    let found = PartitionAgreement.of(one, other)
    #expect(found.overlaps.count == 200_000 && found.ari.value ?? 1 < 0)
    #expect(found.modalShares.allSatisfy { $0 == .value(0.5) })
  }

  @Test(.needsReference)
  func `formal groups against the best partitions of the reference networks`() throws {
    for layer in try Reference.layers(with: "partitions") {
      let best = layer.expected["best_partition"]
      let nodes = 0..<layer.graph.nodeCount
      let communities = Grouping(keys: nodes.map { best[layer.id($0)].integer })
      for (attribute, partition) in layer.expected["partitions"].object {
        let expected = partition["against_best_partition"]
        let formal = Grouping(keys: layer.groups(attribute).numbers)
        let found = PartitionAgreement.of(formal, communities)
        #expect(agree(expected["ari"].number, found.ari.value), "\(layer.name) \(attribute)")
        #expect(agree(expected["nmi_arithmetic"].number, found.nmi.value))
        #expect(agree(expected["ami_arithmetic"].number, found.ami.value))
      }
    }
  }
}
