import WeftGraph

/// What a document says of the whole chart.
extension JSONReader {
  /// Members of an object of nodes and links that are none of its attributes.
  private static let partWords: Set = [
    "nodes", "vertices", "edges", "links", "hyperedges", "directed", "multigraph", "elements",
  ]

  /// Reads attributes of the chart, the cursor standing at their object.
  ///
  /// Where several graphs of one document have one attribute, that of the first counts.
  /// - Parameter holdsParts: Whether nodes and links stand beside the attributes.
  mutating func readAttributes(holdsParts: Bool) {
    cursor.enter()
    while cursor.more() {
      let key = cursor.key()
      if holdsParts, Self.partWords.contains(key) {
        cursor.skip()
      } else if holdsParts, key == "metadata", cursor.peek() == 0x7B {
        readAttributes(holdsParts: false)
      } else {
        readAttribute(key)
      }
    }
  }

  /// Reads an attribute of the chart, the cursor standing at its value.
  mutating func readAttribute(_ key: String) {
    let place = place(cursor.index)
    let first = cursor.peek()
    let value: PropertyValue
    if let text = cursor.scalar() {
      let string = String(decoding: text, as: UTF8.self)
      switch Self.kind(first) {
      case _ where text.isEmpty: return
      case 0: value = .string(string)
      case 1: value = .boolean(first == 0x74)
      default:
        value = Self.number(text)
        noteNumber(text, key, place)
      }
    } else {
      let range = cursor.skip()
      if first == 0x5B, let list = Self.list(cursor.bytes, range) {
        noteNumbers(list, key, range, place)
        value = .list(list)
      } else {
        value = .string(String(decoding: cursor.bytes[range], as: UTF8.self))
        draft.notes.add(
          "nested-value", "a nested value is kept as its JSON text", line: place.line,
          column: place.column)
      }
    }
    guard let known = draft.attributes.first(where: { $0.name == key }) else {
      draft.attributes.append((key, value))
      return
    }
    if known.value != value {
      draft.notes.add(
        "unread-value", "'\(key)' is said of several graphs, and that of the first is read",
        line: place.line, column: place.column)
    }
  }
}
