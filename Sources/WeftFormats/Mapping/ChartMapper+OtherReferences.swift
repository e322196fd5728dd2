import WeftGraph

/// What further words for the targets of a source's edges say of the first ones.
struct OtherWords {
  /// A word that does not name whom the first one does.
  struct Contradiction {
    var edge: Int
    var word: StringID
    /// Whom it names; nil if nobody, or several.
    var node: UInt32?
    var isAmbiguous = false
  }

  /// How many edges' further words name whom the first one names.
  var agreements = 0
  /// Words that name somebody else, or nobody, in the order of edges.
  var contradictions: [Contradiction] = []

  /// Whether the first words are of another numbering, which happens to have ids of this one.
  ///
  /// A stale name contradicts an id here and there; where more names contradict than agree, it is
  /// the column of ids that means something else.
  var areFirstOnesForeign: Bool {
    let count = contradictions.count { $0.node != nil }
    return count > 1 && count > agreements
  }
}

extension ChartMapper {
  /// Lets the further words of an edge's target stand by: where its first word was that of no node
  /// they tell the target, and elsewhere they must not name another one.
  mutating func settleOthers(
    _ end: inout StringID, _ flags: inout ChartDraft.EdgeFlags, _ edge: Int, _ index: Int,
    _ placed: [PlacedNodes], _ described: UInt32,
    _ others: inout ArraySlice<(edge: UInt32, word: StringID)>, _ found: inout OtherWords
  ) {
    while let other = others.first, other.edge <= edge {
      others.removeFirst()
      guard other.edge == edge else { continue }
      let renamed = placed[index].renamed
      let target =
        flags.contains(.dropped) ? nil : finder.node(withID: end, renamed: renamed, table)
      if let target, table.name(Int(target)) == other.word {
        found.agreements += 1
        continue
      }
      if !finder.isPrepared {
        finder.prepare(drafts, placed, table, builder.strings, described: Int(described))
      }
      let answer = finder.find(other.word, renamed: renamed, table, &builder.strings)
      guard let target else {
        guard case .node(let node) = answer else { continue }
        self.note(
          "next-reference",
          "'\(builder.strings[end])' is nobody; another column says '\(builder.strings[other.word])'",
          edge, index)
        end = table.ids[Int(node)]
        flags.remove(.dropped)
        continue
      }
      switch answer {
      case .node(target): found.agreements += 1
      case .node(let node):
        found.contradictions.append(.init(edge: edge, word: other.word, node: node))
      case .ambiguous:
        found.contradictions.append(
          .init(edge: edge, word: other.word, node: nil, isAmbiguous: true))
      case .unknown: found.contradictions.append(.init(edge: edge, word: other.word, node: nil))
      case .none: break
      }
    }
  }

  /// Notes the edges whose words name different nodes, and lets the further words count where the
  /// first ones are mostly contradicted.
  mutating func settleContradictions(
    _ found: OtherWords, _ ends: inout [StringID], _ flags: inout [ChartDraft.EdgeFlags],
    _ index: Int
  ) {
    // Elsewhere what is inside another is such a word too.
    let areForeign = found.areFirstOnesForeign && drafts[index].ledger.format == "csv"
    var last = -1
    for other in found.contradictions where areForeign || other.node != nil {
      let words =
        "one column says '\(builder.strings[ends[other.edge]])' and another "
        + "'\(builder.strings[other.word])'"
      guard areForeign else {
        self.note("conflicting-reference", words, other.edge, index)
        continue
      }
      // The better of several further words comes first.
      guard other.edge != last else { continue }
      last = other.edge
      note(
        "conflicting-reference", words + ", which counts, for the columns mostly disagree",
        other.edge, index)
      if let node = other.node {
        ends[other.edge] = table.ids[Int(node)]
      } else if other.isAmbiguous {
        flags[other.edge].insert(.dropped)
        note(
          "ambiguous-reference", "'\(builder.strings[other.word])' may be several nodes",
          other.edge, index)
      } else {
        ends[other.edge] = other.word
      }
    }
  }

  private mutating func note(_ code: String, _ message: String, _ edge: Int, _ index: Int) {
    drafts[index].notes.add(
      code, message, line: drafts[index].edgeLines[edge], column: drafts[index].edgeColumns[edge])
  }
}
