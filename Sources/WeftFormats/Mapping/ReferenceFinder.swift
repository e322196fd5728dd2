import Foundation
import WeftGraph

/// Finds the node a word names: by id, by a property such as the e-mail, by another word its source
/// gives it, or by name.
///
/// Ids are looked up as they are; the other words are indexed when the first one is needed, without
/// regard to case and white space.
struct ReferenceFinder {
  /// What a word names.
  enum Answer: Equatable {
    /// The word names nobody on purpose, such as the head of an organization does.
    case none
    case node(UInt32)
    case ambiguous
    case unknown
  }

  /// The words of one kind and the nodes that have them.
  struct Index {
    private var words = StringTableBuilder()
    /// The node of each word plus one; `UInt32.max` where several nodes have it.
    private var nodes: [UInt32] = []

    mutating func add(
      _ text: some Sequence<UInt8>, _ node: UInt32, ifNew: Bool = false
    ) {
      let word = ReferenceFinder.folded(text)
      guard !word.isEmpty else { return }
      let id = words.intern(utf8: word.span).index
      if id == nodes.count {
        nodes.append(node + 1)
      } else if ifNew {
        return
      } else if nodes[id] != node + 1 {
        nodes[id] = .max
      }
    }

    mutating func find(_ text: some Sequence<UInt8>) -> Answer {
      let word = ReferenceFinder.folded(text)
      let id = words.intern(utf8: word.span).index
      guard id < nodes.count else {
        nodes.append(0)
        return .unknown
      }
      switch nodes[id] {
      case 0: return .unknown
      case .max: return .ambiguous
      case let node: return .node(node - 1)
      }
    }
  }

  /// What references look at when nothing says otherwise.
  static let usualKeys = ["id", "positionId", "email", "alias", "name", "otherName"]

  /// The properties that are looked at, in this order.
  let keys: [String]
  private let looksAtIDs: Bool
  var indices: [Index] = []
  /// The people by their names without what stands in brackets or behind a dash, once they are asked for.
  var shortNames: Index?
  /// Words that name somebody without what stands behind them in brackets.
  private(set) var shortened: Set<StringID> = []
  /// The nodes that are looked at; nil means all.
  private var only: Set<UInt32>?
  /// What each word that is no id was found to be.
  private var memo: [StringID: Answer] = [:]

  /// - Parameter only: The nodes that words may name; nil means all.
  init(_ keys: [String], only: Set<UInt32>? = nil) {
    self.only = only
    self.keys = keys.map { OrganizationVocabulary.fold($0) }
    looksAtIDs = self.keys.contains("id")
  }

  /// Whether words other than ids can be found.
  var isPrepared: Bool { !indices.isEmpty || keys.isEmpty }

  /// Indexes the words of some sources' nodes.
  /// - Parameter described: How many nodes sources describe; those behind are derived and are meant
  ///   only by words that name none of the others.
  mutating func prepare(
    _ drafts: [ChartDraft], _ placed: [ChartMapper.PlacedNodes], _ table: NodeTable,
    _ strings: StringTableBuilder, described: Int = .max
  ) {
    guard !isPrepared else { return }
    indices = keys.map { index($0, drafts, placed, table, strings, described) }
  }

  /// The node a word names in a source: the first key that knows it decides.
  mutating func find(
    _ value: StringID, renamed: [StringID: UInt32], _ table: NodeTable,
    _ strings: inout StringTableBuilder
  ) -> Answer {
    if let node = node(withID: value, renamed: renamed, table) { return .node(node) }
    if let known = memo[value] { return known }
    let answer = look(value, renamed, table, &strings)
    memo[value] = answer
    return answer
  }

  /// The node whose id a word is, where ids are looked at.
  func node(
    withID value: StringID, renamed: [StringID: UInt32], _ table: NodeTable
  ) -> UInt32? {
    guard looksAtIDs else { return nil }
    if !renamed.isEmpty, let node = renamed[value] { return node }
    return table.node(value)
  }

  private mutating func look(
    _ value: StringID, _ renamed: [StringID: UInt32], _ table: NodeTable,
    _ strings: inout StringTableBuilder
  ) -> Answer {
    let text = Derivation.trim(strings[value])
    if text.isEmpty || text == "-" || text == "-1" { return .none }
    precondition(isPrepared, "words other than ids are found once they are indexed")
    let short = text.hasSuffix(")") ? Self.withoutRemark(text) : nil
    for text in Self.spellings(text) {
      for (position, key) in keys.enumerated() {
        var answer = Answer.unknown
        if key == "id" {
          let id = strings.intern(text)
          if let node = renamed[id] ?? table.node(id) { answer = .node(node) }
        } else {
          answer = indices[position].find(text.utf8)
        }
        guard answer != .unknown else { continue }
        if text == short { shortened.insert(value) }
        return answer
      }
    }
    return .unknown
  }

