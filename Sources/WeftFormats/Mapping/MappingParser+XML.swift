import WeftGraph
import Yams

/// Reads the rules for elements of home-made XML.
extension MappingParser {
  /// One rule, or nil and faults.
  mutating func xmlRule(_ node: Node) -> NestedXMLRule? {
    var rule = NestedXMLRule()
    for (key, value) in entries(node, of: "an XML rule") {
      switch key.word {
      case "node": if !value.word.isEmpty { rule.node = pattern(value) }
      case "id": rule.id = template(value)
      case "label", "name": rule.label = read(value, XMLPathParser.paths) ?? []
      case "kind":
        rule.kind = value.word
        // Other words for labels are read too.
        if OrganizationVocabulary.labels(readAs: value.word).isEmpty { checkLabel(value) }
      case "type":
        rule.type = value.word
        if OrganizationVocabulary.types(readAs: value.word).isEmpty { checkType(value) }
      case "parent":
        switch value.word {
        case "nesting", "ancestor": rule.parent = nil
        case "none": rule.isLoose = true
        default: rule.parent = template(value)
        }
      case "relations":
        rule.relations = (value.sequence.map { Array($0) } ?? [value]).compactMap { relation($0) }
      default:
        unknown(
          key, in: "an XML rule", ["node", "id", "label", "kind", "parent", "type", "relations"])
      }
    }
    guard !rule.node.steps.isEmpty else {
      fault("an XML rule needs 'node', the name of an element", at: node.place)
      return nil
    }
    return rule
  }

  private mutating func relation(_ node: Node) -> NestedXMLRule.Relation? {
    var ends: [(end: XMLTemplate, isFromOther: Bool)] = []
    var type: String?
    var isWhole = true
    for (key, value) in entries(node, of: "a relation of an XML rule") {
      switch key.word {
      case "to", "from":
        if let end = template(value) {
          ends.append((end, key.word == "from"))
        } else {
          isWhole = false
        }
      case "type":
        type = value.word
        checkType(value)
      default: unknown(key, in: "a relation of an XML rule", ["to", "from", "type"])
      }
    }
    guard let type, !type.isEmpty, ends.count == 1 else {
      if isWhole {
        fault("a relation of an XML rule needs a type, and either 'to' or 'from'", at: node.place)
      }
      return nil
    }
    return NestedXMLRule.Relation(end: ends[0].end, isFromOther: ends[0].isFromOther, type: type)
  }

  // MARK: Paths

  /// The elements of a rule; where the path is at fault, those of no known name.
  private mutating func pattern(_ node: Node) -> XMLPath {
    read(node, XMLPathParser.pattern) ?? XMLPath(steps: [XMLPath.Step(name: node.word)])
  }

  private mutating func template(_ node: Node) -> XMLTemplate? {
    read(node, XMLPathParser.template)
  }

  private mutating func read<Value>(
    _ node: Node, _ parse: (String) throws(XMLPathParser.Fault) -> Value
  ) -> Value? {
    do throws(XMLPathParser.Fault) {
      return try parse(node.word)
    } catch {
      fault(error.message, at: place(in: node, at: error.offset))
      return nil
    }
  }

  /// Where a character of a value stands in the file, for values that are written in one line.
  private func place(in node: Node, at offset: Int) -> SourcePosition {
    var place = node.place
    guard let scalar = node.scalar else { return place }
    let before = scalar.string.prefix(offset)
    switch scalar.style {
    case .singleQuoted: place.column += 1 + before.unicodeScalars.count + before.count { $0 == "'" }
    case .doubleQuoted:
      place.column +=
        1 + before.unicodeScalars.count + before.count { $0 == "\"" || $0 == "\\" }
    case .plain, .any: place.column += before.unicodeScalars.count
    case .literal, .folded: break
    }
    return place
  }
}

extension Node {
  /// The text of a scalar, empty for anything else.
  fileprivate var word: String { scalar?.string ?? "" }

  fileprivate var place: SourcePosition {
    SourcePosition(line: mark?.line ?? 1, column: mark?.column ?? 1)
  }
}
