public import WeftGraph

/// What evaluation may look at: the graph, the parameters, the clock, and a store for derived facts.
public final class EvaluationContext: Sendable {
  /// What `date()` and its relatives say the time is.
  public enum Clock: Sendable {
    /// One day, at midnight UTC: every run gives the same answer.
    case asOf(CalendarDate)
    /// The machine's clock, read once at the start.
    case realTime(ZonedDateTime)
  }

  /// The graph being queried.
  public let graph: Graph
  /// The values of the query's parameters, by name without `$`.
  public let parameters: [String: Value]
  /// The clock.
  public let clock: Clock
  /// How many threads may work at once.
  public let threads: Int
  /// Relationships taken to be not current, whatever they say: what the chart would be without them.
  package let hidden: [RelationshipID]
  /// Nodes taken to be not active, whatever they say.
  package let hiddenNodes: [NodeID]

  /// What the present run may still use; nil where nothing is counted.
  let budget: QueryBudget?
  private let facts: FactStore

  /// Creates a context for running queries on a graph.
  package init(
    graph: Graph, parameters: [String: Value] = [:], clock: Clock, threads: Int = 1,
    hidden: [RelationshipID] = [], hiddenNodes: [NodeID] = []
  ) {
    self.graph = graph
    self.parameters = parameters
    self.clock = clock
    self.threads = threads
    budget = nil
    self.hidden = hidden
    self.hiddenNodes = hiddenNodes
    facts = FactStore()
  }

  /// Creates a context with other parameters that shares graph, clock, threads and derived facts.
  package init(sharing other: EvaluationContext, parameters: [String: Value]) {
    graph = other.graph
    self.parameters = parameters
    clock = other.clock
    threads = other.threads
    budget = other.budget
    hidden = other.hidden
    hiddenNodes = other.hiddenNodes
    facts = other.facts
  }

  /// The same context with the budget of one run.
  init(running other: EvaluationContext, budget: QueryBudget) {
    graph = other.graph
    parameters = other.parameters
    clock = other.clock
    threads = other.threads
    hidden = other.hidden
    hiddenNodes = other.hiddenNodes
    self.budget = budget
    facts = other.facts
  }

  /// Ends the query if its time is up or it was cancelled: what functions and procedures that work
  /// long call now and then.
  /// - Parameter work: What is being done, for the message.
  public func checkpoint(_ work: String) throws(EvaluationError) {
    try budget?.checkpoint(work)
  }

  /// The day as-of which questions are asked.
  public var asOf: CalendarDate {
    switch clock {
    case .asOf(let date): date
    case .realTime(let moment): moment.local.date
    }
  }

  /// A fact about the graph computed at most once in this context.
  ///
  /// A fact depends on graph and clock alone, never on parameters. Threads that ask while it is being
  /// computed wait for it; a fact may ask for others, but never for itself. What an interrupted
  /// computation gives is not kept.
  public func cached<Fact: Sendable>(_ key: String, compute: () -> Fact) -> Fact {
    facts.cell(key).value.withLock { value in
      if let fact = value as? Fact { return fact }
      let fact = compute()
      if !Interruption.isRequested { value = fact }
      return fact
    }
  }

  /// Records that a measure has no value, or has none for some of what it was asked of.
  /// - Parameters:
  ///   - measure: What was asked, with the part that has no value.
  ///   - reason: Why, as a sentence.
  public func record(undefined measure: String, because reason: String) {
    note("undefined-measure", "\(measure): \(reason)")
  }

  /// Records that an option was given which what was asked does not read.
  /// - Parameters:
  ///   - option: The option.
  ///   - asked: What does not read it, such as a procedure.
  public func record(unread option: String, by asked: String) {
    note("unread-option", "\(asked) does not read the option `\(option)`")
  }

  /// Records what a measure rests on where its columns do not say it: draws, or a part of the nodes.
  /// - Parameters:
  ///   - measure: What was asked.
  ///   - basis: What it rests on.
  public func record(basis: String, of measure: String) {
    note("measure-basis", "\(measure): \(basis)")
  }

  private func note(_ code: String, _ message: String) {
    facts.notes.withLock { _ = $0.insert([code, message]) }
  }

  /// What has no value and why, what measures rest on and what was not read, in alphabetical order.
  package var notes: [Diagnostic] {
    facts.notes.withLock { $0.sorted { $0.lexicographicallyPrecedes($1) } }.map { note in
      Diagnostic(code: note[0], severity: .note, message: note[1])
    }
  }

  private final class FactStore: Sendable {
    /// The code and the message of each.
    let notes = Guarded<Set<[String]>>([])
    private let cells = Guarded<[String: FactCell]>([:])

    func cell(_ key: String) -> FactCell {
      cells.withLock { cells in
        if let cell = cells[key] { return cell }
        let cell = FactCell()
        cells[key] = cell
        return cell
      }
    }
  }

  private final class FactCell: Sendable {
    let value = Guarded<(any Sendable)?>(nil)
  }
}
