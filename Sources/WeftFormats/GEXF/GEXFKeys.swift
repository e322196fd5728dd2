import WeftGraph

/// The attributes a GEXF document declares, by class and id.
struct GEXFKeys {
  private struct Key {
    var title: String
    var type = DraftColumn.ValueType.string
    var isList = false
    var options: Set<String> = []
    /// The column of a key of the model's own writing.
    var ownColumn: Int?
  }

  private struct Name: Hashable {
    var isEdge: Bool
    var id: String
  }

  private var keys: [Name: Key] = [:]
  private var undeclared: [String: NotePlaces] = [:]
  private var timed = NotePlaces()
  /// Whether the document is the model's own writing.
  private(set) var isOwnWriting = false

  /// Reads an `attributes` element.
  mutating func read(_ element: Int, _ tree: XMLTree, _ filler: inout DraftFiller) {
    let isEdge = tree.attribute(element, "class") == "edge"
    let isDynamic = tree.attribute(element, "mode") == "dynamic"
    for declaration in tree.children(element, "attribute") {
      let content = tree.attribute(declaration, "content")
      if !isEdge, content == "labels" { isOwnWriting = true }
      if isOwnWriting {
        readOwn(declaration, content, isEdge: isEdge, tree, &filler)
        continue
      }
      filler.draft.ledger.read.keys += 1
      let place = tree.place(declaration)
      let id = tree.attribute(declaration, "id") ?? ""
      var key = Key(title: tree.attribute(declaration, "title") ?? id)
      let word = tree.attribute(declaration, "type")
      if word == nil {
        filler.note("untyped-key", "keys without type are read as strings", at: place)
      }
      var plain = word?.lowercased() ?? "string"
      if plain.hasPrefix("list") {
        key.isList = true
        plain = String(plain.dropFirst(4))
      }
      if let type = Self.type(plain) {
        key.type = type
      } else {
        filler.note(
          "unknown-key-type", "the key type '\(word ?? "")' is read as string", at: place)
      }
      if isDynamic {
        filler.note(
          "dynamic-key", "the key '\(key.title)' holds values that change over time", at: place)
      }
      if let options = tree.words(declaration, of: "options") {
        key.options = Set(Self.parts(options))
      }
      let name = Name(isEdge: isEdge, id: id)
      if let other = keys[name] {
        if other.title != key.title || other.type != key.type {
          filler.note(
            "conflicting-key", "the key '\(id)' is declared again, differently", at: place)
        }
        continue
      }
      keys[name] = key
      if let value = tree.words(declaration, of: "default") {
        if key.isList {
          filler.setDefault(key.title, list: Self.list(value, of: key.type), ofEdges: isEdge)
        } else {
          filler.setDefault(key.title, value, ofEdges: isEdge, type: key.type)
        }
      }
    }
  }

  /// Reads an attribute of the model's own writing.
  private mutating func readOwn(
    _ declaration: Int, _ content: String?, isEdge: Bool, _ tree: XMLTree,
    _ filler: inout DraftFiller
  ) {
    let title =
      tree.attribute(declaration, "name") ?? tree.attribute(declaration, "title") ?? ""
    let types = ["boolean": "boolean", "long": "integer", "double": "float"]
    let type = content ?? types[tree.attribute(declaration, "type") ?? ""] ?? "string"
    let column = filler.draft.ownColumn(title, type: type, isEdge: isEdge)
    let name = Name(isEdge: isEdge, id: tree.attribute(declaration, "id") ?? "")
    keys[name] = Key(title: title, ownColumn: column)
  }

  /// Sets the values of an `attvalues` element.
  mutating func setValues(
    _ element: Int, _ tree: XMLTree, _ owner: DraftFiller.Owner, _ filler: inout DraftFiller
  ) {
    for entry in tree.children(element, "attvalue") { setValue(entry, tree, owner, &filler) }
  }

