import Foundation
import WeftGraph

/// Runs one measure on a list of ties and prints its time and memory:
/// `measure-bench TIES MEASURE [--threads N] [--scores FILE] [--repeat N]`,
/// or what it takes beyond the graph: `measure-bench TIES memory MEASURE [--threads N]`.
///
/// TIES is a binary file of 32-bit numbers, little-endian: nodes, ties, then both ends of each tie.
@main
struct MeasureBench {
  static func main() throws {
    var words: [String] = []
    var options: [String: String] = [:]
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    while let word = arguments.next() {
      if word.hasPrefix("--") { options[word] = arguments.next() } else { words.append(word) }
    }
    let threads = options["--threads"].flatMap(Int.init) ?? 2
    if words.count == 3, words[1] == "memory", let measure = Measures.all[words[2]] {
      try printMemory(of: measure, words[2], Ties(file: words[0]), threads: threads)
      return
    }
    guard words.count == 2, let measure = Measures.all[words[1]] else {
      let names = Measures.all.keys.sorted()
      let slow = names.filter { Measures.all[$0]?.isSlow ?? false }
      print("measure-bench TIES [memory] MEASURE [--threads N] [--scores FILE] [--repeat N]")
      print(names.joined(separator: " "))
      print(slow.joined(separator: " "))
      exit(64)
    }
    let ties = try Ties(file: words[0])
    let projection = ties.projection(of: measure)
    var seconds = Double.infinity
    var processor = Double.infinity
    var answer = Measures.Answer()
    let memory = Memory()
    for _ in 0..<(options["--repeat"].flatMap(Int.init) ?? 1) {
      let start = ContinuousClock.now
      let busy = clock()
      answer = measure.run(projection, threads)
      seconds = min(seconds, (ContinuousClock.now - start) / .seconds(1))
      processor = min(processor, Double(clock() - busy) / Double(CLOCKS_PER_SEC))
    }
    let used = memory.used
    var line: [String: Any] = [
      "measure": words[1], "seconds": seconds, "processor": processor, "nodes": ties.count,
      "ties": ties.sources.count,
      "bytes": used, "answer": answer.summary,
    ]
    line["bytesANode"] = Double(used) / Double(max(ties.count, 1))
    if let file = options["--scores"] {
      let scores = answer.scores().withUnsafeBytes { Data($0) }
      try scores.write(to: URL(fileURLWithPath: file))
    }
    let data = try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])
    print(String(decoding: data, as: UTF8.self))
  }

  /// Prints bytes a node of a measure beside what it may take; of a slow one on small graphs only.
  ///
  /// A graph that is the answer itself does not count.
  ///
  /// Exact where the allocator gives back at once what is freed, or using it again would not show:
  /// with glibc's, set `MALLOC_MMAP_THRESHOLD_` and `MALLOC_TRIM_THRESHOLD_` to 4096. One measure a
  /// process, for what one leaves behind in small pieces another would use.
  private static func printMemory(
    of measure: Measures.Entry, _ name: String, _ ties: Ties, threads: Int
  ) throws {
    let nodes = Double(max(ties.count, 1))
    let common = 64 + 8 * Double(ties.sources.count) / nodes
    if measure.isSlow, ties.count > 20_000 { return }
    // First on a small graph, so that what the system loads on first use is not charged.
    let small = Ties(ringOf: 200)
    _ = measure.run(small.projection(of: measure), threads)
    let projection = ties.projection(of: measure)
    let memory = Memory()
    let answer = measure.run(projection, threads)
    let used = Double(memory.used - answer.graphBytes) / nodes
    let limit = (measure.bytesANode ?? common) * Double(threads)
    let columns = [
      name.padding(toLength: 34, withPad: " ", startingAt: 0),
      String(format: "%12.0f", used), String(format: "%10.0f", limit),
      used > limit ? "  more" : "",
    ]
    print(columns.joined())
    withExtendedLifetime((answer, projection)) {}
  }
}

/// The ends of the ties of a graph.
struct Ties {
  var count: Int
  var sources: [UInt32]
  var targets: [UInt32]

  /// A ring with a chord at every node.
  init(ringOf count: Int) {
    self.count = count
    sources = (0..<2 * count).map { UInt32($0 % count) }
    targets = (0..<2 * count).map { UInt32(($0 + ($0 < count ? 1 : 7)) % count) }
  }

  init(file: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file), options: .alwaysMapped)
    let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: UInt32.self)) }
    count = Int(numbers[0])
    let ties = Int(numbers[1])
    sources = []
    targets = []
    sources.reserveCapacity(ties)
    targets.reserveCapacity(ties)
    for tie in 0..<ties {
      sources.append(numbers[2 + 2 * tie])
      targets.append(numbers[3 + 2 * tie])
    }
  }

  /// The ties as a measure reads them.
  func projection(of measure: Measures.Entry) -> Projection {
    let all = projection(measure.direction, weighted: measure.isWeighted)
    return measure.isSimple ? all.simple() : all
  }

  /// The ties as rows in order of neighbours; the number of a tie is its relationship.
  ///
  /// Weights, where they are asked for, are thirds, sevenths and the like, which no sum keeps exactly.
  func projection(_ direction: Projection.Direction, weighted: Bool) -> Projection {
    var entries: [(row: UInt32, neighbour: UInt32, tie: UInt32)] = []
    entries.reserveCapacity(direction == .both ? 2 * sources.count : sources.count)
    for tie in sources.indices {
      if direction != .in { entries.append((sources[tie], targets[tie], UInt32(tie))) }
      if direction == .in || (direction == .both && sources[tie] != targets[tie]) {
        entries.append((targets[tie], sources[tie], UInt32(tie)))
      }
    }
    // Two passes that keep the order of equals leave each row in order of neighbours, then of ties.
    entries = ordered(entries, by: { $0.neighbour }).entries
    let (rows, offsets) = ordered(entries, by: { $0.row })
    entries = rows
    return Projection(
      nodes: (0..<count).map { NodeID($0) }, offsets: offsets,
      neighbours: entries.map(\.neighbour),
      relationships: entries.map { RelationshipID($0.tie) },
      weights: weighted ? entries.map { Self.weight(of: $0.tie) } : [],
      direction: direction)
  }
}

extension Ties {
  private static func weight(of tie: UInt32) -> Double {
    1 / Double(1 + ((tie &* 2_654_435_761) >> 16) % 9)
  }

  private typealias Entry = (row: UInt32, neighbour: UInt32, tie: UInt32)

  /// Entries in order of a node, and where those of each node start.
  private func ordered(
    _ entries: [Entry], by node: (Entry) -> UInt32
  ) -> (entries: [Entry], starts: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for entry in entries { starts[Int(node(entry)) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var result = entries
    for entry in entries {
      let place = Int(node(entry))
      result[Int(next[place])] = entry
      next[place] += 1
    }
    return (result, starts)
  }
}

/// What the process holds beyond what it held at first, from the system's own count.
struct Memory {
  private let before: Int

  init() {
    #if os(Linux)
      try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    #endif
    before = Self.field("VmRSS:")
  }

  /// The most held since then.
  var used: Int { max(0, Self.field("VmHWM:") - before) }

  private static func field(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.split(separator: " ").dropFirst().compactMap { Int($0) }.first ?? 0) * 1024
  }
}
