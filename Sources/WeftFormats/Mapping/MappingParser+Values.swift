import WeftGraph
import Yams

/// What values of a mapping must be, and what is said where they are something else.
extension MappingParser {
  /// What a value is, as a fault names it.
  private enum Shape: String {
    case nothing, number = "a number", boolean = "true or false"
    case empty = "an empty text", word = "a word"
    case list = "a list", emptyList = "an empty list", map = "a map of names and values"

    init(_ node: Node) {
      if let sequence = node.sequence {
        self = sequence.isEmpty ? .emptyList : .list
      } else if let scalar = node.scalar {
        self = Shape(scalar, node)
      } else {
        self = .map
      }
    }

    private init(_ scalar: Node.Scalar, _ node: Node) {
      guard scalar.style == .plain || scalar.style == .any else {
        self = scalar.string.allSatisfy(\.isWhitespace) ? .empty : .word
        return
      }
      switch scalar.string {
      case "", "~", "null", "Null", "NULL": self = .nothing
      // Other words for the two are names as well as any.
      case "true", "True", "TRUE", "false", "False", "FALSE": self = .boolean
      case _ where ScalarText.integer(Array(scalar.string.utf8)) != nil || node.float != nil:
        self = .number
      default: self = .word
      }
    }
  }

  /// The text of a value that is one word or path; nil, and a fault, for anything else.
  /// - Parameter hint: What to write instead of a list.
  mutating func word(_ node: Node, of key: String, hint: String? = nil) -> String? {
    let shape = Shape(node)
    if shape == .word { return node.written }
    var hint = shape == .list ? hint : nil
    if shape == .number || shape == .boolean { hint = "in quotes it is a word: '\(node.written)'" }
    refuse(node, shape, "'\(key)' is one word", hint)
    return nil
  }

  /// The words of a value that is one or a list of them; those that are none are faults.
  mutating func words(_ node: Node, of key: String) -> [Node] {
    guard let sequence = node.sequence else {
      return word(node, of: key) == nil ? [] : [node]
    }
    if sequence.isEmpty {
      refuse(node, .emptyList, "'\(key)' is one word, or a list of words", nil)
    }
    return sequence.filter { word($0, of: key) != nil }
  }

  /// The words of a value that must be a list, which may be empty.
  mutating func listed(_ node: Node, _ key: String) -> [String] {
    list(node, key).compactMap { word($0, of: key) }
  }

  /// The items of a value that must be a list, which may be empty.
  mutating func list(_ node: Node, _ key: String) -> [Node] {
    guard let sequence = node.sequence else {
      let shape = Shape(node)
      let hint =
        switch shape {
        case .map: "write '- ' before each rule, also where there is but one"
        case .word: "as in \(key): [\(node.written)]"
        default: String?.none
        }
      refuse(node, shape, "'\(key)' is a list", hint)
      return []
    }
    return Array(sequence)
  }

  /// The text of a value that may be anything but a list, a map or nothing.
  mutating func scalarText(_ node: Node, of key: String, hint: String? = nil) -> String? {
    let shape = Shape(node)
    switch shape {
    case .word, .number, .boolean, .empty: return node.written
    default:
      refuse(node, shape, "'\(key)' has one value", shape == .list ? hint : nil)
      return nil
    }
  }

  /// The value of a scalar: what is in quotes is a string, else its text tells the type.
  mutating func scalar(_ node: Node, of key: String) -> PropertyValue? {
    guard scalarText(node, of: key) != nil else { return nil }
    let isQuoted =
      node.scalar.map { $0.style == .singleQuoted || $0.style == .doubleQuoted } ?? false
    if isQuoted { return .string(node.written) }
    let bytes = Array(node.written.utf8)
    if let integer = ScalarText.integer(bytes) { return .integer(integer) }
    if let number = node.float { return .float(number) }
    if let boolean = node.bool { return .boolean(boolean) }
    if case .date(let day)? = ScalarText.day(bytes), bytes.count == 10 { return .date(day) }
    return .string(node.written)
  }

  /// The names and values of a map, which may be empty; a name that is none is a fault.
  mutating func entries(_ node: Node, of what: String) -> [(Node, Node)] {
    guard let mapping = node.mapping else {
      refuse(node, Shape(node), "\(what) is written as 'name: value' pairs", nil)
      return []
    }
    var result: [(Node, Node)] = []
    for (key, value) in mapping {
      if key.scalar != nil, !key.written.isEmpty {
        result.append((key, value))
      } else {
        refuse(key, Shape(key), "a name in \(what) is a word", nil)
      }
    }
    return result
  }

  /// Says that a key is there twice, under two of its names.
  mutating func twice(_ key: Node, _ name: String, _ seen: inout Set<String>) {
    if !seen.insert(name).inserted {
      fault("'\(key.written)' says again what '\(name)' does", at: key.place)
    }
  }

  private mutating func refuse(_ node: Node, _ shape: Shape, _ wanted: String, _ hint: String?) {
    let found = shape == .nothing ? "there is nothing" : "this is \(shape.rawValue)"
    refused += 1
    fault("\(wanted), and \(found)", at: node.place, hint: hint)
  }
}

extension Node {
  /// The text of a scalar, empty for anything else.
  var written: String { scalar?.string ?? "" }

  /// Where the value stands in the mapping.
  var place: SourcePosition {
    SourcePosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
