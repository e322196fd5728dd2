import WeftGraph

/// Reads names and titles out of labels of several lines that are drawn on nodes.
enum GraphMLLabels {
  /// The property that holds what a node's further labels say.
  static let further = "furtherLabels"

  /// Gives nodes whose label has several lines, or is HTML, a name of one line and, where the lines
  /// read so, a title; the label stays as it is.
  static func split(_ draft: inout ChartDraft) {
    let named = owners(of: "name", draft)
    let titled = owners(of: "title", draft)
    var further: [UInt32: StringID] = [:]
    for column in draft.nodeData where column.name == Self.further {
      for (owner, text) in zip(column.owners, column.strings) { further[owner] = text }
    }
    let readsPeople = readsPeople(draft, further)
    var names = DraftColumn(name: "name", type: .string)
    var titles = DraftColumn(name: "title", type: .string)
    for column in draft.nodeData where column.role == .drawnLabel {
      for (owner, label) in zip(column.owners, column.strings) {
        let other = further[owner]
        guard other != nil || needsReading(draft.strings.utf8(label)) else { continue }
        var lines = lines(draft.strings[label])
        guard !lines.isEmpty else { continue }
        let name = lines.joined(separator: " ")
        if lines.count == 1, let other { lines += self.lines(draft.strings[other]) }
        let read = LabelLines.nameAndTitle(lines).flatMap {
          readsPeople || LabelLines.isOccupation($0.title) ? $0 : nil
        }
        if !named.contains(Int(owner)) {
          names.append(draft.strings.intern(read?.name ?? name), owner: owner)
        }
        guard let read else { continue }
        if !titled.contains(Int(owner)) {
          titles.append(draft.strings.intern(read.title), owner: owner)
        }
        draft.notes.add(
          "label-lines", "the first line of a label is read as name, the second as title",
          line: draft.nodeLines[Int(owner)], column: draft.nodeColumns[Int(owner)])
      }
    }
    if !names.strings.isEmpty { draft.nodeData.append(names) }
    if !titles.strings.isEmpty { draft.nodeData.append(titles) }
  }

  /// Whether most labels that could be somebody's name and title are for certain; in drawings of
  /// other things a few look so by chance.
  private static func readsPeople(_ draft: ChartDraft, _ further: [UInt32: StringID]) -> Bool {
    var certain = 0
    var possible = 0
    for column in draft.nodeData where column.role == .drawnLabel {
      for (owner, label) in zip(column.owners, column.strings) {
        guard further[owner] != nil || needsReading(draft.strings.utf8(label)) else { continue }
        var lines = lines(draft.strings[label])
        if lines.count == 1, let other = further[owner] {
          lines += self.lines(draft.strings[other])
        }
        guard let read = LabelLines.nameAndTitle(lines) else { continue }
        possible += 1
        if LabelLines.isOccupation(read.title) { certain += 1 }
      }
    }
    return certain * 2 >= possible
  }

  /// Notes nodes that have a name and are drawn with another label.
  static func noteOthers(_ draft: inout ChartDraft) {
    guard draft.nodeData.contains(where: { $0.role == .drawnLabel }) else { return }
    var names: [UInt32: StringID] = [:]
    for column in draft.nodeData
    where column.role == .property && column.name == "name" && column.type == .string {
      for (owner, name) in zip(column.owners, column.strings) where !draft.strings.isBlank(name) {
        names[owner] = name
      }
    }
    guard !names.isEmpty else { return }
    for column in draft.nodeData where column.role == .drawnLabel {
      for (owner, label) in zip(column.owners, column.strings) {
        guard let name = names[owner], name != label else { continue }
        let lines = lines(draft.strings[label])
        let text = Derivation.trim(draft.strings[name])
        guard lines.first != text, lines.joined(separator: " ") != text else { continue }
        draft.notes.add(
          "other-label", "'\(text)' is drawn as '\(lines.joined(separator: " "))'",
          line: draft.nodeLines[Int(owner)], column: draft.nodeColumns[Int(owner)])
      }
    }
  }

  /// Notes, in sum, nodes that have a name where the format's own `label` says something else.
  static func noteOtherLabels(_ draft: inout ChartDraft) {
    let columns = draft.nodeData.filter { $0.role == .property && $0.type == .string }
    guard let names = columns.first(where: { $0.name == "name" }),
      let labels = columns.first(where: { $0.name == "label" })
    else { return }
    let named = Dictionary(zip(names.owners, names.strings)) { _, last in last }
    let others = zip(labels.owners, labels.strings).filter { owner, label in
      guard let name = named[owner], name != label else { return false }
      return !draft.strings.isBlank(name) && !draft.strings.isBlank(label)
    }
    guard let (first, label) = others.first, let name = named[first] else { return }
    var places = NotePlaces()
    for (owner, _) in others {
      places.add(
        line: draft.nodeLines[Int(owner)], column: draft.nodeColumns[Int(owner)],
        isKept: draft.notes.keepsPlaces)
    }
    draft.notes.add(
      "other-label",
      "nodes are called by 'name' and labelled otherwise, first"
        + " '\(draft.strings[name])' by '\(draft.strings[label])'", places)
  }

  private static func needsReading(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(0x0A) || text.first == 0x3C
  }

  private static func lines(_ text: String) -> [String] {
    text.lowercased().hasPrefix("<html") ? HTMLText.lines(text) : HTMLText.lines(ofPlain: text)
  }

  /// The nodes that have a property already, whatever the file calls it.
  private static func owners(of name: String, _ draft: ChartDraft) -> Bitset {
    var result = Bitset(capacity: draft.nodeCount)
    for column in draft.nodeData where column.role == .property {
      let own = OrganizationVocabulary.property(readAs: column.name, on: .nodes)?.name
      guard (own ?? OrganizationVocabulary.fold(column.name)) == name else { continue }
      for owner in column.owners { result.insert(Int(owner)) }
    }
    return result
  }
}
