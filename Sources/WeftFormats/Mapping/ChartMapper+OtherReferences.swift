import WeftGraph

extension ChartMapper {
  /// Lets the further words of an edge's target stand by: where its first word was that of no node
  /// they tell the target, and elsewhere they must not name another one.
  mutating func settleOthers(
    _ end: inout StringID, _ flags: inout ChartDraft.EdgeFlags, _ edge: Int, _ index: Int,
    _ placed: [PlacedNodes], _ described: UInt32,
    _ others: inout ArraySlice<(edge: UInt32, word: StringID)>
  ) {
    while let other = others.first, other.edge <= edge {
      others.removeFirst()
      guard other.edge == edge else { continue }
      let renamed = placed[index].renamed
      let target =
        flags.contains(.dropped) ? nil : finder.node(withID: end, renamed: renamed, table)
      if let target, table.name(Int(target)) == other.word { continue }
      if !finder.isPrepared {
        finder.prepare(drafts, placed, table, builder.strings, described: Int(described))
      }
      guard
        case .node(let node) = finder.find(other.word, renamed: renamed, table, &builder.strings)
      else { continue }
      guard let target else {
        self.note(
          "next-reference",
          "'\(builder.strings[end])' is nobody; another column says '\(builder.strings[other.word])'",
          edge, index)
        end = table.ids[Int(node)]
        flags.remove(.dropped)
        continue
      }
      if target != node {
        self.note(
          "conflicting-reference",
          "one column says '\(builder.strings[end])' and another '\(builder.strings[other.word])'",
          edge, index)
      }
    }
  }

  private mutating func note(_ code: String, _ message: String, _ edge: Int, _ index: Int) {
    drafts[index].notes.add(
      code, message, line: drafts[index].edgeLines[edge], column: drafts[index].edgeColumns[edge])
  }
}
