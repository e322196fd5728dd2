/// Reads paths, and texts that hold paths between braces.
struct XMLPathParser {
  /// What is wrong, and before which character.
  struct Fault: Error {
    var message: String
    var offset: Int
  }

  private let text: [Character]
  private var index = 0

  private init(_ text: [Character], from index: Int) {
    self.text = text
    self.index = index
  }

  /// The path a text is.
  static func path(_ text: String) throws(Fault) -> XMLPath {
    try path(Array(text), from: 0)
  }

  /// Paths between spaces; those between brackets part nothing.
  static func paths(_ text: String) throws(Fault) -> [XMLPath] {
    var result: [XMLPath] = []
    for (part, start) in split(Array(text)) {
      result.append(try path(part, from: start))
    }
    return result
  }

  /// The path that elements have which are nodes.
  static func pattern(_ text: String) throws(Fault) -> XMLPath {
    let path = try path(text)
    if path.attribute != nil || path.steps.isEmpty {
      throw Fault(message: "nodes are elements, and no attributes", offset: 0)
    }
    if path.steps.contains(where: { $0.place != nil }) {
      throw Fault(
        message: "which elements are nodes is told by their attributes, and not by a place",
        offset: text.firstIndex(of: "[").map { text.distance(from: text.startIndex, to: $0) } ?? 0)
    }
    return path
  }

  /// A path, or words around paths between braces.
  static func template(_ text: String) throws(Fault) -> XMLTemplate {
    let characters = Array(text)
    var parts: [XMLTemplate.Part] = []
    var words = ""
    var index = 0
    var quote: Character?
    var depth = 0
    guard hasBraces(characters) else { return XMLTemplate(parts: [.path(try path(text))]) }
    while index < characters.count {
      guard characters[index] == "{" else {
        if characters[index] == "}" {
          throw Fault(message: "'}' closes no '{'", offset: index)
        }
        words.append(characters[index])
        index += 1
        continue
      }
      let start = index + 1
      index = start
      while index < characters.count, quote != nil || depth > 0 || characters[index] != "}" {
        Self.step(characters[index], &quote, &depth)
        index += 1
      }
      guard index < characters.count else {
        throw Fault(message: "'{' is not closed", offset: start - 1)
      }
      let inner = try path(Array(characters[start..<index]), from: start)
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      parts.append(.path(inner))
      index += 1
    }
    if !words.isEmpty { parts.append(.words(words)) }
    return XMLTemplate(parts: parts)
  }

  // MARK: Parts

  /// Goes past a character, and keeps count of quotes and brackets.
  private static func step(_ character: Character, _ quote: inout Character?, _ depth: inout Int) {
    if let open = quote {
      if character == open { quote = nil }
    } else if character == "[" {
      depth += 1
    } else if character == "]" {
      depth = max(0, depth - 1)
    } else if depth > 0, character == "'" || character == "\"" {
      quote = character
    }
  }

  /// Whether a brace stands outside of brackets.
  private static func hasBraces(_ text: [Character]) -> Bool {
    var quote: Character?
    var depth = 0
    for character in text {
      if depth == 0, character == "{" || character == "}" { return true }
      step(character, &quote, &depth)
    }
    return false
  }

  private static func split(_ text: [Character]) -> [(part: [Character], start: Int)] {
    var result: [(part: [Character], start: Int)] = []
    var quote: Character?
    var depth = 0
    var isOpen = false
    for (index, character) in text.enumerated() {
      if character == " ", depth == 0 {
        isOpen = false
        continue
      }
      step(character, &quote, &depth)
      if !isOpen { result.append(([], index)) }
      isOpen = true
      result[result.count - 1].part.append(character)
    }
    return result
  }

  // MARK: Paths

  private static func path(_ text: [Character], from start: Int) throws(Fault) -> XMLPath {
    var parser = XMLPathParser(text, from: 0)
    do throws(Fault) {
      return try parser.read()
    } catch {
      throw Fault(message: error.message, offset: error.offset + start)
    }
  }

  private mutating func read() throws(Fault) -> XMLPath {
    var result = XMLPath()
    var attributeStart: Int?
    while index < text.count {
      if text[index] == "/" {
        index += 1
        continue
      }
      if let attributeStart {
        throw Fault(message: "an attribute ends a path", offset: attributeStart)
      }
      let start = index
      while index < text.count, text[index] != "/", text[index] != "[" {
        if text[index] == "]" { throw Fault(message: "']' closes no '['", offset: index) }
        index += 1
      }
      let name = String(text[start..<index])
      if name.hasPrefix("@") {
        attributeStart = start
        result.attribute = String(name.dropFirst())
        if name.count == 1 { throw Fault(message: "'@' stands before no name", offset: start) }
        if index < text.count, text[index] == "[" {
          throw Fault(message: "an attribute has no conditions", offset: index)
        }
      } else if name == "." || name.isEmpty {
        if index < text.count, text[index] == "[" {
          throw Fault(message: "a condition stands behind the name of an element", offset: index)
        }
      } else {
        var step = XMLPath.Step(name: name)
        while index < text.count, text[index] == "[" { try readCondition(into: &step) }
        if index < text.count, text[index] != "/" {
          throw Fault(message: "behind ']' comes '/', or nothing", offset: index)
        }
        result.steps.append(step)
      }
    }
    return result
  }

  private static let form = "a condition is written [@name='value'], [@name] or [2]"

  private mutating func readCondition(into step: inout XMLPath.Step) throws(Fault) {
    let open = index
    index += 1
    skipSpaces()
    if index < text.count, text[index].isASCII, text[index].isNumber {
      let start = index
      while index < text.count, text[index].isASCII, text[index].isNumber { index += 1 }
      guard let place = Int(String(text[start..<index])), place > 0, step.place == nil else {
        throw Fault(message: "a place is one number, and the first is 1", offset: start)
      }
      step.place = place
    } else {
      guard index < text.count, text[index] == "@" else {
        throw Fault(message: Self.form, offset: min(index, text.count))
      }
      let start = index + 1
      index = start
      while index < text.count, !"=] ['\"/@".contains(text[index]) { index += 1 }
      guard index > start else {
        throw Fault(message: "'@' stands before no name", offset: start - 1)
      }
      if step.place != nil {
        throw Fault(message: "a place comes behind the other conditions", offset: open)
      }
      var condition = XMLPath.Condition(attribute: String(text[start..<index]))
      skipSpaces()
      if index < text.count, text[index] == "=" {
        index += 1
        condition.value = try readQuoted()
      }
      step.conditions.append(condition)
    }
    skipSpaces()
    guard index < text.count else { throw Fault(message: "'[' is not closed", offset: open) }
    guard text[index] == "]" else { throw Fault(message: Self.form, offset: index) }
    index += 1
  }

  private mutating func readQuoted() throws(Fault) -> String {
    skipSpaces()
    guard index < text.count, text[index] == "'" || text[index] == "\"" else {
      throw Fault(
        message: "the value of a condition stands in quotes", offset: min(index, text.count))
    }
    let quote = text[index]
    let start = index + 1
    index = start
    while index < text.count, text[index] != quote { index += 1 }
    guard index < text.count else {
      throw Fault(message: "the quote of a value is not closed", offset: start - 1)
    }
    index += 1
    return String(text[start..<(index - 1)])
  }

  private mutating func skipSpaces() {
    while index < text.count, text[index] == " " { index += 1 }
  }
}
