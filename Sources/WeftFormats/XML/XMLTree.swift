import WeftGraph

/// A whole XML document in a few arrays, for formats that say one thing in several places.
///
/// Elements and texts are numbered in the order of the document; an element's descendants are the
/// numbers behind its own. White space between elements that breaks a line is left out.
struct XMLTree {
  /// An element or a text, 24 bytes.
  private struct Item {
    /// The number of an element's name; ``XMLTree/text`` for a text.
    var name: UInt32
    /// The number behind the last descendant.
    var end: UInt32
    /// The attributes of an element, or the bytes of a text.
    var low: UInt32
    var high: UInt32
    var line: UInt32
    var column: UInt32
  }

  private struct Attribute {
    var name: UInt32
    var low: UInt32
    var high: UInt32
  }

  private static let text = UInt32.max

  private(set) var names: [XMLName] = []
  private var items = PagedArray<Item>()
  private var attributes = PagedArray<Attribute>()
  private var bytes: [UInt8] = []
  private var open: [Int] = []
  /// Whether the last item is a text that may go on.
  private var isInText = false
  private let limits: ReadingLimits
  private let format: XMLFormat?
  /// What will become of the elements of each name takes as many bytes.
  private var costs: [Int] = []
  private var predicted = 0

  /// Creates an empty tree.
  /// - Parameters:
  ///   - limits: How many elements it holds at most, and how many bytes for each byte of the document.
  ///   - format: Whose reader will read it.
  init(limits: ReadingLimits, format: XMLFormat?) {
    self.limits = limits
    self.format = format
  }

  /// The number of the outermost element.
  var root: Int { 0 }

  // MARK: Building

  /// Adds a batch of events.
  mutating func read(
    _ batch: borrowing XMLEventBatch, names: [XMLName], file: String
  ) throws(InputError) {
    if names.count > self.names.count {
      for name in names[self.names.count...] { costs.append(format?.cost(of: name.local) ?? 0) }
      self.names = names
    }
    for event in batch.events {
      switch event.kind {
      case .start:
        isInText = false
        predicted += costs[Int(event.name)]
        open.append(items.count)
        let first = UInt32(attributes.count)
        items.append(
          Item(
            name: event.name, end: 0, low: first, high: first, line: event.low,
            column: event.high))
      case .attribute:
        let low = UInt32(bytes.count)
        bytes.append(contentsOf: batch.bytes[event.bytes])
        attributes.append(Attribute(name: event.name, low: low, high: UInt32(bytes.count)))
        items[items.count - 1].high += 1
      case .text: add(batch.bytes[event.bytes])
      case .end:
        isInText = false
        if let last = open.popLast() { items[last].end = UInt32(items.count) }
      }
    }
    try check(batch, file)
  }

  /// What an element or text, and an attribute, take with what readers note of each.
  private static let itemBytes = 32
  private static let attributeBytes = 20

  private func check(_ batch: borrowing XMLEventBatch, _ file: String) throws(InputError) {
    if items.count > limits.elements || bytes.count > Int(UInt32.max) - 1 << 27 {
      throw refusal(
        "limit-elements", "the chart has more than \(limits.elements) elements", batch, file)
    }
    let held =
      items.count * Self.itemBytes + attributes.count * Self.attributeBytes + bytes.count * 2
      + predicted
    if held - 2 * batch.origin.parsed > limits.heldBytes {
      throw refusal(
        "limit-memory",
        "the document would take more than \(limits.heldBytes) bytes beside twice its size", batch,
        file)
    }
  }

  private func refusal(
    _ code: String, _ message: String, _ batch: borrowing XMLEventBatch, _ file: String
  ) -> InputError {
    let last = batch.events.last { $0.kind == .start }
    return InputError(
      Diagnostic(
        code: code, message: message, file: file,
        position: SourcePosition(line: Int(last?.low ?? 1), column: Int(last?.high ?? 1)),
        hint: DiagnosticCatalogue.page(code)?.remedy))
  }

