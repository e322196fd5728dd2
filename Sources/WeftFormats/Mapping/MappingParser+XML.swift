import WeftGraph
import Yams

/// Reads the rules for elements of home-made XML.
extension MappingParser {
  /// One rule, or nil and faults.
  mutating func xmlRule(_ node: Node) -> NestedXMLRule? {
    if node.mapping?.contains(where: { $0.key.written == "relation" }) == true {
      return relationRule(node)
    }
    var rule = NestedXMLRule()
    rule.place = node.place
    let known = refused
    var seen: Set<String> = []
    for (key, value) in entries(node, of: "an XML rule") {
      switch key.written {
      case "node": if let path = word(value, of: "node") { rule.node = pattern(value, path) }
      case "id":
        rule.id = template(value, of: "id")
        rule.ask(rule.id?.paths, "id", at: value.place)
      case "label", "name":
        twice(key, "label", &seen)
        let hint = "paths that are joined stand in one text, as in \(key.written): First Last"
        if word(value, of: key.written, hint: hint) != nil {
          rule.label = read(value, XMLPathParser.paths) ?? []
        }
        rule.ask(rule.label, key.written, at: value.place)
      case "kind":
        let hint = "further labels are given by a rule for nodes, as in label: [Person, Contractor]"
        rule.kind = word(value, of: "kind", hint: hint)
        // Other words for labels are read too.
        if let kind = rule.kind, OrganizationVocabulary.labels(readAs: kind).isEmpty {
          checkLabel(value)
        }
      case "type":
        rule.type = word(value, of: "type")
        if let type = rule.type, OrganizationVocabulary.types(readAs: type).isEmpty {
          checkType(value)
        }
      case "parent":
        switch value.written {
        case "nesting", "ancestor": rule.parent = nil
        case "none": rule.isLoose = true
        default:
          rule.parent = template(value, of: "parent")
          rule.ask(rule.parent?.paths, "parent", at: value.place)
        }
      case "relations":
        let relations = value.mapping != nil ? [value] : list(value, "relations")
        rule.relations = relations.compactMap { relation($0) }
        for relation in rule.relations {
          rule.ask(
            relation.end.paths, relation.isFromOther ? "from" : "to", at: relation.place)
        }
      default:
        unknown(
          key, in: "an XML rule",
          ["node", "relation", "id", "label", "kind", "parent", "type", "relations"])
      }
    }
    guard !rule.node.steps.isEmpty else {
      if refused == known {
        fault("an XML rule needs 'node' or 'relation', the name of an element", at: node.place)
      }
      return nil
    }
    return rule
  }

  /// A rule for elements that are relationships.
  private mutating func relationRule(_ node: Node) -> NestedXMLRule? {
    var rule = NestedXMLRule()
    rule.place = node.place
    rule.isRelation = true
    let known = refused
    var type: String?
    for (key, value) in entries(node, of: "a rule for relations") {
      switch key.written {
      case "relation":
        if let path = word(value, of: "relation") { rule.node = pattern(value, path) }
      case "from", "to":
        guard let end = template(value, of: key.written) else { continue }
        rule.relations.append(
          NestedXMLRule.Relation(
            end: end, isFromOther: key.written == "from", type: "", place: value.place))
        rule.ask(end.paths, key.written, at: value.place)
      case "type":
        type = word(value, of: "type")
        if type != nil { checkType(value) }
      default: unknown(key, in: "a rule for relations", ["relation", "from", "to", "type"])
      }
    }
    guard let type, rule.relations.count == 2, !rule.node.steps.isEmpty else {
      if refused == known {
        fault("a rule for relations needs 'from', 'to' and a type", at: node.place)
      }
      return nil
    }
    for index in rule.relations.indices { rule.relations[index].type = type }
    return rule
  }

  private mutating func relation(_ node: Node) -> NestedXMLRule.Relation? {
    var ends: [(end: XMLTemplate, isFromOther: Bool, place: SourcePosition)] = []
    var type: String?
    let known = refused
    for (key, value) in entries(node, of: "a relation of an XML rule") {
      switch key.written {
      case "to", "from":
        if let end = template(value, of: key.written) {
          ends.append((end, key.written == "from", value.place))
        }
      case "type":
        type = word(value, of: "type")
        if type != nil { checkType(value) }
      default: unknown(key, in: "a relation of an XML rule", ["to", "from", "type"])
      }
    }
    guard let type, ends.count == 1 else {
      if refused == known {
        fault("a relation of an XML rule needs a type, and either 'to' or 'from'", at: node.place)
      }
      return nil
    }
    return NestedXMLRule.Relation(
      end: ends[0].end, isFromOther: ends[0].isFromOther, type: type, place: ends[0].place)
  }

  // MARK: Paths

  /// The elements of a rule; where the path is at fault, those of no known name.
  private mutating func pattern(_ node: Node, _ path: String) -> XMLPath {
    read(node, XMLPathParser.pattern) ?? XMLPath(steps: [XMLPath.Step(name: path)])
  }

  private mutating func template(_ node: Node, of key: String) -> XMLTemplate? {
    word(node, of: key) == nil ? nil : read(node, XMLPathParser.template)
  }

  private mutating func read<Value>(
    _ node: Node, _ parse: (String) throws(XMLPathParser.Fault) -> Value
  ) -> Value? {
    do throws(XMLPathParser.Fault) {
      return try parse(node.written)
    } catch {
      refused += 1
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
