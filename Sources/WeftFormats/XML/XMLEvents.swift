import CLibXML2
import WeftGraph

/// Reads an XML document through libxml2's SAX2 push parser and hands out batches of events.
///
/// The only file that touches libxml2. The parser gets UTF-8 in small pieces, opens no file and no
/// connection, and expands nothing but character references and the five named entities: an entity
/// declaration stops it. The limits libxml2's push parser lacks are kept in the callbacks.
@safe
struct XMLEvents: ~Copyable {
  /// The most bytes libxml2 gets at once.
  private static let pieceSize = 64 << 10

  private let file: String
  private let state: UnsafeMutablePointer<ParserState>
  private var decoder = XMLTextDecoder()
  private var waiting: [UInt8] = []
  private var next = 0

  /// The encoding the document turned out to have.
  var encoding: String { decoder.unknownEncoding ?? (decoder.encoding ?? .utf8).rawValue }

  /// The names seen so far.
  var names: [XMLName] { unsafe state.pointee.names }

  /// What was noticed without stopping.
  var warnings: [XMLWarning] { unsafe state.pointee.warnings }

  init(file: String, limits: XMLLimits) {
    self.file = file
    xmlInitParser()
    // Faults outside a parser would be printed by libxml2's global handler.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: ParserState(limits: limits))
    var handler = unsafe ParserState.handler()
    unsafe state.pointee.context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    unsafe xmlCtxtUseOptions(state.pointee.context, Int32(options))
  }

  deinit {
    if let context = unsafe state.pointee.context {
      // A pseudo document exists once a DTD was met.
      if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
      unsafe context.pointee.myDoc = nil
      unsafe xmlFreeParserCtxt(context)
    }
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Takes the next bytes of the document; ``read(into:)`` parses them.
  mutating func feed(_ input: [UInt8]) {
    waiting = decoder.decode(input)
    next = 0
  }

  /// Parses a piece of what was fed, puts its events into a batch, and tells whether there was one.
  mutating func read(into batch: inout XMLEventBatch) throws(InputError) -> Bool {
    if let name = decoder.unknownEncoding {
      throw InputError(
        Diagnostic(
          code: "unknown-encoding",
          message: "the document is declared as '\(name)', an encoding that is not read",
          file: file, position: SourcePosition(line: 1, column: 1), hint: "save it as UTF-8"))
    }
    guard next < waiting.count else { return false }
    let end = min(next + Self.pieceSize, waiting.count)
    unsafe state.pointee.take(waiting, next..<end)
    unsafe waiting.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return }
        _ = unsafe xmlParseChunk(state.pointee.context, base + next, Int32(end - next), 0)
      }
    }
    next = end
    unsafe state.pointee.countConsumed()
    if let fault = unsafe state.pointee.fault { throw refusal(fault) }
    unsafe state.pointee.hand(to: &batch)
    return true
  }

  /// Parses what a decoder held back, to be read before ``finish(into:)``.
  mutating func feedRest() {
    waiting = decoder.finish()
    next = 0
  }

  /// Ends the document, puts its last events into a batch, and checks that it is whole.
  mutating func finish(into batch: inout XMLEventBatch) throws(InputError) {
    let depth = unsafe state.pointee.depth
    let sawElement = unsafe state.pointee.sawElement
    if depth > 0 || !sawElement {
      // libxml2 says "extra content" here, which misleads.
      unsafe state.pointee.stop(
        "malformed-xml",
        sawElement ? "the document ends too early" : "the document holds no element",
        hint: "the file may have been cut off")
    } else {
      _ = unsafe xmlParseChunk(state.pointee.context, nil, 0, 1)
    }
    if let fault = unsafe state.pointee.fault { throw refusal(fault) }
    unsafe state.pointee.hand(to: &batch)
  }

  private func refusal(_ fault: ParserState.Fault) -> InputError {
    InputError(
      Diagnostic(
        code: fault.code, message: fault.message, file: file, position: fault.position,
        sourceLine: fault.sourceLine, hint: fault.hint))
  }
}

/// What the callbacks work on; they get its address, so it never moves.
@safe
private struct ParserState {
  struct Fault {
    var code: String
    var message: String
    var position: SourcePosition
    var sourceLine: String?
    var hint: String?
  }

  /// A name libxml2 knows by these addresses, and its number.
  private struct NameSlot {
    var local: UInt = 0
    var space: UInt = 0
    var number: UInt32 = 0
  }

  /// How much of the text before a fault is kept to show its line.
  private static let lineMemory = 512

  let limits: XMLLimits
  var context: xmlParserCtxtPtr?
  var batch = XMLEventBatch()
  var names: [XMLName] = []
  var warnings: [XMLWarning] = []
  var fault: Fault?
  var depth = 0
  var sawElement = false
  private var slots = [NameSlot](repeating: NameSlot(), count: 256)
  private var tracker = PositionTracker()
  /// The text from ``windowStart`` on: what is not yet counted, and some before.
  private var window: [UInt8] = []
  /// How much of the window is text; values that are written otherwise than they are meant follow.
  private var windowCount = 0
  private var windowStart = 0
  private var inputBytes = 0
  private var textBytes = 0
  private var valueBytes = 0

