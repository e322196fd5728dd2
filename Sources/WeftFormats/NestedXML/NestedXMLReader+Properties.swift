import WeftGraph

/// What an element says of the node or relationship beside who it is.
extension NestedXMLReader {
  /// Names and values in the order of the document.
  private struct Values {
    /// The values of each name, and the element the first of them stands in.
    var all: [(name: String, values: [String], element: Int)] = []
    private var places: [String: Int] = [:]

    mutating func add(_ name: String, _ value: String, in element: Int) {
      if let place = places[name] {
        all[place].values.append(value)
      } else {
        places[name] = all.count
        all.append((name, [value], element))
      }
    }
  }

  /// Sets attributes and children that hold words as properties.
  mutating func setProperties(
    _ element: Int, _ rule: NestedXMLRule, _ number: Int, _ owner: DraftFiller.Owner
  ) {
    var values = Values()
    // What has a meaning of its own is no property.
    let taken = rule.taken
    func isTaken(_ attribute: String?, _ steps: String...) -> Bool {
      taken.contains { path in
        path.attribute == attribute && path.steps.count == steps.count
          && zip(path.steps, steps).allSatisfy { $0.name == $1 && $0.conditions.isEmpty }
      }
    }
    for (name, value) in tree.attributes(element)
    where !["xml", "xsi", "xmlns"].contains(name.prefix) {
      if isTaken(name.local) || rule.node.steps.last?.told?.attribute == name.local { continue }
      values.add(name.local, value, in: element)
    }
    if let words = tree.words(element), !isTaken(nil) { values.add("text", words, in: element) }
    let children = tree.children(element)
    let heads = heads(of: element, children, number)
    for (place, child) in children.enumerated() {
      let name = tree.local(child)
      if self.rule(of: child) != nil { continue }
      if let told = told[number][name], let key = tree.attribute(child, told) {
        let path = taken.filter { $0.steps.first?.fits(tree, child) == true }
        addField(key, child, told, path, to: &values)
        continue
      }
      if placed[number].contains(name) {
        if taken.contains(where: { $0.steps.first?.place == place + 1 }) { continue }
        addField(heads.map { $0[place] } ?? "\(name).\(place + 1)", child, "", [], to: &values)
        continue
      }
      if isTaken(nil, name) { continue }
      if tree.children(child).isEmpty {
        for (attribute, value) in tree.attributes(child) where !isTaken(attribute.local, name) {
          values.add("\(name).\(attribute.local)", value, in: child)
        }
        if let words = tree.words(child) { values.add(name, words, in: child) }
      } else if !holdsNode(child) {
        let before = values.all.reduce(0) { $0 + $1.values.count }
        for (attribute, value) in tree.attributes(child) where !isTaken(attribute.local, name) {
          values.add("\(name).\(attribute.local)", value, in: child)
        }
        for inner in tree.descendants(child) {
          if isTaken(nil, name, tree.local(inner)) { continue }
          let path = "\(name).\(tree.local(inner))"
          for (attribute, value) in tree.attributes(inner) {
            values.add("\(path).\(attribute.local)", value, in: inner)
          }
          if tree.children(inner).isEmpty, let words = tree.words(inner) {
            values.add(path, words, in: inner)
          }
        }
        // What names the node, or whoever is above it, is no further property.
        guard values.all.reduce(0, { $0 + $1.values.count }) > before else { continue }
        filler.note(
          "flattened-element", "what '\(name)' elements hold became properties",
          at: tree.place(child))
      }
    }
    for (name, values, element) in values.all {
      filler.draft.ledger.read.data += values.count
      if values.count == 1 {
        filler.set(name, values[0], of: owner, at: tree.place(element))
      } else {
        filler.set(name, list: values.map { .string($0) }, of: owner)
      }
    }
  }

  /// Adds what a child says whose name is in an attribute, or is told by its place.
  /// - Parameter taken: Paths through the child whose values have a meaning of their own.
  private func addField(
    _ name: String, _ child: Int, _ told: String, _ taken: [XMLPath], to values: inout Values
  ) {
    let attributes = tree.attributes(child).filter { attribute, _ in
      attribute.local != told && !["xml", "xsi", "xmlns"].contains(attribute.prefix)
    }
    let words = tree.words(child)
    for (attribute, value) in attributes
    where !taken.contains(where: { $0.steps.count == 1 && $0.attribute == attribute.local }) {
      // The only thing a field says is its value: `<column name="id" value="7"/>`.
      let isValue = attributes.count == 1 && words == nil && tree.children(child).isEmpty
      values.add(isValue ? name : "\(name).\(attribute.local)", value, in: child)
    }
    // Databases write NULL where there is nothing.
    if let words, words != "NULL",
      !taken.contains(where: { $0.steps.count == 1 && $0.attribute == nil })
    {
      values.add(name, words, in: child)
    }
    if holdsNode(child) { return }
    let leaves = tree.descendants(child).filter {
      tree.children($0).isEmpty && tree.words($0) != nil
    }
    for leaf in leaves {
      if taken.contains(where: { $0.steps.count == 2 && $0.steps[1].fits(tree, leaf) }) { continue }
      guard let words = tree.words(leaf) else { continue }
      values.add(leaves.count == 1 ? name : "\(name).\(tree.local(leaf))", words, in: leaf)
    }
  }

  /// What children are called that places tell apart.
  private func heads(of element: Int, _ children: [Int], _ number: Int) -> [String]? {
    guard !placed[number].isEmpty, element != tree.root else { return nil }
    return tree.heads(element, beside: tree.children(Int(around[element])))
  }
}
