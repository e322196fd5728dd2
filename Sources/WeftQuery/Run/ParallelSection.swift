import WeftGraph

/// A part of a plan whose rows do not depend on each other, while it is made runnable.
///
/// Several copies of its operators are made; each works on some of the rows of the step below, and
/// what they share, such as the second inputs of joins, is made once.
final class ParallelSection {
  /// How many steps are to be made until the step below the section.
  var stepsLeft: Int
  private let steps: Int
  /// The operator below the section, and its layout.
  private(set) var source: Operator?
  /// Where the copy being made reads its rows.
  private(set) var cell = MorselCell()
  private var builds: [(build: JoinBuild, measured: Int)] = []
  private var sourceMeasured = 0
  private var nextBuild = 0

  init(steps: Int) {
    self.steps = steps
    stepsLeft = steps
  }

  /// Begins another copy.
  func restart() {
    stepsLeft = steps
    cell = MorselCell()
    nextBuild = 0
  }

  /// The second input of the next join; copies use that of the first.
  func build(
    _ compiler: PlanCompiler, _ make: () throws(InputError) -> JoinBuild
  ) throws(InputError) -> JoinBuild {
    defer { nextBuild += 1 }
    if nextBuild < builds.count {
      compiler.measuredPlace += builds[nextBuild].measured
      return builds[nextBuild].build
    }
    let before = compiler.measuredPlace
    let build = try compiler.within(nil, make)
    builds.append((build, compiler.measuredPlace - before))
    return build
  }

  /// The operator that stands for the step below the section.
  func leaf(
    _ compiler: PlanCompiler, _ make: () throws(InputError) -> Operator
  ) throws(InputError) -> Operator {
    let below: Operator
    if let source {
      below = source
      compiler.measuredPlace += sourceMeasured
    } else {
      let before = compiler.measuredPlace
      below = try compiler.within(nil, make)
      source = below
      sourceMeasured = compiler.measuredPlace - before
    }
    return MorselOperator(cell, below.layout, compiler.runtime)
  }
}

/// Where one copy of a section's operators reads the rows it works on.
final class MorselCell {
  /// The rows, in the order they are to be read.
  var batches: [Batch] = []
}

/// Gives the rows a copy of a section works on.
final class MorselOperator: Operator {
  private let cell: MorselCell
  private var position = 0

  init(_ cell: MorselCell, _ layout: Layout, _ runtime: Runtime) {
    self.cell = cell
    super.init("Morsel", layout, [], runtime)
  }

  override func open() { position = 0 }

  override func next() -> Batch? {
    guard position < cell.batches.count else { return nil }
    position += 1
    return cell.batches[position - 1]
  }
}