  /// Sets the value of an `attvalue` element.
  mutating func setValue(
    _ entry: Int, _ tree: XMLTree, _ owner: DraftFiller.Owner, _ filler: inout DraftFiller
  ) {
    let isEdge = if case .edge = owner { true } else { false }
    if isOwnWriting, let id = tree.attribute(entry, "for"),
      let column = keys[Name(isEdge: isEdge, id: id)]?.ownColumn
    {
      let value = Array((tree.attribute(entry, "value") ?? "").utf8)
      switch owner {
      case .node(let node): filler.draft.setOwn(column, value, of: node, isEdge: false)
      case .edge(let edge): filler.draft.setOwn(column, value, of: edge, isEdge: true)
      }
      return
    }
    filler.draft.ledger.read.data += 1
    // Version 1.0 says `id` where later ones say `for`.
    let id = tree.attribute(entry, "for") ?? tree.attribute(entry, "id") ?? ""
    let value = tree.attribute(entry, "value") ?? tree.text(entry)
    let isTimed = ["start", "end", "timestamp", "startopen", "endopen"].contains {
      tree.attribute(entry, $0) != nil
    }
    if isTimed { timed.add(tree.place(entry), isKept: filler.keepsPlaces) }
    guard let key = keys[Name(isEdge: isEdge, id: id)] else {
      undeclared[id, default: NotePlaces()].add(
        tree.place(entry), isKept: filler.keepsPlaces)
      filler.set(id, value, of: owner)
      return
    }
    if !key.options.isEmpty, !key.isList, !key.options.contains(value) {
      filler.note(
        "bad-value", "a value of '\(key.title)' is none of its options", at: tree.place(entry))
    }
    if key.isList {
      filler.set(key.title, list: Self.list(value, of: key.type), of: owner)
    } else {
      filler.set(key.title, value, of: owner, type: key.type)
    }
  }

  /// Notes what data was not declared or belongs to a moment.
  func report(_ filler: inout DraftFiller) {
    for (id, places) in undeclared.sorted(by: { $0.key < $1.key }) {
      filler.note("undeclared-key", "the key '\(id)' is not declared", at: places)
    }
    filler.note(
      "dynamic-key", "values hold at a time only; of several the last one counts", at: timed)
  }

  private static func type(_ word: String) -> DraftColumn.ValueType? {
    switch word {
    case "anyuri", "char", "character", "biginteger", "bigdecimal": .string
    default: GraphMLKeys.valueType(word)
    }
  }

  /// The members of a list: `[a, b]`, or `a|b` in older versions.
  private static func parts(_ text: String) -> [String] {
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    let inside = isBracketed ? text.dropFirst().dropLast() : text[...]
    let separator: Character = inside.contains("|") ? "|" : inside.contains(";") ? ";" : ","
    return pieces(inside, separator).map { unquoted(Derivation.trim($0)) }
  }

  /// The pieces between separators outside of quotes, none of them empty.
  private static func pieces(_ text: Substring, _ separator: Character) -> [String] {
    var pieces = [""]
    var quote: Character?
    var isEscaped = false
    for character in text {
      if let open = quote {
        if !isEscaped, character == open { quote = nil }
        isEscaped = !isEscaped && character == "\\"
      } else if character == separator {
        pieces.append("")
        continue
      } else if character == "\"" || character == "'",
        pieces.last?.allSatisfy(\.isWhitespace) ?? true
      {
        quote = character
      }
      pieces[pieces.count - 1].append(character)
    }
    // A quote that is never closed is a character.
    return quote == nil
      ? pieces.filter { !$0.isEmpty } : text.split(separator: separator).map(String.init)
  }

  /// A word without quotes around it, and without what escapes characters inside them.
  private static func unquoted(_ word: String) -> String {
    guard word.count > 1, let quote = word.first, quote == "\"" || quote == "'", word.last == quote
    else { return word }
    var result = ""
    var isEscaped = false
    for character in word.dropFirst().dropLast() {
      if isEscaped {
        result.append(["n": "\n", "t": "\t", "r": "\r"][character] ?? character)
      } else if character != "\\" {
        result.append(character)
      }
      isEscaped = !isEscaped && character == "\\"
    }
    return result
  }

  private static func list(_ text: String, of type: DraftColumn.ValueType) -> [PropertyValue?] {
    parts(Derivation.trim(text)).map { word in
      let bytes = Array(word.utf8)
      let value: PropertyValue? =
        switch type {
        case .integer: ScalarText.integer(bytes).map { .integer($0) }
        case .float, .numeric: ScalarText.number(bytes).map { .float($0) }
        case .boolean: ScalarText.boolean(bytes).map { .boolean($0) }
        case .string, .date: nil
        }
      return value ?? .string(word)
    }
  }
}