  init(limits: XMLLimits) {
    self.limits = limits
  }

  // MARK: Input

  mutating func take(_ bytes: [UInt8], _ range: Range<Int>) {
    let keep = max(tracker.offset - Self.lineMemory, windowStart)
    if keep > windowStart {
      window.removeSubrange(0..<keep - windowStart)
      windowStart = keep
    }
    window.append(contentsOf: bytes[range])
    windowCount = window.count
    inputBytes += range.count
  }

  /// The offset up to which libxml2 has parsed.
  private var consumed: Int {
    guard let input = unsafe context?.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  private mutating func advance(to offset: Int) {
    unsafe window.withUnsafeBufferPointer { buffer in
      unsafe tracker.advance(to: offset, window: buffer, start: windowStart)
    }
  }

  /// Counts what was parsed, and looks for a start tag that grows without end.
  mutating func countConsumed() {
    guard fault == nil else { return }
    advance(to: consumed)
    let rest = window[..<windowCount].dropFirst(tracker.offset - windowStart)
    guard rest.count > 128 << 10, rest.first == 0x3C else { return }
    var equals = 0
    for (byte, following) in zip(rest, rest.dropFirst())
    where byte == 0x3D && (following == 0x22 || following == 0x27) {
      equals += 1
    }
    if equals > limits.attributes {
      stop("limit-attributes", "an element has more than \(limits.attributes) attributes")
    }
  }

  mutating func hand(to other: inout XMLEventBatch) {
    swap(&batch, &other)
    batch.removeAll()
    other.bytes.append(contentsOf: window)
    window.removeSubrange(windowCount...)
  }

  // MARK: Stopping

  mutating func stop(_ code: String, _ message: String, hint: String? = nil) {
    guard fault == nil else { return }
    advance(to: consumed)
    let position = tracker.position
    let end = min(tracker.offset - windowStart, windowCount)
    var start = end
    while start > 0, window[start - 1] != 0x0A, window[start - 1] != 0x0D { start -= 1 }
    let rest = window[end..<windowCount].prefix { $0 != 0x0A && $0 != 0x0D }.prefix(Self.lineMemory)
    let isWhole = start > 0 || windowStart == 0
    fault = Fault(
      code: code, message: message, position: position,
      sourceLine: isWhole
        ? String(decoding: window[start..<end] + rest, as: UTF8.self) : nil,
      hint: hint)
    unsafe xmlStopParser(context)
  }

  mutating func report(_ code: Int32, _ level: xmlErrorLevel, _ text: String) {
    let message = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    if level == XML_ERR_FATAL {
      let hint =
        switch xmlParserErrors(rawValue: UInt32(code)) {
        case XML_ERR_INVALID_ENCODING, XML_ERR_INVALID_CHAR:
          "the bytes are no \("UTF-8"); declare the encoding the file really has"
        case XML_ERR_RESERVED_XML_NAME: "remove what stands before the XML declaration"
        default: nil as String?
        }
      stop("malformed-xml", "not well-formed: \(message)", hint: hint)
    } else if fault == nil, warnings.count < 1_000 {
      advance(to: consumed)
      warnings.append(
        XMLWarning(
          code: code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue)
            ? "undeclared-entity" : "xml-fault",
          message: message, position: tracker.position))
    }
  }

  // MARK: Events

  mutating func start(
    local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    count: Int, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard fault == nil, let input = unsafe context?.pointee.input else { return }
    depth += 1
    sawElement = true
    valueBytes = 0
    // No `<` can stand inside a start tag, so the last one before its end opens it.
    if let cursor = unsafe input.pointee.cur, let base = unsafe input.pointee.base,
      let open = unsafe PositionTracker.lastTagStart(before: cursor, notBefore: base)
    {
      unsafe advance(to: Int(input.pointee.consumed) + (open - base))
    }
    let position = tracker.position
    if depth > limits.depth {
      return stop("limit-depth", "elements nest deeper than \(limits.depth)")
    }
    if count > limits.attributes {
      return stop("limit-attributes", "an element has more than \(limits.attributes) attributes")
    }
    batch.events.append(
      XMLEventBatch.Event(
        kind: .start, attributeCount: UInt16(clamping: count),
        name: unsafe name(local, prefix, uri), low: UInt32(clamping: position.line),
        high: UInt32(clamping: position.column)))
    guard let attributes = unsafe attributes else { return }
    for index in 0..<count {
      let entry = unsafe attributes + index * 5
      guard let key = unsafe entry[0], let begin = unsafe entry[3], let end = unsafe entry[4] else {
        continue
      }
      let number = unsafe name(key, entry[1], entry[2])
      let bytes = unsafe value(begin, count: end - begin)
      batch.events.append(
        XMLEventBatch.Event(
          kind: .attribute, name: number, low: UInt32(bytes.lowerBound),
          high: UInt32(bytes.upperBound)))
    }
  }

