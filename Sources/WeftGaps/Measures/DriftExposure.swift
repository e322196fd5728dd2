import Foundation
import WeftGraph
import WeftQuery

/// The share of time a system runs with at least one change nobody has reviewed.
///
/// Changes come at random at a rate λ, reviews every T days: 1 − (1 − e^(−λT)) / (λT), and 0 for a
/// system that never changes or is reviewed all the time (an interval of 0).
enum DriftExposure {
  /// The exposure for an expected number of changes between reviews.
  static func share(changesPerReview: Double) -> Double {
    guard changesPerReview > 0 else { return 0 }
    return 1 + expm1(-changesPerReview) / changesPerReview
  }

  /// Active AI systems with their exposure, nil where rate of change or review interval are unknown.
  static func rows(_ index: OrganizationIndex) -> [(system: Int, exposure: Double?)] {
    let rate = PropertyReader(node: "changesPerDay", in: index.graph)
    let interval = PropertyReader(node: "changeIntervalDays", in: index.graph)
    let review = PropertyReader(node: "reviewIntervalDays", in: index.graph)
    var rows: [(system: Int, exposure: Double?)] = []
    index.kinds.aiSystem.forEach { system in
      guard index.isActive(system) else { return }
      let perDay =
        rate.number(system) ?? interval.number(system).flatMap { $0 > 0 ? 1 / $0 : nil }
      if let perDay, perDay >= 0, let days = review.number(system), days >= 0 {
        rows.append((system, share(changesPerReview: perDay * days)))
      } else {
        rows.append((system, perDay == 0 ? 0 : nil))
      }
    }
    return rows
  }
}

extension Procedure {
  /// `org.drift`: the drift exposure of every AI system.
  static let drift = Procedure(
    "org.drift", [],
    yields: [("system", ValueType(.node)), ("exposure", ValueType(.float))],
    summary:
      "Active AI systems with the share of time they run with an unreviewed change, null where the rate of change or the review interval is unknown and 0 where it never changes or is reviewed all the time (an interval of 0)."
  ) { _, context throws(EvaluationError) in
    let rows = DriftExposure.rows(OrganizationIndex.of(context))
    let unknown = rows.count { $0.exposure == nil }
    if unknown > 0 {
      context.record(
        undefined: "`org.drift` has no value in \(unknown) of \(rows.count) rows",
        because: "The rate of change or the review interval is not known.")
    }
    return [
      .nodes(rows.map { UInt32($0.system) }),
      .values(rows.map { $0.exposure.map { .float($0) } ?? .null }),
    ]
  }
}
