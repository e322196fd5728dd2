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
      let names = Measures.all.keys.sorted().joined(separator: " ")
      print(
        "measure-bench TIES [memory] MEASURE [--threads N] [--scores FILE] [--repeat N]\n\(names)")
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
      name.padding(toLength: 24, withPad: " ", startingAt: 0),
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
    let all = projection(measure.direction)
    return measure.isSimple ? all.simple() : all
  }

  /// The ties as rows in order of neighbours; the number of a tie is its relationship.
  func projection(_ direction: Projection.Direction) -> Projection {
    var entries: [(row: UInt32, neighbour: UInt32, tie: UInt32)] = []
    for tie in sources.indices {
      if direction != .in { entries.append((sources[tie], targets[tie], UInt32(tie))) }
      if direction == .in || (direction == .both && sources[tie] != targets[tie]) {
        entries.append((targets[tie], sources[tie], UInt32(tie)))
      }
    }
    entries.sort { ($0.row, $0.neighbour, $0.tie) < ($1.row, $1.neighbour, $1.tie) }
    var offsets = [UInt32](repeating: 0, count: count + 1)
    for entry in entries { offsets[Int(entry.row) + 1] += 1 }
    for node in 0..<count { offsets[node + 1] += offsets[node] }
    return Projection(
      nodes: (0..<count).map { NodeID($0) }, offsets: offsets,
      neighbours: entries.map(\.neighbour),
      relationships: entries.map { RelationshipID($0.tie) }, direction: direction)
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