  private mutating func add(_ value: ArraySlice<UInt8>) {
    if isInText {
      let last = items.count - 1
      bytes.append(contentsOf: value)
      items[last].high = UInt32(bytes.count)
      return
    }
    if ScalarText.isBlank(value), value.contains(0x0A) { return }
    let low = UInt32(bytes.count)
    isInText = true
    bytes.append(contentsOf: value)
    items.append(
      Item(
        name: Self.text, end: UInt32(items.count + 1), low: low, high: UInt32(bytes.count), line: 0,
        column: 0))
  }

  /// Writes all names in lower case, for formats whose writers differ.
  mutating func foldNames() {
    for index in names.indices { names[index].local = names[index].local.lowercased() }
  }

  // MARK: Reading

  /// The name of an element.
  func name(_ element: Int) -> XMLName { names[Int(items[element].name)] }

  /// The name of an element without prefix.
  func local(_ element: Int) -> String { names[Int(items[element].name)].local }

  /// Where an element's start tag is.
  func place(_ element: Int) -> (line: UInt32, column: UInt32) {
    (items[element].line, items[element].column)
  }

  /// The numbers of what is inside an element, texts among them.
  func inside(_ element: Int) -> Range<Int> { element + 1..<Int(items[element].end) }

  /// The elements inside an element, at any depth.
  func descendants(_ element: Int) -> [Int] {
    (element + 1..<Int(items[element].end)).filter { items[$0].name != Self.text }
  }

  /// The elements directly inside an element.
  func children(_ element: Int) -> [Int] {
    var result: [Int] = []
    var index = element + 1
    let end = Int(items[element].end)
    while index < end {
      if items[index].name != Self.text { result.append(index) }
      index = Int(items[index].end)
    }
    return result
  }

  /// The elements of a name directly inside an element.
  func children(_ element: Int, _ local: String) -> [Int] {
    children(element).filter { self.local($0) == local }
  }

  /// The first element of a name directly inside an element.
  func child(_ element: Int, _ local: String) -> Int? {
    children(element).first { self.local($0) == local }
  }

  /// An attribute by its name without prefix.
  func attribute(_ element: Int, _ local: String) -> String? {
    for index in Int(items[element].low)..<Int(items[element].high)
    where names[Int(attributes[index].name)].local == local {
      return string(attributes[index].low, attributes[index].high)
    }
    return nil
  }

  /// All attributes of an element.
  func attributes(_ element: Int) -> [(name: XMLName, value: String)] {
    (Int(items[element].low)..<Int(items[element].high)).map { index in
      let attribute = attributes[index]
      return (names[Int(attribute.name)], string(attribute.low, attribute.high))
    }
  }

  /// The text directly inside an element, as it is.
  func text(_ element: Int) -> String {
    var result = ""
    var index = element + 1
    let end = Int(items[element].end)
    while index < end {
      let item = items[index]
      if item.name == Self.text { result += string(item.low, item.high) }
      index = Int(item.end)
    }
    return result
  }

  /// The text directly inside an element without white space around it; nil if nothing is left.
  func words(_ element: Int) -> String? {
    let text = Derivation.trim(text(element))
    return text.isEmpty ? nil : text
  }

  /// The words of the first child of a name.
  func words(_ element: Int, of local: String) -> String? {
    child(element, local).flatMap { words($0) }
  }

  /// The text at any depth, with a line break before each element of given names.
  func flow(_ element: Int, breaking: Set<String>) -> String {
    var result = ""
    for index in element + 1..<Int(items[element].end) {
      let item = items[index]
      if item.name == Self.text {
        result += string(item.low, item.high)
      } else if breaking.contains(names[Int(item.name)].local), !result.isEmpty {
        result += "\n"
      }
    }
    return result
  }

  private func string(_ low: UInt32, _ high: UInt32) -> String {
    String(decoding: bytes[Int(low)..<Int(high)], as: UTF8.self)
  }
}
