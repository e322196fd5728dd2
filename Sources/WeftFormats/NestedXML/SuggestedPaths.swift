import WeftGraph

/// Where elements of one name have their values, and what their words say the values are.
struct SuggestedPaths {
  let tree: XMLTree
  /// What the elements are called.
  let name: String
  /// The elements, all of one name or table.
  let elements: [Int]
  /// Whether they are the records of a table.
  let isTable: Bool
  /// The paths of values: attributes first, then children with words, then what is inside children
  /// that but gather values.
  let all: [String]
  /// What each path's values are called, folded.
  private let words: [String: String]

  /// How many elements are looked at for paths.
  private static let sample = 200

  init(_ tree: XMLTree, _ records: SuggestedRecords) {
    self.tree = tree
    name = records.name
    elements = records.elements
    isTable = records.isTable
    let columns = Self.columns(tree, records)
    let plain = Self.paths(tree, elements, besides: Set(records.told.keys), records.isPlaced)
      .filter { path in records.key.map { "@" + $0 != path } ?? true }
    all = plain + columns.map(\.path)
    words = Dictionary(plain.map { ($0, Self.word($0)) } + columns) { one, _ in one }
  }

  private static func paths(
    _ tree: XMLTree, _ elements: [Int], besides told: Set<String>, _ isPlaced: Bool
  ) -> [String] {
    var attributes: [String] = []
    var leaves: [String] = []
    var nested: [String] = []
    func add(_ path: String, to list: inout [String]) {
      if !list.contains(path) { list.append(path) }
    }
    for element in elements.prefix(sample) {
      for name in Self.attributes(tree, element) { add("@" + name, to: &attributes) }
      let children = tree.children(element)
      var counts: [String: Int] = [:]
      for child in children { counts[tree.local(child), default: 0] += 1 }
      for child in children {
        let name = tree.local(child)
        // Of several of one name, none is the element's own.
        guard counts[name] == 1, !told.contains(name), !isPlaced else { continue }
        if tree.children(child).isEmpty, tree.words(child) != nil { add(name, to: &leaves) }
        guard gathers(name) || names(name) || superior(name) else {
          for path in superiors(tree, in: child) { add("\(name)/\(path)", to: &nested) }
          continue
        }
        for attribute in Self.attributes(tree, child) { add("\(name)/@\(attribute)", to: &nested) }
        for inner in tree.children(child)
        where tree.children(inner).isEmpty && tree.words(inner) != nil
          && tree.children(child, tree.local(inner)).count == 1
        {
          add("\(name)/\(tree.local(inner))", to: &nested)
        }
      }
    }
    return attributes + leaves + nested
  }

  private static func attributes(_ tree: XMLTree, _ element: Int) -> [String] {
    tree.attributes(element).compactMap { name, _ in
      ["xml", "xsi", "xmlns"].contains(name.prefix) ? nil : name.local
    }
  }

  /// The value of each element at a path.
  func values(_ path: String) -> [String?] {
    // A name that is no path leads nowhere.
    guard let path = try? XMLPathParser.path(path) else { return elements.map { _ in nil } }
    return elements.map { path.value(tree, $0) }
  }

  /// The values at a path that are no words for nothing.
  func present(_ path: String) -> [String] {
    values(path).compactMap { $0 }.filter { !XMLTemplate.nothing.contains($0.lowercased()) }
  }

  // MARK: Words

  /// The word that says what is at a path, folded: the name of a column, or that of its last step, or
  /// the one before where that but says that it is a value.
  func word(_ path: String) -> String { words[path] ?? Self.word(path) }

  private static func word(_ path: String) -> String {
    let steps = path.split(separator: "/").map { $0.filter { $0 != "@" && $0 != "." } }
    guard let last = steps.last else { return "" }
    let word = OrganizationVocabulary.fold(String(last))
    guard steps.count > 1, ["value", "val", "text", "content"].contains(word) else { return word }
    return OrganizationVocabulary.fold(String(steps[steps.count - 2]))
  }

