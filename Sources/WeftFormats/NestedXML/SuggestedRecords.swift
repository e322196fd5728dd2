import WeftGraph

/// Elements that may be nodes: those of one name, or those of one table where the records of several
/// share a name.
struct SuggestedRecords {
  /// What they are called: the name of the elements, or of their table.
  var name: String
  /// The path a rule names them by.
  var pattern: String
  var elements: [Int]
  /// For children of one name that an attribute tells apart, the attribute.
  var told: [String: String] = [:]
  /// Whether places tell children apart, and the words before the records say what they are.
  var isPlaced = false
  /// The attribute of theirs that names their table.
  var key: String?
  /// Whether they are one of several tables.
  var isTable = false
}

/// Finds the records of a document.
///
/// Databases write rows as elements of one name whose children have one name too; an attribute, or the
/// place, says which column a child is, and an attribute around the row says of which table it is.
struct SuggestedRecordFinder {
  private let tree: XMLTree
  private let parents: [UInt32]
  private let byName: [String: [Int]]
  private(set) var records: [SuggestedRecords] = []
  /// Names of elements that are columns of records, or stand around the records of tables.
  private(set) var frame: Set<String> = []

  /// How many elements are looked at for what children are called.
  private static let sample = 200
  /// How many tables a database has at most; each is looked for among all rows.
  private static let tables = 256

  init(_ tree: XMLTree) {
    self.tree = tree
    parents = tree.parents()
    var byName: [String: [Int]] = [:]
    for element in [tree.root] + tree.descendants(tree.root) {
      byName[tree.local(element), default: []].append(element)
    }
    self.byName = byName
    for (name, elements) in byName.sorted(by: { $0.key < $1.key }) { add(name, elements) }
  }

  private mutating func add(_ name: String, _ elements: [Int]) {
    let (tree, parents) = (tree, parents)
    let told = told(elements)
    if !told.isEmpty {
      // Others of the name describe the records, or have nothing to do with them.
      let rows = elements.filter { element in
        tree.children(element).contains { child in
          told[tree.local(child)].map { tree.attribute(child, $0) != nil } ?? false
        }
      }
      frame.formUnion(told.keys)
      addTables(name, rows, told) { element in
        Set(
          tree.children(element).compactMap { child in
            told[tree.local(child)].flatMap { tree.attribute(child, $0) }
          })
      }
    } else if isPlaced(elements) {
      frame.formUnion(elements.prefix(1).flatMap { tree.children($0).map { tree.local($0) } })
      addTables(name, elements, [:], isPlaced: true) {
        Set(Self.heads($0, tree, parents) ?? [])
      }
    } else if SuggestedKind(of: name) == .unknown, let tables = containers(elements) {
      for (table, rows) in tables {
        records.append(
          SuggestedRecords(
            name: table, pattern: pattern([XMLPath.Step(name: table)], name, rows), elements: rows,
            isTable: true))
      }
    } else {
      records.append(SuggestedRecords(name: name, pattern: name, elements: elements))
    }
  }

  // MARK: Columns

  /// The names of children that repeat in an element and have an attribute whose values differ inside
  /// an element and are those of other elements again; and the attribute of each.
  private func told(_ elements: [Int]) -> [String: String] {
    let sample = elements.prefix(Self.sample).map { element in
      Dictionary(grouping: tree.children(element)) { tree.local($0) }
    }
    var result: [String: String] = [:]
    for name in Set(sample.flatMap { $0.filter { $0.value.count > 1 }.map(\.key) })
    where SuggestedKind(of: name) == .unknown {
      let children = sample.compactMap { $0[name] }
      guard let first = children.first?.first else { continue }
      // One record alone may as well be a list of what has several values each.
      let areFields = children[0].allSatisfy { isField($0) }
      if children.count == 1, !areFields { continue }
      var best: (attribute: String, count: Int)?
      for attribute in tree.attributes(first).map(\.name.local)
      where !KindColumns.namesKind(attribute) {
        let values = children.map { $0.map { tree.attribute($0, attribute) } }
        guard values.allSatisfy({ !$0.contains(nil) && Set($0).count == $0.count }) else {
          continue
        }
        let all = values.flatMap { $0.compactMap { $0 } }
        let distinct = Set(all)
        guard children.count == 1 || distinct.count * 4 <= all.count * 3,
          Self.areColumns(distinct, known: children.count > 1 && areFields ? 1 : 2)
        else { continue }
        if distinct.count < best?.count ?? Int.max { best = (attribute, distinct.count) }
      }
      if let best { result[name] = best.attribute }
    }
    return result
  }

  /// Whether an element says one thing beside what it is called.
  private func isField(_ element: Int) -> Bool {
    let inner = tree.children(element)
    return tree.attributes(element).count + (tree.words(element) == nil ? 0 : 1) + inner.count <= 2
      && inner.allSatisfy { tree.children($0).isEmpty }
  }

  /// Whether words are what columns of people or units are called: ids and names among them.
  /// - Parameter known: How many of the words must be known.
  private static func areColumns(_ words: Set<String>, known: Int = 2) -> Bool {
    let folded = words.map { ColumnRole.fold($0) }
    let identify = folded.contains { word in
      switch ColumnRole.ofPeople(word) {
      case .id?, .name?, .firstName?, .lastName?: true
      default: ["id", "name", "no", "number", "code"].contains { word.hasSuffix($0) }
      }
    }
    return identify
      && folded.count { word in
        ColumnRole.ofPeople(word) != nil || ["id", "name", "no"].contains { word.hasSuffix($0) }
      } >= known
  }