  /// Where an attribute's value is in the window: where it was fed, else a copy at the end.
  private mutating func value(_ start: UnsafePointer<UInt8>, count: Int) -> Range<Int> {
    if let index = unsafe place(start, count) { return index..<index + count }
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

  /// Where in the window bytes of libxml2's buffer are; nil for bytes it made.
  private func place(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard let input = unsafe context?.pointee.input, let base = unsafe input.pointee.base,
      let end = unsafe input.pointee.end, unsafe start >= base, unsafe start + count <= end
    else { return nil }
    let index = unsafe Int(input.pointee.consumed) + (start - base) - windowStart
    return index >= 0 && index + count <= windowCount ? index : nil
  }

  mutating func end() {
    guard fault == nil else { return }
    depth -= 1
    valueBytes = 0
    batch.events.append(XMLEventBatch.Event(kind: .end, name: 0, low: 0, high: 0))
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard fault == nil else { return }
    textBytes += bytes.count
    valueBytes += bytes.count
    if valueBytes > limits.valueBytes {
      return stop("limit-value", "a value is longer than \(limits.valueBytes) bytes")
    }
    if textBytes > limits.textGrowth * inputBytes + 1 << 20 {
      return stop("limit-text", "the text grows beyond \(limits.textGrowth) times the file")
    }
    guard let start = bytes.baseAddress else { return }
    let last = batch.events.count - 1
    let found = unsafe place(start, bytes.count)
    guard last >= 0, batch.events[last].kind == .text else {
      let from = found ?? window.count
      if found == nil { unsafe window.append(contentsOf: bytes) }
      batch.events.append(
        XMLEventBatch.Event(
          kind: .text, name: 0, low: UInt32(from), high: UInt32(from + bytes.count)))
      return
    }
    let before = batch.events[last].bytes
    if let found, found == before.upperBound {
      batch.events[last].high += UInt32(bytes.count)
      return
    }
    // Pieces that do not touch where they were fed are joined at the end.
    if before.upperBound != window.count || before.lowerBound < windowCount {
      batch.events[last].low = UInt32(window.count)
      window.append(contentsOf: Array(window[before]))
    }
    unsafe window.append(contentsOf: bytes)
    batch.events[last].high = UInt32(window.count)
  }

  /// The number of a name; libxml2 keeps one copy of each, so addresses tell names apart.
  private mutating func name(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?
  ) -> UInt32 {
    let one = UInt(bitPattern: local)
    let two = UInt(bitPattern: uri) &+ UInt(bitPattern: prefix) &* 3
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (one &* 31 &+ two) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
    while slots[slot].local != 0 {
      if slots[slot].local == one, slots[slot].space == two { return slots[slot].number }
      slot = (slot + 1) & mask
    }
    slots[slot] = NameSlot(local: one, space: two, number: UInt32(names.count))
    unsafe names.append(
      XMLName(
        local: String(cString: local), prefix: prefix.map { unsafe String(cString: $0) } ?? "",
        namespace: uri.map { unsafe String(cString: $0) } ?? ""))
    if names.count * 2 > slots.count { growSlots() }
    return UInt32(names.count - 1)
  }

  private mutating func growSlots() {
    var larger = [NameSlot](repeating: NameSlot(), count: slots.count * 2)
    let mask = larger.count - 1
    for entry in slots where entry.local != 0 {
      let hash = (entry.local &* 31 &+ entry.space) &* 0x9E37_79B9_7F4A_7C15 >> 32
      var slot = Int(truncatingIfNeeded: hash) & mask
      while larger[slot].local != 0 { slot = (slot + 1) & mask }
      larger[slot] = entry
    }
    slots = larger
  }

  // MARK: Callbacks

  /// A handler of our own callbacks and no others: libxml2 builds no tree and looks nothing up.
  static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = {
      user, local, prefix, uri, _, _, count, _, attributes in
      guard let state = unsafe ParserState.of(user), let local = unsafe local else { return }
      unsafe state.pointee.start(
        local: local, prefix: prefix, uri: uri, count: Int(count), attributes: attributes)
    }
    unsafe handler.endElementNs = { user, _, _, _ in
      unsafe ParserState.of(user)?.pointee.end()
    }
    unsafe handler.characters = { user, bytes, count in
      unsafe ParserState.of(user)?.pointee.text(
        UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.entityDecl = { user, _, _, _, _, _ in
      unsafe ParserState.of(user)?.pointee.refuseEntity()
    }
    unsafe handler.unparsedEntityDecl = { user, _, _, _, _ in
      unsafe ParserState.of(user)?.pointee.refuseEntity()
    }
    unsafe handler.serror = { user, error in
      guard let state = unsafe ParserState.of(user), let error = unsafe error else { return }
      let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown fault"
      unsafe state.pointee.report(error.pointee.code, error.pointee.level, text)
    }
    return unsafe handler
  }

  mutating func refuseEntity() {
    stop(
      "entity-declaration", "the document declares an entity, which is never expanded",
      hint: "write the text itself in place of the entity and remove the declaration")
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ParserState>? {
    unsafe user?.assumingMemoryBound(to: ParserState.self)
  }
}
