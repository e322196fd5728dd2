import CLibXML2

/// libxml2's SAX2 push parser, made to record events.
///
/// The only file that touches libxml2. The parser gets UTF-8 in small pieces, opens no file and no
/// connection, and expands nothing but character references and the five named entities: an entity
/// declaration stops it.
@safe
struct XMLPushParser: ~Copyable {
  private let state: UnsafeMutablePointer<XMLParserState>

  /// - Parameter known: Names that have their numbers already.
  init(limits: ReadingLimits, known: [XMLName] = []) {
    xmlInitParser()
    // Faults outside a parser would be printed by libxml2's global handler.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: XMLParserState(limits: limits, known: known))
    var handler = unsafe XMLParserState.handler()
    unsafe state.pointee.context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil)
    // libxml2's own limits are lower than ours, which hold instead.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_HUGE.rawValue
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

  /// Parses a piece of the text and hands its events to a batch.
  mutating func parse(_ bytes: [UInt8], _ range: Range<Int>, into batch: inout XMLEventBatch) {
    let state = unsafe state
    let line = unsafe state.pointee.line
    unsafe state.pointee.recorder.take(bytes, range)
    record(into: &batch) {
      unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
          guard let base = characters.baseAddress else { return }
          _ = unsafe xmlParseChunk(
            state.pointee.context, base + range.lowerBound, Int32(range.count), 0)
        }
      }
    }
    let offset = unsafe state.pointee.offset
    unsafe state.pointee.recorder.checkRest(from: offset)
    unsafe state.pointee.recorder.handText(to: &batch, parsed: offset)
    batch.origin.lines = unsafe Int(state.pointee.line &- line)
  }

  /// Ends the text, checks that it was whole, and hands the last events to a batch.
  mutating func finish(into batch: inout XMLEventBatch) {
    let state = unsafe state
    batch.removeAll()
    if unsafe state.pointee.recorder.waitsInDTD(at: state.pointee.offset) {
      // What is wrong inside a DTD, only the parser knows.
      parseEnd(into: &batch)
      unsafe state.pointee.recorder.checkEnd(at: state.pointee.offset)
    } else {
      unsafe state.pointee.recorder.checkEnd(at: state.pointee.offset)
      if unsafe !state.pointee.recorder.isStopped { parseEnd(into: &batch) }
    }
    unsafe state.pointee.recorder.handText(to: &batch, parsed: state.pointee.offset)
  }

  /// Has libxml2 parse what it held back.
  private mutating func parseEnd(into batch: inout XMLEventBatch) {
    let state = unsafe state
    record(into: &batch) {
      _ = unsafe xmlParseChunk(state.pointee.context, nil, 0, 1)
    }
  }

  // MARK: Leaving out

  /// The elements of the first levels that are open, if there is one on each and no DTD says more of
  /// what is in them.
  var outer: XMLOuterElements? {
    guard unsafe state.pointee.context?.pointee.intSubName == nil else { return nil }
    return unsafe state.pointee.recorder.outer
  }

  /// Whether everything is parsed and what comes next stands straight inside given elements of the
  /// first levels: whatever a parser makes of it then depends on nothing else before it.
  func isInside(_ elements: XMLOuterElements) -> Bool {
    guard outer == elements,
      unsafe state.pointee.recorder.isBetweenElements(at: state.pointee.offset)
    else { return false }
    return unsafe state.pointee.context?.pointee.instate == XML_PARSER_CONTENT
  }

  /// Goes on elsewhere in the document, where ``isInside(_:)`` holds as well.
  /// - Parameter lines: How many lines are left out; the parser names lines in what it says of tags.
  mutating func jump(to place: Int, past lines: Int) {
    unsafe state.pointee.recorder.jump(to: place)
    unsafe state.pointee.context?.pointee.input?.pointee.line &+= Int32(clamping: lines)
  }

  /// Runs libxml2 so that the callbacks write events straight into a batch.
  private func record(into batch: inout XMLEventBatch, parse: () -> Void) {
    batch.removeAll()
    batch.events.append(addingCapacity: XMLRecorder.eventRoom) { output in
      unsafe output.withUnsafeMutableBufferPointer { buffer, count in
        unsafe state.pointee.recorder.begin(buffer)
        parse()
        count = unsafe state.pointee.recorder.directCount
      }
    }
    unsafe state.pointee.recorder.handOwnEvents(to: &batch)
  }
}

/// What the callbacks work on; they get its address, so it never moves.
@safe
private struct XMLParserState: ~Copyable {
  var context: xmlParserCtxtPtr?
  var recorder: XMLRecorder