  /// What the word of a path would be the header of in a table of people.
  func role(_ path: String) -> ColumnRole? {
    let word = ColumnRole.fold(word(path))
    // Inside a name its parts are called `given` and `family`.
    let steps = path.split(separator: "/")
    let isPart = steps.count > 1 && Self.names(String(steps[steps.count - 2]))
    return ColumnRole.ofPeople(word) ?? (isPart ? ColumnRole.ofPeople(word + "name") : nil)
  }

  /// Whether a path says who or what the element itself is: it is direct, or inside a child that but
  /// gathers such values.
  static func isOwn(_ path: String) -> Bool {
    guard !path.contains("["), let slash = path.lastIndex(of: "/") else { return true }
    let step = String(path[..<slash])
    return names(step) || identifies(step)
  }

  /// Whether an element but gathers values of the one it is in.
  static func gathers(_ name: String) -> Bool {
    let word = OrganizationVocabulary.fold(name)
    return identifies(name)
      || [
        "contact", "contacts", "job", "work", "employment", "reporting", "hierarchy", "relations",
      ]
      .contains(word)
  }

  /// Whether an element gathers what says who the one is that it is in.
  private static func identifies(_ name: String) -> Bool {
    let word = OrganizationVocabulary.fold(name)
    return identifying.contains(word) || identifyingEnds.contains { word.hasSuffix($0) }
  }

  private static let identifying: Set = [
    "general", "basic", "basics", "personal", "ids", "id", "header", "attributes", "properties",
    "fields", "meta", "stammdaten",
  ]
  private static let identifyingEnds = [
    "info", "information", "details", "data", "profile", "identity", "identifiers",
    "identification",
  ]

  /// Whether an element holds the parts of a name.
  static func names(_ name: String) -> Bool {
    let word = OrganizationVocabulary.fold(name)
    return ["name", "names", "fullname", "personname", "employeename", "legalname", "displayname"]
      .contains(word)
  }

  /// Whether a word names somebody above.
  static func superior(_ name: String) -> Bool {
    let word = OrganizationVocabulary.fold(name)
    switch ColumnRole.ofPeople(ColumnRole.fold(name)) {
    case .managerID?, .manager?, .managerPosition?, .managerName?, .managerEmail?: return true
    default:
      return ["manager", "supervisor", "parent", "boss", "reportsto", "superior"]
        .contains { word.contains($0) }
    }
  }

  /// Whether a word is for the id or name of something that elements belong to: `unit_id`,
  /// `DepartmentName`.
  static func isOfAnother(_ word: String, than own: [String]) -> Bool {
    for ending in ["id", "no", "number", "code", "key", "nr", "name", "title"]
    where word.hasSuffix(ending) {
      let rest = String(word.dropLast(ending.count))
      if rest.isEmpty || own.contains(rest) { continue }
      if CSVLayout.unitLabel(rest) != nil, !own.contains(where: { CSVLayout.unitLabel($0) != nil })
      {
        return true
      }
      if others.contains(rest) { return true }
    }
    return false
  }

  private static let others: Set = [
    "position", "post", "role", "location", "country", "city", "site", "costcenter", "costcentre",
    "kostenstelle",
  ]

  // MARK: What the values are

  func best(_ paths: [String], _ worth: (String) -> Int) -> String? {
    var result: (path: String, worth: Int)?
    for path in paths {
      let value = worth(word(path))
      if value > result?.worth ?? 0 { result = (path, value) }
    }
    return result?.path
  }

  /// What one of the elements is called, folded; several where many are.
  var own: [String] {
    ([name] + SuggestedKind.singulars(name)).map { OrganizationVocabulary.fold($0) }
  }

