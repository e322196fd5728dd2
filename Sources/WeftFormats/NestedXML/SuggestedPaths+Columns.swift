import WeftGraph

/// The paths of values whose names stand in an attribute, or before all records.
extension SuggestedPaths {
  /// How many records are looked at for columns.
  private static let sample = 200

  /// The paths, in the order of the document, and what the values are called.
  static func columns(
    _ tree: XMLTree, _ records: SuggestedRecords
  ) -> [(path: String, word: String)] {
    if records.isPlaced { return placed(tree, records) }
    guard !records.told.isEmpty else { return [] }
    var result: [(path: String, word: String)] = []
    var known: Set<String> = []
    for element in records.elements.prefix(sample) {
      for child in tree.children(element) {
        guard let attribute = records.told[tree.local(child)],
          let value = tree.attribute(child, attribute),
          !(value.contains("'") && value.contains("\""))
        else { continue }
        let condition = XMLPath.Condition(attribute: attribute, value: value)
        let step = XMLPath.Step(name: tree.local(child), conditions: [condition])
        for path in values(tree, child, step, besides: attribute) where known.insert(path).inserted
        {
          result.append((path, OrganizationVocabulary.fold(value)))
        }
      }
    }
    return result
  }

  /// Where a column has its value: its words, else another attribute, else what is inside of it.
  private static func values(
    _ tree: XMLTree, _ child: Int, _ step: XMLPath.Step, besides told: String
  ) -> [String] {
    var path = XMLPath(steps: [step])
    if tree.words(child) != nil { return [path.text] }
    var result: [String] = []
    func addAttributes(of element: Int) {
      for (name, _) in tree.attributes(element)
      where !["xml", "xsi", "xmlns"].contains(name.prefix)
        && !(element == child && name.local == told)
      {
        path.attribute = name.local
        result.append(path.text)
      }
      path.attribute = nil
    }
    addAttributes(of: child)
    let inner = tree.children(child)
    if inner.count == 1, tree.children(inner[0]).isEmpty {
      path.steps.append(XMLPath.Step(name: tree.local(inner[0])))
      if tree.words(inner[0]) != nil {
        result.append(path.text)
      } else {
        addAttributes(of: inner[0])
      }
    }
    return result
  }

  private static func placed(
    _ tree: XMLTree, _ records: SuggestedRecords
  ) -> [(path: String, word: String)] {
    guard let first = records.elements.first, let child = tree.children(first).first else {
      return []
    }
    let around = tree.parents()[first]
    let heads = tree.heads(first, beside: tree.children(Int(around))) ?? []
    return heads.enumerated().map { place, word in
      let step = XMLPath.Step(name: tree.local(child), place: place + 1)
      return (XMLPath(steps: [step]).text, OrganizationVocabulary.fold(word))
    }
  }
}