  init(limits: ReadingLimits, known: [XMLName]) {
    recorder = XMLRecorder(limits: limits, known: known)
  }

  /// Where in its buffer libxml2 is.
  @inline(__always)
  private var place: XMLInputPlace? {
    guard let input = unsafe context?.pointee.input, let base = unsafe input.pointee.base,
      let current = unsafe input.pointee.cur, let end = unsafe input.pointee.end
    else { return nil }
    return unsafe XMLInputPlace(
      base: base, current: current, end: end, consumed: Int(input.pointee.consumed))
  }

  /// How much of the text libxml2 has parsed.
  var offset: Int { unsafe place?.offset ?? 0 }

  /// The line libxml2 is on, as it counts them.
  var line: Int32 { unsafe context?.pointee.input?.pointee.line ?? 0 }

  /// Stops libxml2 once the recorder refuses the document.
  @inline(__always)
  private func obey() {
    if recorder.isStopped { unsafe xmlStopParser(context) }
  }

  // MARK: Faults

  mutating func report(_ code: Int32, _ level: xmlErrorLevel, _ text: String) {
    let message = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard level == XML_ERR_FATAL else {
      recorder.remark(
        code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue) ? "undeclared-entity" : "xml-fault",
        message, at: offset)
      return
    }
    guard !recorder.isStopped else { return }
    if Self.faultsOfReferences.contains(xmlParserErrors(rawValue: UInt32(code))) {
      // The parser finds some only where a later semicolon was fed with them.
      recorder.checkAmpersand(before: offset)
      if recorder.isStopped { return obey() }
    }
    let hint =
      switch xmlParserErrors(rawValue: UInt32(code)) {
      case XML_ERR_RESERVED_XML_NAME: "remove what stands before the XML declaration"
      default: nil as String?
      }
    recorder.stop("malformed-xml", "not well-formed: \(message)", at: offset, hint: hint)
    let isOfEncoding = [XML_ERR_INVALID_ENCODING, XML_ERR_INVALID_CHAR]
      .contains(xmlParserErrors(rawValue: UInt32(code)))
    recorder.suspect(encoding: isOfEncoding)
    obey()
  }

  private static let faultsOfReferences: [xmlParserErrors] = [
    XML_ERR_NAME_REQUIRED, XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_INVALID_DEC_CHARREF,
    XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_CHARREF,
  ]

  mutating func refuseEntity() {
    recorder.stop(
      "entity-declaration", "the document declares an entity, which is never expanded", at: offset,
      hint: "write the text itself in place of the entity and remove the declaration")
    obey()
  }

  // MARK: Callbacks

  @inline(never)
  private mutating func start(
    _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?,
    _ namespace: UnsafePointer<UInt8>?, count: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard let local = unsafe local, let place = unsafe place else { return }
    unsafe recorder.start(local, prefix, namespace, count: count, attributes: attributes, place)
    obey()
  }

  @inline(never)
  private mutating func text(_ bytes: UnsafePointer<UInt8>?, count: Int) {
    guard let bytes = unsafe bytes, let place = unsafe place else { return }
    unsafe recorder.text(bytes, count, place)
    obey()
  }

  /// A handler of our own callbacks and no others: libxml2 builds no tree and looks nothing up.
  static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = {
      user, local, prefix, uri, _, _, count, _, attributes in
      unsafe XMLParserState.of(user)?.pointee.start(
        local, prefix, uri, count: Int(count), attributes: attributes)
    }
    unsafe handler.endElementNs = { user, _, _, _ in
      unsafe XMLParserState.of(user)?.pointee.recorder.end()
    }
    unsafe handler.characters = { user, bytes, count in
      unsafe XMLParserState.of(user)?.pointee.text(bytes, count: Int(count))
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
    unsafe handler.entityDecl = { user, _, _, _, _, _ in
      unsafe XMLParserState.of(user)?.pointee.refuseEntity()
    }
    unsafe handler.unparsedEntityDecl = { user, _, _, _, _ in
      unsafe XMLParserState.of(user)?.pointee.refuseEntity()
    }
    unsafe handler.serror = { user, error in
      guard let state = unsafe XMLParserState.of(user), let error = unsafe error else { return }
      let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown fault"
      unsafe state.pointee.report(error.pointee.code, error.pointee.level, text)
    }
    return unsafe handler
  }

  @inline(__always)
  private static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLParserState>?
  {
    unsafe user?.assumingMemoryBound(to: XMLParserState.self)
  }
}