  /// The path whose values are there and differ for all elements, by how much its name says id.
  var id: String? {
    let own = own
    let areOthers = isTable && (SuggestedKind(ofTable: name) != .unknown || label == nil)
    func worth(_ word: String) -> Int {
      if areOthers, isReference(word) { return 0 }
      // Numbers of something else than the element.
      if ["phone", "mobile", "fax", "tel", "account"].contains(where: word.hasPrefix) { return 0 }
      if Self.superior(word) || Self.isOfAnother(word, than: own) { return 0 }
      let ends = ["id", "no", "number", "code", "nr"]
      if ends.contains(where: { end in own.contains { word == $0 + end } }) { return 4 }
      if ["id", "identifier", "uid", "uuid", "key"].contains(word) { return 4 }
      if word == "nr" || word.hasSuffix("id") || word.hasSuffix("number") || word.hasSuffix("no")
        || ColumnRole.ofPeople(ColumnRole.fold(word)) == .id
      {
        return 3
      }
      return word == "email" || Self.numbers.contains(word) ? 2 : 0
    }
    let unique = all.filter { path in
      guard Self.isOwn(path) else { return false }
      let word = word(path)
      let found = values(path).compactMap { $0 }
      // Some may have none where the word is beyond doubt.
      let isCertain = word == "id" || ColumnRole.ofPeople(ColumnRole.fold(word)) == .id
      return (found.count == elements.count || isCertain && found.count * 2 > elements.count)
        && Set(found).count == found.count
    }
    // Where those above are named, what names them is an id whatever it is called.
    return best(unique, worth) ?? unique.first { isReferred($0) }
  }

  private static let numbers: Set = ["code", "codigo", "código", "codice", "numero", "número"]

  /// Whether those above are named by what stands at a path.
  private func isReferred(_ path: String) -> Bool {
    guard role(path) == nil, !Self.superior(word(path)) else { return false }
    let named = all.filter { Self.superior(word($0)) }.flatMap { present($0) }
    return !named.isEmpty && Set(named).isSubset(of: values(path).compactMap { $0 })
  }

  /// The path whose values are ids of nodes, for most elements that have one.
  /// - Parameter nodes: Elements that are nodes themselves, and no values of others.
  func reference(
    to ids: Set<String>, not own: String?, besides nodes: Set<String> = []
  ) -> String? {
    all.first { path in
      guard path != own, !nodes.contains(String(path.prefix { $0 != "/" })) else { return false }
      let step = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      let isNamed =
        Self.superior(word(path)) || word(path).contains("lead")
        || Self.superior(step) && !["name", "title"].contains(word(path))
      let found = values(path).compactMap { $0 }
      let hits = found.count { ids.contains($0) }
      return isNamed && hits > 0 && hits * 2 >= found.count
    }
  }

  /// The names of direct values that are ids of units, each for all elements that have one.
  func memberships(in units: Set<String>, besides taken: [String?]) -> [String] {
    all.filter { path in
      guard !path.contains("/"), !taken.contains(path), !Self.superior(word(path)) else {
        return false
      }
      let found = values(path).compactMap { $0 }
      return !found.isEmpty && found.allSatisfy { units.contains($0) }
    }.map { $0.filter { $0 != "@" } }
  }

  /// Whether some values are those that people have, beside a name.
  var arePersonal: Bool {
    all.contains { path in
      switch role(path) {
      case .firstName?, .lastName?: !Self.namesAnything.contains(word(path)) || namesPeople
      case .nameLastFirst?, .managerID?, .managerEmail?, .managerName?:
        true
      case .property(let name)?: ["title", "email", "start", "fte"].contains(name)
      default: false
      }
    }
  }

  /// The attribute whose values are kinds the model knows, for most elements.
  var kindPath: String? {
    all.first { path in
      guard path.hasPrefix("@"), KindColumns.namesKind(String(path.dropFirst())) else {
        return false
      }
      let found = values(path).compactMap { $0 }
      return found.count == elements.count
        && found.allSatisfy { !OrganizationVocabulary.labels(readAs: $0).isEmpty }
    }
  }
}
