import WeftGraph

/// `labels` of nodes: words that name kinds, or what is drawn on a node.
extension JSONReader {
  /// Reads a list or an object of labels, the cursor standing at it.
  /// - Returns: Whether it was read; otherwise the cursor stays.
  mutating func readLabels(_ owner: UInt32, _ reading: Reading) -> Bool {
    let place = place(cursor.index)
    var walk = cursor
    if walk.peek() == 0x5B {
      // An empty list says nothing.
      walk.enter()
      if !walk.more() {
        cursor.index = walk.index
        return true
      }
      walk = cursor
    }
    guard let labels = Self.labels(&walk) else { return false }
    guard labels.areObjects || reading == .node && drawsLabels() else {
      guard cursor.peek() == 0x5B else { return false }
      append(
        Array(labels.texts.joined(separator: [0x3B])), "labels", kind: 5, owner, isEdge: false,
        place)
      cursor.index = walk.index
      return true
    }
    cursor.index = walk.index
    let texts = labels.texts.filter { !$0.isEmpty }
    guard let first = texts.first else { return true }
    append(first, "", kind: 4, owner, isEdge: false, place)
    let others = texts.dropFirst()
    if !others.isEmpty {
      append(
        Array(others.joined(separator: [0x0A])), GraphMLLabels.further, kind: 0, owner,
        isEdge: false, place)
    }
    return true
  }

  /// The texts of labels, and whether they are in objects; nil where they are anything else.
  ///
  /// The cursor steps over them.
  private static func labels(
    _ walk: inout JSONCursor
  ) -> (texts: [[UInt8]], areObjects: Bool)? {
    var texts: [[UInt8]] = []
    var areObjects = false
    func readObject(_ walk: inout JSONCursor) {
      walk.enter()
      while walk.more() {
        if walk.key() == "text", walk.peek() == 0x22 {
          texts.append(walk.string())
          areObjects = true
        } else {
          walk.skip()
        }
      }
    }
    switch walk.peek() {
    case 0x22: texts.append(walk.string())
    case 0x7B: readObject(&walk)
    case 0x5B:
      walk.enter()
      while walk.more() {
        switch walk.peek() {
        case 0x22: texts.append(walk.string())
        case 0x7B: readObject(&walk)
        default: return nil
        }
      }
    default: return nil
    }
    return texts.isEmpty ? nil : (texts, areObjects)
  }

  /// Whether `labels` of the nodes of the list that is read are drawn on them, and name no kinds.
  mutating func drawsLabels() -> Bool {
    if let labelsAreDrawn { return labelsAreDrawn }
    let result = nodeList.map { areDrawn(at: $0) } ?? false
    labelsAreDrawn = result
    return result
  }

  /// What the nodes of a list say of their labels.
  private struct LabelEvidence {
    var words: [String] = []
    /// Whether some are texts and no lists.
    var hasTexts = false
    /// Whether nodes with labels have names beside them.
    var isNamed = false
    var isExport = false
    var isDrawing = false
  }

  /// Whether labels are drawn on the nodes of a list.
  ///
  /// Exports of graph databases say of each node that it is one, or what properties it has; editors
  /// where it is drawn. Else labels that each node has but for itself, and no name beside, are drawn.
  private func areDrawn(at start: Int) -> Bool {
    var evidence = LabelEvidence()
    evidence.isDrawing = draft.ledger.dialect == "yfiles"
    var walk = cursor
    walk.index = start
    let isMap = walk.peek() == 0x7B
    walk.enter()
    while walk.more() {
      if isMap { _ = walk.key() }
      if walk.peek() == 0x7B { Self.collect(&walk, &evidence) } else { walk.skip() }
    }
    if evidence.isExport { return false }
    if evidence.isDrawing { return true }
    let words = Set(evidence.words)
    let known = words.count { !OrganizationVocabulary.labels(readAs: $0).isEmpty }
    if evidence.isNamed || known * 2 >= words.count { return false }
    return words.count == evidence.words.count && (evidence.hasTexts || words.count > 1)
  }

  private static func collect(_ walk: inout JSONCursor, _ evidence: inout LabelEvidence) {
    var hasLabels = false
    var hasName = false
    walk.enter()
    while walk.more() {
      let key = walk.key()
      let first = walk.peek()
      switch key {
      case "labels":
        var inner = walk
        if let labels = labels(&inner), !labels.areObjects {
          hasLabels = true
          evidence.words += labels.texts.map { String(decoding: $0, as: UTF8.self) }
          if first == 0x22 { evidence.hasTexts = true }
        }
      case "properties" where first == 0x7B, "identity", "elementId": evidence.isExport = true
      case "type" where first == 0x22:
        var inner = walk
        if exportedKinds.contains(inner.string()) { evidence.isExport = true }
      case "isGroup",
        "layout" where first == 0x7B, "ports" where first == 0x5B:
        evidence.isDrawing = true
      case "name", "label", "title", "caption": hasName = true
      case _ where first == 0x7B && wrappers.contains(key):
        var inner = walk
        inner.enter()
        while inner.more() {
          if ["name", "label", "title", "caption"].contains(inner.key()) { hasName = true }
          inner.skip()
        }
      default: break
      }
      walk.skip()
    }
    if hasLabels, hasName { evidence.isNamed = true }
  }
}
