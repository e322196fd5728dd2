import Dispatch
import Testing

@testable import WeftFormats

/// A reader that has nothing to read works ahead of the stage, and the order stays.
struct WorkAheadTests {
  /// Numbers, and who made them of the input.
  private struct Numbers: PipelineBatch {
    var values: [UInt8] = []
    var isHelp = false
    var isLast = false
    var isFault: Bool { false }

    mutating func removeAll() { self = Numbers() }
  }

  /// Which pieces a helper fails at, and a signal that it was asked.
  private struct Knowledge: Sendable {
    var fails: UInt8
    let asked = DispatchSemaphore(value: 0)
  }

  private final class Helper: PipelineHelper {
    init(_ knowledge: Knowledge) {}

    func work(
      on piece: [UInt8], knowing knowledge: Knowledge, spare: inout [Numbers]
    ) -> WorkAhead<Numbers>? {
      knowledge.asked.signal()
      guard piece[0] % knowledge.fails != 0 else { return nil }
      return WorkAhead(
        part: 1..<piece.count - 1,
        batches: piece[1..<piece.count - 1].map { Numbers(values: [$0], isHelp: true) })
    }
  }

  /// Passes numbers on, slowly until a helper was asked, and believes none where a piece begins with a multiple.
  private struct Slow: PipelineStage {
    typealias Batch = Numbers
    typealias Helper = WorkAheadTests.Helper

    let known: Knowledge
    let refuses: UInt8
    var wasAsked = false
    var waiting: [UInt8] = []
    var next = 0
    var pause: Int?

    mutating func feed(_ input: [UInt8]) {
      waiting = input
      next = 0
      if !wasAsked { wasAsked = known.asked.wait(timeout: .now() + 0.5) == .success }
    }
    mutating func feedRest() { feed([]) }
    mutating func read(into batch: inout Numbers) -> Bool {
      let stop = pause ?? waiting.count
      guard next < stop else { return false }
      batch.values = Array(waiting[next..<stop])
      next = stop
      return true
    }
    mutating func finish(into batch: inout Numbers) { batch.isLast = true }
    func knowledge() -> Knowledge? { known }
    mutating func pause(at index: Int) { pause = index }
    mutating func skip(_ work: inout WorkAhead<Numbers>) -> Bool {
      pause = nil
      guard waiting[0] % refuses != 0 else { return false }
      next = work.part.upperBound
      return true
    }
  }

  @Test(
    arguments: [(255, 255), (3, 255), (255, 3), (3, 5), (1, 255), (255, 1)] as [(UInt8, UInt8)])
  func `Pieces come in their order, whoever worked on them`(fails: UInt8, refuses: UInt8) {
    let known = Knowledge(fails: fails)
    var reading = StagedReading<Slow>(threads: 2, threadSize: 0) {
      Slow(known: known, refuses: refuses)
    }
    var found: [UInt8] = []
    var helped = 0
    var batch = Numbers()
    func take() {
      while reading.read(into: &batch) {
        found += batch.values
        helped += batch.isHelp ? 1 : 0
      }
    }
    for start in stride(from: UInt8(1), to: 250, by: 4) {
      reading.feed(Array(start..<start + 4))
      take()
    }
    reading.feedRest()
    take()
    reading.finish(into: &batch)
    #expect(found == Array(1..<253))
    #expect(helped % 2 == 0)
    if fails == 1 || refuses == 1 { #expect(helped == 0) }
    if fails == 255, refuses == 255 { #expect(helped > 0) }
  }

  @Test func `A reading that is given up while help is under way ends`() {
    for _ in 0..<10 {
      let known = Knowledge(fails: 255)
      var reading = StagedReading<Slow>(threads: 2, threadSize: 0) {
        Slow(known: known, refuses: 255)
      }
      var batch = Numbers()
      for start in stride(from: UInt8(1), to: 20, by: 4) {
        reading.feed(Array(start..<start + 4))
        _ = reading.read(into: &batch)
      }
    }
  }
}
