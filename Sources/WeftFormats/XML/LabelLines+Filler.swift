extension DraftFiller {
  /// Gives a node the lines of its label: as name and title where they read so, else as one name.
  mutating func setLabel(_ lines: [String], of node: UInt32, hasTitle: Bool = false) {
    guard !lines.isEmpty else { return }
    let place = (line: draft.nodeLines[Int(node)], column: draft.nodeColumns[Int(node)])
    guard let read = LabelLines.nameAndTitle(lines) else {
      set("label", lines.joined(separator: " "), of: .node(node))
      if lines.count > 1 {
        self.note("joined-lines", "the lines of a label became one name", at: place)
      }
      return
    }
    set("label", lines.joined(separator: "\n"), of: .node(node))
    set("name", read.name, of: .node(node))
    if !hasTitle { set("title", read.title, of: .node(node)) }
    self.note(
      "label-lines", "the first line of a label is read as name, the second as title", at: place)
  }
}
