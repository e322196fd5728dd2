/// Writes down what a parser sees, as events that point into the text that was fed.
///
/// Runs inside the parser's callbacks, millions of times, so it writes to memory of its own and
/// counts no lines. The limits that libxml2's push parser lacks are kept here.
@safe
struct XMLRecorder: ~Copyable {
  private(set) var limits: ReadingLimits
  /// Where events are written: memory of the batch being made, or the recorder's own if they are more.
  private var events: UnsafeMutablePointer<XMLEventBatch.Event>?
  private var eventCount = 0
  private var eventCapacity = 0
  private var ownsEvents = false
  /// The text from ``windowStart`` on: what is not yet parsed, and some before.
  private(set) var window: [UInt8] = []
  /// How much of the window is text; values that are written otherwise than they are meant follow.
  private(set) var windowCount = 0
  private(set) var windowStart = 0
  private var inputBytes = 0
  private var textBytes = 0
  private var valueBytes = 0
  private(set) var depth = 0
  /// How much of the document before the text was left out.
  private var skipped = 0
  /// What began or ended last on the first levels.
  private var outermost = XMLOuterElements(changes: 0, end: 0)
  private(set) var sawElement = false
  private(set) var isBlank = true
  private var remarkCount = 0
  /// How far the text was parsed when it was last handed over.
  private var handedTo = -1
  /// The start tag that the text fed so far ends in.
  var growing = UnendedTag(start: -1)
  private var names: XMLNameNumbers
  private var origin = XMLEventBatch.Origin()
  /// Whether the document is refused.
  private(set) var isStopped = false

  /// - Parameter known: Names that have their numbers already.
  init(limits: ReadingLimits, known: [XMLName]) {
    names = XMLNameNumbers(known: known)
    self.limits = limits
    // No file is so large that more would matter, and their product stays a number.
    self.limits.textGrowth = min(limits.textGrowth, 1 << 20)
    unsafe events = nil
  }

  deinit {
    if ownsEvents { unsafe events?.deallocate() }
  }

  // MARK: Input

