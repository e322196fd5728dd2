import WeftGraph

/// A measure of the scorecard: what it asks, how it is defined, what it needs, and how it is computed.
public struct ScoreMeasure: Sendable {
  /// Which way a measure improves.
  public enum Direction: Sendable, Equatable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
    /// Neither; one sentence says why.
    case none(String)
  }

  /// How a value comes about.
  enum Method: Sendable {
    /// The mean over items that are each judged alone.
    case items(@Sendable (ScoreInput) throws(InputError) -> ScoredItems)
    /// A figure of the network of some people.
    case network(@Sendable (ScoreInput, ScorePeople) -> MeasureValue)
  }

  /// Kebab-case; the same everywhere.
  public let id: String
  /// The measure in a few words.
  public let title: String
  /// The question put to the chart.
  public let question: String
  /// The formula in words, with what counts and what does not.
  public let definition: String
  /// Which way it improves, if any.
  public let direction: Direction
  /// Where the definition comes from, and what of it is this program's own choice.
  public let source: String
  /// The labels, types and properties it reads.
  public let needs: [String]
  /// The lowest and highest value it can have; nil where it counts something.
  public let range: ClosedRange<Double>?
  let method: Method

  init(
    id: String, title: String, question: String, definition: String, direction: Direction,
    source: String, needs: [String], range: ClosedRange<Double>? = 0...1, method: Method
  ) {
    self.id = id
    self.title = title
    self.question = question
    self.definition = definition
    self.direction = direction
    self.source = source
    self.needs = needs
    self.range = range
    self.method = method
  }

  /// Every measure, in the order of the scorecard.
  public static let all: [ScoreMeasure] = [
    .coherence, .reliability, .availability, .adaptability, .reviewedChanges, .outcomeAlignment,
    .humanIntervention, .ecosystemHealth, .distributedLeadership, .decentralization,
    .sustainability, .successionCover, .loadWithinCapacity, .ethicsCover, .innovationImpact,
    .stakeholderSatisfaction, .congruence, .connectedness, .hierarchy, .efficiency, .lubness,
    .eiIndex, .medianSpan, .layers, .roleMix, .integrationCover, .oversightCover,
    .technicalProximity, .driftExposure, .feedbackClosure, .investmentBalance,
  ]

  /// The measure with an id, or nil.
  public static func named(_ id: String) -> ScoreMeasure? { all.first { $0.id == id } }
}
