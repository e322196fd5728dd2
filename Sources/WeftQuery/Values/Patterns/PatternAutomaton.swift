/// A regular expression as a nondeterministic automaton that reads each character once.
///
/// Source: K. Thompson, *Regular Expression Search Algorithm*, 1968.
struct PatternAutomaton {
  private enum Instruction {
    case scalar(ScalarSet)
    case assertion(PatternAssertion)
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  private var program: [Instruction] = []

  init(_ node: PatternNode) {
    emit(node)
    program.append(.accept)
  }

  /// How many instructions a tree makes; nil beyond a limit.
  static func size(of node: PatternNode, limit: Int) -> Int? {
    func parts(_ nodes: [PatternNode], _ extra: Int) -> Int? {
      var total = 0
      for node in nodes {
        guard let part = size(of: node, limit: limit) else { return nil }
        total += part + extra
        if total > limit { return nil }
      }
      return total
    }
    switch node {
    case .empty: return 0
    case .scalar, .assertion: return 1
    case .sequence(let nodes): return parts(nodes, 0)
    case .alternatives(let nodes): return parts(nodes, 2)
    case .repeated(let inner, let least, let most):
      guard let part = size(of: inner, limit: limit) else { return nil }
      let (total, overflow) = (part + 2).multipliedReportingOverflow(by: max(most ?? least + 1, 1))
      return overflow || total > limit ? nil : total
    }
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .scalar(let set): program.append(.scalar(set))
    case .assertion(let assertion): program.append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .alternatives(let nodes):
      var ends: [Int] = []
      for node in nodes.dropLast() {
        let split = program.count
        program.append(.accept)
        emit(node)
        ends.append(program.count)
        program.append(.accept)
        program[split] = .split(split + 1, program.count)
      }
      if let last = nodes.last { emit(last) }
      for end in ends { program[end] = .jump(program.count) }
    case .repeated(let inner, let least, let most):
      for _ in 0..<least { emit(inner) }
      guard let most else {
        let split = program.count
        program.append(.accept)
        emit(inner)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      var splits: [Int] = []
      for _ in least..<max(most, least) {
        splits.append(program.count)
        program.append(.accept)
        emit(inner)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }

  /// Whether the whole text matches.
  /// - Complexity: O(characters × instructions).
  func matches(
    _ text: String, _ checkpoint: () throws(EvaluationError) -> Void
  ) throws(EvaluationError) -> Bool {
    var read = 0
    var threads = Threads(capacity: program.count)
    var next = Threads(capacity: program.count)
    var place = Place(previous: nil, current: nil, isBeforeLast: false)
    var iterator = text.unicodeScalars.makeIterator()
    var current = iterator.next()
    while true {
      let following = current == nil ? nil : iterator.next()
      place.current = current
      place.isBeforeLast = current != nil && following == nil
      if place.previous == nil { follow(0, place, &threads) }
      guard let scalar = current else { break }
      read += 1
      if read & 0xFFFF == 0 { try checkpoint() }
      // Jumps were followed on arrival, except past assertions, which need to know what comes next.
      threads.resolve { follow($0, place, &$1) }
      for index in 0..<threads.count {
        if case .scalar(let set) = program[threads[index]], set.contains(scalar) {
          next.insert(threads[index] + 1)
        }
      }
      swap(&threads, &next)
      next.removeAll()
      if threads.count == 0 { return false }
      place.previous = scalar
      current = following
    }
    threads.resolve { follow($0, place, &$1) }
    return (0..<threads.count).contains { index in
      if case .accept = program[threads[index]] { return true }
      return false
    }
  }

  /// Adds an instruction and all it leads to without reading a character.
  private func follow(_ start: Int, _ place: Place, _ threads: inout Threads) {
    var open = [start]
    while let index = open.popLast() {
      guard threads.insert(index) else { continue }
      switch program[index] {
      case .jump(let target): open.append(target)
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .assertion(let assertion):
        if place.meets(assertion) { open.append(index + 1) }
      case .scalar, .accept: break
      }
    }
  }

  /// A set of instructions, in the order of insertion.
  private struct Threads {
    private var order: [Int] = []
    private var isMember: [Bool]

    init(capacity: Int) { isMember = [Bool](repeating: false, count: capacity) }

    var count: Int { order.count }

    subscript(index: Int) -> Int { order[index] }

    @discardableResult
    mutating func insert(_ instruction: Int) -> Bool {
      if isMember[instruction] { return false }
      isMember[instruction] = true
      order.append(instruction)
      return true
    }

    mutating func removeAll() {
      for instruction in order { isMember[instruction] = false }
      order.removeAll(keepingCapacity: true)
    }

    /// Replaces the members by what each leads to.
    mutating func resolve(_ follow: (Int, inout Threads) -> Void) {
      let members = order
      removeAll()
      for member in members { follow(member, &self) }
    }
  }

  /// A place between two characters.
  private struct Place {
    var previous: Unicode.Scalar?
    var current: Unicode.Scalar?
    /// Whether exactly one character follows.
    var isBeforeLast: Bool

    func meets(_ assertion: PatternAssertion) -> Bool {
      switch assertion {
      case .textStart: previous == nil
      case .textEnd: current == nil
      case .lineStart: previous.map { ScalarSet.lineBreaks.contains($0) } ?? true
      case .lineEnd: current.map { ScalarSet.lineBreaks.contains($0) } ?? true
      case .lastLineEnd:
        current.map { isBeforeLast && ScalarSet.lineBreaks.contains($0) } ?? true
      case .wordBoundary: isWord(previous) != isWord(current)
      case .noWordBoundary: isWord(previous) == isWord(current)
      }
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { ScalarSet.word.contains($0) } ?? false
    }
  }
}
