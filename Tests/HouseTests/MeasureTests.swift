import Foundation
import Testing

/// Every measure has an algorithm in a file of its name, a page, a benchmark, a slow verifier and a law.
@Suite struct MeasureTests {
  private static let algorithms = "Sources/WeftGraph/Algorithms"

  /// Procedures whose algorithm is called by a helper.
  private static let helped = ["communities": "Leiden", "optima": "Leiden"]
  /// What procedures of organizations are verified by.
  private static let organization = [
    "accountableRoots": "AccountableRoots", "closure": "FeedbackClosure",
    "commonSuperior": "AccountabilityProcedures", "congruence": "Coordination",
    "coordination": "Coordination", "demand": "PeopleProcedures", "drift": "DriftExposure",
    "linkage": "Linkage", "oversightLoad": "OversightLoad", "proximity": "Proximity",
    "roleMix": "PeopleProcedures", "truckFactor": "AccountabilityProcedures",
    "truckFactorOrder": "AccountabilityProcedures",
  ]

  /// Verifiers that are written into the test they serve, by a part of its name.
  private static let within = [
    "Eigenvector": "a nonnegative eigenvector of length one",
    "Gini": "half the relative mean difference",
    "Modularity": "the sum over pairs of one group",
    "AccountableRoots": "rootsAreActiveAndPathsLeadToTheItem",
    "Coordination": "needsEqualTheMatrixProduct",
    "Proximity": "searchesEqualOneSearchAtATime",
  ]

  /// The `graph.*` procedures with the text that makes each.
  private func graphProcedures() throws -> [(name: String, text: String)] {
    let mark = "\n    procedure(\n      \""
    return try House.swiftFiles(below: "Sources/WeftQuery/Procedures").flatMap { file in
      try House.text(of: file).components(separatedBy: mark).dropFirst().map { part in
        (String(part.prefix { $0 != "\"" }), part)
      }
    }
  }

  /// The algorithms a text calls.
  private func algorithms(in text: String) -> [String] {
    House.swiftFiles(below: Self.algorithms)
      .map { String($0.dropFirst(Self.algorithms.count + 1).dropLast(".swift".count)) }
      .filter { text.contains("\($0).of(") || text.contains("\($0).ofStrengths(") }
  }

  private func texts(below folder: String) throws -> String {
    try House.swiftFiles(below: folder).map { try House.text(of: $0) }.joined()
  }

  /// Tests of an algorithm: those of its name, else any that calls it.
  private func tests(of algorithm: String) throws -> String {
    let files = House.swiftFiles(below: "Tests/WeftGraphTests/Algorithms")
    if let own = files.first(where: { $0.hasSuffix("/\(algorithm)Tests.swift") }) {
      return try House.text(of: own)
    }
    return try files.map { try House.text(of: $0) }.first { $0.contains("\(algorithm).of(") } ?? ""
  }

  private func hasLaw(_ tests: String) -> Bool {
    tests.contains("@Test(arguments:") || tests.contains("for seed in ")
  }

  /// Slow verifiers are the shared ones, functions beside the tests, or parts of a test.
  private func hasVerifier(_ tests: String, of algorithm: String) -> Bool {
    if let name = Self.within[algorithm] { return tests.contains(name) }
    return [
      "Naive(", "WeightedPaths(", "Linear.", "matrixFlow(", "private func ", "private static func ",
    ]
    .contains { tests.contains($0) }
  }

  @Test func `every graph measure has what a measure needs`() throws {
    let pages = try texts(below: "Sources/WeftQuery/Procedures")
    let benchmarks = try texts(below: "Benchmarks/Sources/measure-bench")
    let written = try House.files(below: "docs/measures", ending: ".md")
      .map { try House.text(of: $0) }.joined()
    let procedures = try graphProcedures()
    #expect(procedures.count >= 46)
    for (name, text) in procedures {
      let used = Self.helped[name].map { [$0] } ?? algorithms(in: text)
      #expect(!used.isEmpty, "graph.\(name) has no algorithm in a file of its own")
      #expect(pages.contains("\"graph.\(name)\": ProcedurePage("), "graph.\(name) has no page")
      #expect(written.contains("graph.\(name)("), "graph.\(name) is not in docs/measures")
      for algorithm in used {
        let tests = try tests(of: algorithm)
        #expect(hasLaw(tests), "\(algorithm), which graph.\(name) calls, has no law over seeds")
        #expect(
          hasVerifier(tests, of: algorithm),
          "\(algorithm), which graph.\(name) calls, has no slow verifier")
        #expect(benchmarks.contains("\(algorithm).of("), "\(algorithm) has no benchmark")
      }
    }
  }

  @Test func `every measure of organizations has what a measure needs`() throws {
    let sources = try texts(below: "Sources/WeftGaps/Measures")
    let written = try House.text(of: "docs/measures/README.md")
    let benchmark = try House.text(of: "Benchmarks/compare_organization.py")
    let law = try House.text(of: "Tests/WeftGapsTests/Measures/OrganizationLawTests.swift")
    // Both take their procedures from what there is, so that none can be forgotten.
    #expect(law.contains("OrganizationCatalog.catalog.procedures"))
    #expect(benchmark.contains("\"explain\""))
    for (name, file) in Self.organization.sorted(by: { $0.key < $1.key }) {
      #expect(sources.contains("\"org.\(name)\", "), "org.\(name) is no procedure")
      #expect(sources.contains("\"org.\(name)\": ProcedurePage("), "org.\(name) has no page")
      #expect(written.contains("org.\(name)("), "org.\(name) is not in docs/measures")
      let tests = try House.text(of: "Tests/WeftGapsTests/Measures/\(file)Tests.swift")
      #expect(hasLaw(tests), "org.\(name) has no law over seeds")
      #expect(hasVerifier(tests, of: file), "org.\(name) has no slow verifier")
    }
  }
}
