import WeftGraph

/// Where elements of one name have their values, and what their words say the values are.
struct SuggestedPaths {
  let tree: XMLTree
  /// The elements, all of one name.
  let elements: [Int]
  /// The paths of values: attributes first, then children with words, then what is inside children
  /// that but gather values.
  let all: [String]

  /// How many elements are looked at for paths.
  private static let sample = 200

  init(_ tree: XMLTree, _ elements: [Int]) {
    self.tree = tree
    self.elements = elements
    all = Self.paths(tree, elements)
  }

  private static func paths(_ tree: XMLTree, _ elements: [Int]) -> [String] {
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
        guard counts[name] == 1 else { continue }
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
    let path = NestedXMLRule.Path(path)
    return elements.map { path.value(tree, $0) }
  }

  // MARK: Words

  /// The word that says what is at a path, folded: its last step, or the one before where that but says
  /// that it is a value.
  static func word(_ path: String) -> String {
    let steps = path.split(separator: "/").map { $0.filter { $0 != "@" && $0 != "." } }
    guard let last = steps.last else { return "" }
    let word = OrganizationVocabulary.fold(String(last))
    guard steps.count > 1, ["value", "val", "text", "content"].contains(word) else { return word }
    return OrganizationVocabulary.fold(String(steps[steps.count - 2]))
  }

  /// What the word of a path would be the header of in a table of people.
  static func role(_ path: String) -> ColumnRole? {
    let word = ColumnRole.fold(word(path))
    // Inside a name its parts are called `given` and `family`.
    let steps = path.split(separator: "/")
    let isPart = steps.count > 1 && names(String(steps[steps.count - 2]))
    return ColumnRole.ofPeople(word) ?? (isPart ? ColumnRole.ofPeople(word + "name") : nil)
  }

  /// Whether a path says who or what the element itself is: it is direct, or inside a child that but
  /// gathers such values.
  static func isOwn(_ path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return true }
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
  static func isOfAnother(_ word: String, than own: String) -> Bool {
    for ending in ["id", "no", "number", "code", "key", "nr", "name", "title"]
    where word.hasSuffix(ending) {
      let rest = String(word.dropLast(ending.count))
      if rest.isEmpty || rest == own { continue }
      if CSVLayout.unitLabel(rest) != nil, CSVLayout.unitLabel(own) == nil { return true }
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
      let value = worth(Self.word(path))
      if value > result?.worth ?? 0 { result = (path, value) }
    }
    return result?.path
  }

  /// The path whose values are there and differ for all elements, by how much its name says id.
  var id: String? {
    let unique = all.filter { path in
      guard Self.isOwn(path) else { return false }
      let found = values(path).compactMap { $0 }
      // Some may have none where the word is beyond doubt.
      let word = Self.word(path)
      let isCertain = word == "id" || ColumnRole.ofPeople(ColumnRole.fold(word)) == .id
      return (found.count == elements.count || isCertain && found.count * 2 > elements.count)
        && Set(found).count == found.count
    }
    let own = elements.first.map { OrganizationVocabulary.fold(tree.local($0)) } ?? ""
    let found = best(unique) { word in
      // Numbers of something else than the element.
      if ["phone", "mobile", "fax", "tel", "account"].contains(where: word.hasPrefix) { return 0 }
      if Self.superior(word) || Self.isOfAnother(word, than: own) { return 0 }
      if ["id", "no", "number", "code", "nr"].contains(where: { word == own + $0 }) { return 4 }
      if ["id", "identifier", "uid", "uuid", "key"].contains(word) { return 4 }
      if word == "nr" || word.hasSuffix("id") || word.hasSuffix("number") || word.hasSuffix("no")
        || ColumnRole.ofPeople(ColumnRole.fold(word)) == .id
      {
        return 3
      }
      return word == "email" || Self.numbers.contains(word) ? 2 : 0
    }
    return found ?? unique.first { isReferred($0) }
  }

  private static let numbers: Set = ["code", "codigo", "código", "codice", "numero", "número"]

  /// Whether those above are named by what stands at a path.
  private func isReferred(_ path: String) -> Bool {
    guard Self.role(path) == nil, !Self.superior(Self.word(path)) else { return false }
    let named = all.filter { Self.superior(Self.word($0)) }.flatMap { values($0).compactMap { $0 } }
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
        Self.superior(Self.word(path)) || Self.word(path).contains("lead")
        || Self.superior(step) && !["name", "title"].contains(Self.word(path))
      let found = values(path).compactMap { $0 }
      let hits = found.count { ids.contains($0) }
      return isNamed && hits > 0 && hits * 2 >= found.count
    }
  }

  /// The names of direct values that are ids of units, each for all elements that have one.
  func memberships(in units: Set<String>, besides taken: [String?]) -> [String] {
    all.filter { path in
      guard !path.contains("/"), !taken.contains(path), !Self.superior(Self.word(path)) else {
        return false
      }
      let found = values(path).compactMap { $0 }
      return !found.isEmpty && found.allSatisfy { units.contains($0) }
    }.map { $0.filter { $0 != "@" } }
  }

  /// Whether some values are those that people have, beside a name.
  var arePersonal: Bool {
    all.contains { path in
      switch Self.role(path) {
      case .firstName?, .lastName?: !Self.namesAnything.contains(Self.word(path)) || namesPeople
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
