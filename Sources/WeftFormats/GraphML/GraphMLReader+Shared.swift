/// Values that yFiles writes once and refers to, mostly from before they come.
struct GraphMLSharedValues {
  /// What stands elsewhere.
  enum Use {
    case label, furtherLabel, data
  }

  /// A value of the document: the text of a string or of a business object.
  private var values: [String: (text: [UInt8], isObject: Bool)] = [:]
  private var open: (key: String, isObject: Bool)?
  /// The labels and objects of nodes and edges that are written elsewhere.
  private(set) var references: [(key: String, frame: GraphMLReader.Frame, use: Use)] = []

  /// Begins a value that others refer to.
  mutating func begin(_ key: String, isObject: Bool) { open = (key, isObject) }

  /// The text of the value that was begun.
  mutating func set(_ text: [UInt8]) {
    guard let (key, isObject) = open.take() else { return }
    values[key] = (text, isObject)
  }

  mutating func refer(to key: String, _ frame: GraphMLReader.Frame, as use: Use) {
    references.append((key, frame, use))
  }

  func value(_ key: String) -> (text: [UInt8], isObject: Bool)? { values[key] }

  /// The key in a label that refers to another place: `{y:GraphMLReference 3}`.
  static func key(in label: [UInt8]) -> String? {
    guard label.first == 0x7B, label.last == 0x7D else { return nil }
    let words = String(decoding: label.dropFirst().dropLast(), as: UTF8.self).split(separator: " ")
    guard words.count == 2, words[0].split(separator: ":").last == "GraphMLReference" else {
      return nil
    }
    return String(words[1])
  }
}

extension GraphMLReader {
  /// The target of elements whose text is referred to from elsewhere.
  static var sharedTarget: Int { -3 }

  /// An element inside the data of the document itself: what has a key may be referred to.
  mutating func startShared(
    _ element: GraphMLNames.Element, _ batch: borrowing XMLEventBatch, _ range: Range<Int>,
    _ frame: inout Frame
  ) {
    for index in range where attributes[Int(batch.events[index].name)] == .resourceKey {
      shared.begin(batch.string(batch.events[index]), isObject: element == .json)
      frame.context = .label
      frame.target = Self.sharedTarget
      label.removeAll(keepingCapacity: true)
      collectsLabel = true
    }
  }

  /// A label or business object that is written elsewhere.
  mutating func refer(_ batch: borrowing XMLEventBatch, _ range: Range<Int>, _ frame: Frame) {
    guard frame.scope == .node || frame.scope == .edge else { return }
    // Styles and places of labels are referred to far more often; only labels and data are read.
    let around = stack[stack.count - 1]
    guard around.context == .label || around.context == .data else { return }
    for index in range where attributes[Int(batch.events[index].name)] == .resourceKey {
      let key = batch.string(batch.events[index])
      if around.context == .label {
        referLabel(to: key, around)
      } else {
        shared.refer(to: key, around, as: .data)
      }
    }
  }

  /// The label of a node or edge is written elsewhere.
  mutating func referLabel(to key: String, _ frame: Frame) {
    shared.refer(to: key, frame, as: drawing.hasLabel ? .furtherLabel : .label)
    drawing.hasLabel = true
  }

  /// Reads what labels and business objects refer to.
  mutating func resolveShared() {
    for (key, frame, use) in shared.references {
      guard let found = shared.value(key) else { continue }
      if found.isObject {
        label = found.text
        readJSON(frame)
        continue
      }
      let text = Array(found.text[ScalarText.trimmed(found.text)])
      if text.isEmpty { continue }
      switch use {
      case .label: columns.add(.drawnLabel, "label", text, of: frame.scope, frame, &draft)
      case .furtherLabel:
        columns.add(.property, GraphMLLabels.further, text, of: frame.scope, frame, &draft)
      case .data:
        value = text
        endData(frame)
      }
    }
  }
}
