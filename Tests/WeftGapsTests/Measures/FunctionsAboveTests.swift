import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct FunctionsAboveTests {
  @Test func aPersonIsInTheFunctionsOfEveryUnitOnEveryLevel() {
    let chart = SmallChart(
      """
      Function f
      Function g
      Function h
      Team t
      Team u
      Person a
      Person b
      Person c
      g -PART_OF-> f
      t -PART_OF-> g
      u -PART_OF-> h
      a -MEMBER_OF-> t
      b -MEMBER_OF-> t
      b -MEMBER_OF-> u
      """)
    let sets = FunctionSets.of(chart.context)
    #expect(chart.ids(sets.of(chart("a"))) == ["f", "g"])
    #expect(chart.ids(sets.of(chart("b"))) == ["f", "g", "h"])
    #expect(sets.of(chart("c")).isEmpty && sets.of(chart("t")).isEmpty)
    let functions = FunctionsAbove(chart.index)
    #expect(chart.ids(functions.of(chart("g")).sorted()) == ["f"])
    #expect(chart.ids(functions.atAndAbove(chart("g")).sorted()) == ["f", "g"])
  }

  /// The sets that people share are the functions above each of them.
  @Test(arguments: 0..<20 as Range<UInt64>) func setsAreThoseOfEachPerson(seed: UInt64) {
    let chart = RandomOrganization.chart(seed: seed, people: 30)
    let sets = FunctionSets.of(chart.context)
    let functions = FunctionsAbove(chart.index)
    chart.index.people.forEach { person in
      #expect(sets.of(person) == functions.of(person).sorted())
    }
    for (one, row) in zip(sets.all, sets.isApart) {
      for (other, isApart) in zip(sets.all, row) {
        #expect(isApart == Set(one).isDisjoint(with: other))
      }
    }
  }
}