  /// Takes the text the parser is about to get.
  mutating func take(_ bytes: [UInt8], _ range: Range<Int>) {
    window.append(contentsOf: bytes[range])
    windowCount = window.count
    inputBytes += range.count
    if isBlank {
      isBlank = bytes[range].allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
  }

  // MARK: Batches

  /// How many events most pieces have at most; the rest cost a copy.
  static let eventRoom = 1 << 14

  /// Begins to write events to a batch's memory.
  @unsafe
  mutating func begin(_ buffer: UnsafeMutableBufferPointer<XMLEventBatch.Event>) {
    unsafe events = buffer.baseAddress
    eventCapacity = buffer.count
  }

  /// How many events there are in the batch's memory.
  var directCount: Int { ownsEvents ? 0 : eventCount }

  /// Hands over the events that were too many for the batch's memory.
  mutating func handOwnEvents(to batch: inout XMLEventBatch) {
    if ownsEvents {
      unsafe batch.events.append(
        contentsOf: UnsafeBufferPointer(start: events, count: eventCount))
      unsafe events?.deallocate()
      ownsEvents = false
    }
    unsafe events = nil
    eventCapacity = 0
    eventCount = 0
  }

  /// Hands over the text; what is not parsed yet, and some before, is kept.
  mutating func handText(to batch: inout XMLEventBatch, parsed offset: Int) {
    origin.offset = skipped + windowStart
    origin.parsed = skipped + offset
    if offset == handedTo, batch.events.isEmpty, origin.remarks.isEmpty, origin.fault == nil {
      // Nothing of a long token is handed over before its end: it would be copied again and again.
      batch.origin = origin
      return
    }
    handedTo = offset
    origin.count = windowCount
    origin.names = names.takeFresh()
    batch.origin = origin
    origin = XMLEventBatch.Origin()
    // The window itself goes to the reader; what is kept moves into the batch's old memory.
    let keep = min(max(offset - XMLFault.lineMemory, windowStart) - windowStart, windowCount)
    swap(&batch.bytes, &window)
    window.append(contentsOf: batch.bytes[keep..<windowCount])
    windowStart += keep
    windowCount = window.count
  }

  // MARK: Leaving out

  /// The elements of the first levels that are open, if there is one on each.
  var outer: XMLOuterElements? {
    !isStopped && depth >= XMLOuterElements.depth ? outermost : nil
  }

  /// Whether a tag ends at an offset, nothing is behind it, and what is open are the first levels.
  func isBetweenElements(at offset: Int) -> Bool {
    !isStopped && depth == XMLOuterElements.depth && valueBytes == 0
      && offset == windowStart + windowCount
  }

  /// Goes on elsewhere in the document, once all is parsed.
  mutating func jump(to place: Int) {
    windowStart += windowCount
    window.removeAll(keepingCapacity: true)
    windowCount = 0
    handedTo = -1
    skipped = place - windowStart
  }

  // MARK: Stopping

  @inline(never)
  mutating func stop(_ code: String, _ message: String, at offset: Int, hint: String? = nil) {
    guard !isStopped else { return }
    isStopped = true
    origin.fault = XMLFault(code: code, message: message, hint: hint, offset: skipped + offset)
  }

  /// Lets whoever resolves the fault look for an illegal character, or a wrong encoding, where it
  /// happened.
  mutating func suspect(encoding: Bool) {
    origin.fault?.mayBeCharacter = true
    origin.fault?.mayBeEncoding = encoding
  }

  mutating func remark(_ code: String, _ message: String, at offset: Int) {
    guard !isStopped, remarkCount < 1_000 else { return }
    remarkCount += 1
    origin.remarks.append(XMLRemark(code: code, message: message, offset: skipped + offset))
  }

  // MARK: Events

  @inline(__always)
  private mutating func record(_ event: XMLEventBatch.Event) {
    if eventCount == eventCapacity { growEvents() }
    unsafe events?[eventCount] = event
    eventCount += 1
  }

  @inline(never)
  private mutating func growEvents() {
    let capacity = max(eventCapacity * 2, Self.eventRoom)
    let larger = UnsafeMutablePointer<XMLEventBatch.Event>.allocate(capacity: capacity)
    if let events = unsafe events {
      unsafe larger.update(from: events, count: eventCount)
      if ownsEvents { unsafe events.deallocate() }
    }
    unsafe events = larger
    eventCapacity = capacity
    ownsEvents = true
  }

  /// A start tag; attributes come as five addresses each: name, prefix, namespace, value, end.
  @inline(__always)
  mutating func start(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?,
    _ namespace: UnsafePointer<UInt8>?, count: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ input: XMLInputPlace
  ) {
    guard !isStopped else { return }
    depth += 1
    sawElement = true
    valueBytes = 0
    let offset = unsafe input.offset
    if depth <= XMLOuterElements.depth {
      outermost = XMLOuterElements(changes: outermost.changes + 1, end: offset)
    }
    if depth > limits.depth {
      return stop("limit-depth", "elements nest deeper than \(limits.depth)", at: offset)
    }
    if count > limits.attributes {
      return stop(
        "limit-attributes", "an element has more than \(limits.attributes) attributes", at: offset)
    }
    record(
      XMLEventBatch.Event(
        kind: .start, attributeCount: UInt16(clamping: count),
        name: unsafe names.number(local, prefix, namespace),
        low: UInt32(truncatingIfNeeded: offset - windowStart), high: 0))
    guard let attributes = unsafe attributes else { return }
    for index in 0..<count {
      let entry = unsafe attributes + index * 5
      guard let key = unsafe entry[0], let begin = unsafe entry[3], let end = unsafe entry[4] else {
        continue
      }
      let number = unsafe names.number(key, entry[1], entry[2])
      let length = unsafe end - begin
      if length > limits.valueBytes {
        return stop(
          "limit-value", "a value is longer than \(limits.valueBytes) bytes", at: offset)
      }
      let value: Range<Int>
      if let from = unsafe place(begin, length, input) {
        value = from..<from + length
      } else {
        // A default of the DTD is there once, and given to every element.
        textBytes += length
        if isGrown(at: offset) { return }
        value = unsafe made(begin, length)
      }
      record(
        XMLEventBatch.Event(
          kind: .attribute, name: number, low: UInt32(truncatingIfNeeded: value.lowerBound),
          high: UInt32(truncatingIfNeeded: value.upperBound)))
    }
  }

  /// Where in the window bytes of the parser's buffer are; nil for bytes it made.
  @inline(__always)
  private func place(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ input: XMLInputPlace
  ) -> Int? {
    guard unsafe start >= input.base, unsafe start + count <= input.end else { return nil }
    let index = unsafe input.consumed + (start - input.base) - windowStart
    return index >= 0 && index + count <= windowCount ? index : nil
  }

  /// Where a value the parser made is copied to, behind the text.
  @inline(never)
  private mutating func made(_ start: UnsafePointer<UInt8>, _ count: Int) -> Range<Int> {
    let from = window.count
    let bytes = unsafe UnsafeBufferPointer(start: start, count: count)
    if unsafe bytes.contains(0x26) {
      // Without entity substitution libxml2 leaves an ampersand as a reference.
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      window.append(contentsOf: text.replacing("&#38;", with: "&").utf8)
    } else {
      unsafe window.append(contentsOf: bytes)
    }
    return from..<window.count
  }

  mutating func end() {
    guard !isStopped else { return }
    depth -= 1
    if depth < XMLOuterElements.depth { outermost.changes += 1 }
    valueBytes = 0
    record(XMLEventBatch.Event(kind: .end, name: 0, low: 0, high: 0))
  }

  @inline(__always)
  mutating func text(_ start: UnsafePointer<UInt8>, _ count: Int, _ input: XMLInputPlace) {
    guard !isStopped else { return }
    textBytes += count
    valueBytes += count
    if valueBytes > limits.valueBytes {
      return stop(
        "limit-value", "a value is longer than \(limits.valueBytes) bytes",
        at: unsafe input.offset)
    }
    if isGrown(at: unsafe input.offset) { return }
    let found = unsafe place(start, count, input)
    if eventCount > 0, let last = unsafe events?.advanced(by: eventCount - 1),
      unsafe last.pointee.kind == .text
    {
      return unsafe extend(last, start, count, found)
    }
    let from = found ?? window.count
    if found == nil {
      unsafe window.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
    record(
      XMLEventBatch.Event(
        kind: .text, name: 0, low: UInt32(truncatingIfNeeded: from),
        high: UInt32(truncatingIfNeeded: from + count)))
  }

  /// Whether there is more text than the input may give; stops if so.
  @inline(__always)
  private mutating func isGrown(at offset: Int) -> Bool {
    guard textBytes > limits.textGrowth * inputBytes + 1 << 20 else { return false }
    stop(
      "limit-text", "the text grows beyond \(limits.textGrowth) times the file", at: offset)
    return true
  }

  /// Lengthens the text event just written.
  @inline(never)
  private mutating func extend(
    _ last: UnsafeMutablePointer<XMLEventBatch.Event>, _ start: UnsafePointer<UInt8>,
    _ count: Int, _ found: Int?
  ) {
    let before = unsafe last.pointee.bytes
    if let found, found == before.upperBound {
      unsafe last.pointee.high += UInt32(count)
      return
    }
    // Pieces that do not touch where they were fed are joined at the end.
    if before.upperBound != window.count || before.lowerBound < windowCount {
      unsafe last.pointee.low = UInt32(window.count)
      window.append(contentsOf: Array(window[before]))
    }
    unsafe window.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    unsafe last.pointee.high = UInt32(window.count)
  }
}