  private static func heads(_ element: Int, _ tree: XMLTree, _ parents: [UInt32]) -> [String]? {
    guard element != tree.root else { return nil }
    return tree.heads(element, beside: tree.children(Int(parents[element])))
  }

  private func isPlaced(_ elements: [Int]) -> Bool {
    elements.prefix(50).allSatisfy { element in
      Set(tree.children(element).map { tree.local($0) }).count == 1
        && Self.heads(element, tree, parents).map { Self.areColumns(Set($0)) || elements.count > 1 }
          ?? false
    }
  }

  // MARK: Tables

  /// Parts records by the table that an attribute of theirs, or of the element around, names.
  private mutating func addTables(
    _ name: String, _ rows: [Int], _ told: [String: String], isPlaced: Bool = false,
    columns: (Int) -> Set<String>
  ) {
    var result = SuggestedRecords(
      name: name, pattern: pattern([], name, rows), elements: rows, told: told, isPlaced: isPlaced)
    guard let first = rows.first else { return }
    var keys = tree.attributes(first).map { (attribute: $0.name.local, isAround: false) }
    if first != tree.root {
      keys += tree.attributes(Int(parents[first])).map {
        (attribute: $0.name.local, isAround: true)
      }
    }
    for key in keys {
      func holder(_ row: Int) -> Int { key.isAround ? Int(parents[row]) : row }
      let parts = parted(rows) { tree.attribute(holder($0), key.attribute) }
      guard let parts, areTables(parts, columns) else { continue }
      for (table, rows) in parts {
        let condition = XMLPath.Condition(attribute: key.attribute, value: table)
        let step = XMLPath.Step(name: tree.local(holder(rows[0])), conditions: [condition])
        result.name = Self.plain(table)
        result.pattern =
          key.isAround ? pattern([step], name, rows) : pattern([], name, rows, step.conditions)
        result.elements = rows
        result.isTable = true
        result.key = key.isAround ? nil : key.attribute
        records.append(result)
      }
      var around = first
      while around != tree.root {
        around = Int(parents[around])
        let name = tree.local(around)
        if SuggestedKind(of: name) == .unknown { frame.insert(name) }
      }
      return
    }
    records.append(result)
  }

  /// Elements by a word each has, in order; nil if some have none.
  private func parted(_ rows: [Int], by word: (Int) -> String?) -> [(table: String, rows: [Int])]? {
    var result: [(table: String, rows: [Int])] = []
    var places: [String: Int] = [:]
    for row in rows {
      guard let word = word(row) else { return nil }
      if let place = places[word] {
        result[place].rows.append(row)
      } else {
        places[word] = result.count
        result.append((word, [row]))
      }
    }
    return result
  }

  /// Whether parts of the records are tables: their columns differ, or they are called by words for
  /// people and units.
  private func areTables(
    _ parts: [(table: String, rows: [Int])], _ columns: (Int) -> Set<String>
  ) -> Bool {
    let known = parts.count { SuggestedKind(ofTable: Self.plain($0.table)) != .unknown }
    if parts.count == 1 { return true }
    // What differs from record to record is no table.
    guard parts.count <= Self.tables else { return false }
    guard parts.count * 2 <= parts.reduce(0, { $0 + $1.rows.count }) || known > 0 else {
      return false
    }
    if known * 2 >= parts.count { return true }
    let sets = parts.map { part in
      part.rows.prefix(20).reduce(into: Set<String>()) { $0.formUnion(columns($1)) }
    }
    return sets.contains { one in
      one.intersection(sets[0]).count * 2 < one.union(sets[0]).count
    }
  }

  /// The names of elements around, where elements of one name inside them say different things.
  private func containers(_ elements: [Int]) -> [(table: String, rows: [Int])]? {
    guard elements.count > 1, !elements.contains(tree.root) else { return nil }
    guard let parts = parted(elements, by: { tree.local(Int(parents[$0])) }), parts.count > 1,
      parts.count <= Self.tables,
      parts.contains(where: { SuggestedKind(ofTable: $0.table) != .unknown })
    else { return nil }
    let sets = parts.map { part in
      part.rows.prefix(20).reduce(into: Set<String>()) { set, row in
        set.formUnion(tree.attributes(row).map(\.name.local))
        set.formUnion(tree.children(row).map { tree.local($0) })
      }
    }
    guard sets.allSatisfy({ $0.count > 1 }),
      sets.contains(where: { $0.intersection(sets[0]).count * 2 < $0.union(sets[0]).count })
    else { return nil }
    return parts
  }

  /// The name of a table or class without what it is in.
  static func plain(_ name: String) -> String {
    let last = name.split { ".$/".contains($0) }.last.map(String.init) ?? name
    let lower = last.lowercased()
    for prefix in ["tbl_", "tbl"] where lower.hasPrefix(prefix) && last.count > prefix.count {
      return String(last.dropFirst(prefix.count))
    }
    return last
  }

  /// The shortest path that fits rows and no other elements.
  private func pattern(
    _ around: [XMLPath.Step], _ name: String, _ rows: [Int], _ conditions: [XMLPath.Condition] = []
  ) -> String {
    var path = XMLPath(steps: around + [XMLPath.Step(name: name, conditions: conditions)])
    guard let first = rows.first else { return path.text }
    let wanted = Set(rows)
    func fitsOthers() -> Bool {
      byName[name, default: []].contains { !wanted.contains($0) && path.fits(tree, $0, parents) }
    }
    var outer = first
    for _ in path.steps.dropFirst() { outer = Int(parents[outer]) }
    while outer != tree.root, fitsOthers() {
      outer = Int(parents[outer])
      path.steps.insert(XMLPath.Step(name: tree.local(outer)), at: 0)
    }
    return path.text
  }
}