  /// A word as it stands, then as tools decorate it: `Ada Byron (e1)`, `Byron, Ada`, `@org/team`.
  private static func spellings(_ text: String) -> [String] {
    var result = [text]
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      result.append(Derivation.trim(String(text[text.index(after: open)...].dropLast())))
      result.append(Derivation.trim(String(text[..<open])))
    }
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      result.append(Derivation.trim(String(text[text.index(after: open)...].dropLast())))
    }
    if text.hasSuffix("]"), let open = text.lastIndex(of: "[") {
      result.append(Derivation.trim(String(text[text.index(after: open)...].dropLast())))
    }
    result += idBesideName(text)
    if text.hasPrefix("CN=") || text.hasPrefix("cn="), let name = commonName(text) {
      result.append(name)
    }
    let parts = text.split(separator: ",").map { Derivation.trim(String($0)) }
    if parts.count == 2 { result.append("\(parts[1]) \(parts[0])") }
    if text.hasPrefix("@"), let slash = text.lastIndex(of: "/") {
      result.append("@" + text[text.index(after: slash)...])
    }
    return result
  }

  /// The parts of `21002 - Ada Byron`, the id first; a whole number written as a float is one alone.
  private static func idBesideName(_ text: String) -> [String] {
    // Most references have no digits, or no spaces.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return [] }
    let whole = text.dropLast(2)
    if text.hasSuffix(".0"), !whole.isEmpty, whole.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return [String(whole)]
    }
    guard text.utf8.contains(0x20) else { return [] }
    for mark in [" - ", " – ", ": "] {
      guard let place = text.firstRange(of: mark) else { continue }
      let parts = [text[..<place.lowerBound], text[place.upperBound...]].map {
        Derivation.trim(String($0))
      }
      guard let id = parts.firstIndex(where: isNumbered), !isNumbered(parts[1 - id]) else {
        continue
      }
      return [parts[id], parts[1 - id]]
    }
    return []
  }

  /// Whether a text is one word with a digit.
  private static func isNumbered(_ text: String) -> Bool {
    !text.contains(" ") && text.utf8.contains { (0x30...0x39).contains($0) }
  }

  /// The node of somebody whose name a text has with the family's first, and whether its capitals say
  /// that it has: `BYRON Ada`, `Byron Ada`.
  mutating func turned(_ text: String) -> (node: UInt32, isCertain: Bool)? {
    let words = text.split(separator: " ").map(String.init)
    guard (2...5).contains(words.count), !text.contains(where: { $0.isNumber || ",@".contains($0) })
    else { return nil }
    func isCapital(_ word: String) -> Bool { word.count > 1 && word == word.uppercased() }
    var found: (node: UInt32, isCertain: Bool)?
    for place in 1..<words.count {
      let name = (words[place...] + words[..<place]).joined(separator: " ")
      for (position, key) in keys.enumerated() where key == "name" || key == "othername" {
        guard case .node(let node) = indices[position].find(name.utf8) else { continue }
        let isCertain =
          words[..<place].allSatisfy(isCapital) && !words[place...].contains(where: isCapital)
        if let found, found.node != node { return nil }
        found = (node, isCertain || found?.isCertain == true)
      }
    }
    return found
  }

  /// The name in a path of a directory, as `Ada Byron` in `CN=Ada Byron,OU=Users,DC=example`.
  private static func commonName(_ path: String) -> String? {
    var name = ""
    var isEscaped = false
    for character in path.dropFirst(3) {
      if character == "\\", !isEscaped {
        isEscaped = true
        continue
      }
      if character == ",", !isEscaped { break }
      isEscaped = false
      name.append(character)
    }
    return name.isEmpty ? nil : Derivation.trim(name)
  }

  private func index(
    _ key: String, _ drafts: [ChartDraft], _ placed: [ChartMapper.PlacedNodes],
    _ table: NodeTable, _ strings: StringTableBuilder, _ described: Int
  ) -> Index {
    var index = Index()
    switch key {
    case "id": break
    case "name":
      for node in 0..<table.count where isLookedAt(node, table) {
        index.add(strings.utf8(table.name(node)), UInt32(node), ifNew: node >= described)
      }
      // A row may be called `Byron, Ada` and be referred to as Ada Byron.
      for node in 0..<table.count where isLookedAt(node, table) {
        let name = strings.utf8(table.name(node))
        guard let comma = name.firstIndex(of: 0x2C), !name[(comma + 1)...].contains(0x2C) else {
          continue
        }
        let turned = Array(name[(comma + 1)...]) + [0x20] + Array(name[..<comma])
        index.add(turned, UInt32(node), ifNew: true)
      }
    case "alias":
      for (draft, placed) in zip(drafts, placed) {
        for (word, node) in draft.aliases {
          index.add(strings.utf8(word), placed.nodes[Int(node)])
        }
      }
    case "othername":
      for (draft, placed) in zip(drafts, placed) {
        for (word, node) in draft.otherNames {
          index.add(strings.utf8(word), placed.nodes[Int(node)])
        }
      }
    default:
      for (draft, placed) in zip(drafts, placed)
      where key != "positionid" || !draft.sharesPositions {
        for column in draft.nodeData where Self.stands(column, for: key) {
          for (position, owner) in column.owners.enumerated() {
            let node = placed.nodes[Int(owner)]
            if column.type == .string {
              index.add(strings.utf8(column.strings[position]), node)
            } else {
              index.add(column.value(at: position).plainText.utf8, node)
            }
          }
          for entry in column.odd {
            index.add(strings.utf8(entry.text), placed.nodes[Int(entry.owner)])
          }
        }
      }
    }
    return index
  }

  func isLookedAt(_ node: Int, _ table: NodeTable) -> Bool {
    table.name(node) != ChartDraft.none && only?.contains(UInt32(node)) ?? true
  }

  private static func stands(_ column: DraftColumn, for key: String) -> Bool {
    let name = OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name ?? column.name
    return column.role == .property && OrganizationVocabulary.fold(name) == key
  }

  /// Text in lower case with single spaces.
  private static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isASCII = true
    for byte in text {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D:
        if let last = result.last, last != 0x20 { result.append(0x20) }
      case 0x41...0x5A: result.append(byte | 0x20)
      default:
        if byte >= 0x80 { isASCII = false }
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    if isASCII { return result }
    // Accents may be characters of their own, and spaces such that do not break.
    let text = String(decoding: result, as: UTF8.self).precomposedStringWithCanonicalMapping
    let words = text.lowercased().split { $0.isWhitespace }
    return Array(words.joined(separator: " ").utf8)
  }
}
