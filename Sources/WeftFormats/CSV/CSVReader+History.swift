import WeftGraph

/// Tables that have a row for each time something about a person changed.
extension CSVReader {
  /// Headers of the day from which a row is true, folded.
  private static let froms: Set = [
    "effectivedate", "effectivestartdate", "effectivestart", "effectivefrom", "effectivefromdate",
    "validfrom", "validfromdate", "effdt", "begda", "gültigab", "gültigvon", "dateeffective",
    "dateeffet", "validezdesde", "vigenciadesde", "有効開始日", "生效日期",
  ]
  /// Headers of the last day on which a row is true, folded.
  private static let untils: Set = [
    "effectiveenddate", "effectiveend", "effectiveto", "effectivetodate", "effectiveuntil",
    "validto", "validtodate", "validuntil", "endda", "gültigbis", "validezhasta", "vigenciahasta",
    "有効終了日", "失效日期",
  ]
  /// Days from which on an end stands for none: 2300-01-01.
  private static let open: Int64 = 120_530

  /// The type of a column that says from when or until when rows are true; nil for others.
  mutating func historyType(_ index: Int, _ layout: CSVLayout) -> DraftColumn.ValueType? {
    guard case .people = layout.kind else { return nil }
    let word = ColumnRole.fold(layout.headers[index])
    if Self.froms.contains(word), people.validFrom < 0 {
      people.validFrom = index
    } else if Self.untils.contains(word), people.validUntil < 0 {
      people.validUntil = index
    } else {
      return nil
    }
    return .date
  }

  /// Lets the latest of several dated rows of an id tell the person, and dates the reporting lines of
  /// all of them.
  ///
  /// - Complexity: O(rows) where the table has a column of such dates, else O(1).
  mutating func settleHistory() {
    guard let from = days(people.validFrom), !from.isEmpty else { return }
    let groups = repeatedIDs().filter { _, rows in
      rows.allSatisfy { from[$0] != nil } && Set(rows.map { from[$0] }).count > 1
    }
    guard !groups.isEmpty else { return }
    let until = days(people.validUntil)
    var spans: [UInt32: (from: Int64, until: Int64?)] = [:]
    var past = Bitset(capacity: draft.nodeCount)
    for rows in groups.values {
      let sorted = rows.sorted { (from[$0] ?? 0, $0) < (from[$1] ?? 0, $1) }
      let newest = sorted.last.flatMap { from[$0] } ?? 0
      for row in sorted {
        guard let start = from[row] else { continue }
        var end = until?[row]
        if let day = end, day >= Self.open { end = nil }
        if until == nil,
          let next = sorted.lazy.compactMap({ from[$0] }).first(where: { $0 > start })
        {
          end = next - 1
        }
        spans[row] = (start, end)
        if start < newest, let end, end < newest { past.insert(Int(row)) }
      }
    }
    dateEdges(spans)
    guard !past.isEmpty, case .typed(let column) = actions[people.validFrom] else { return }
    var line: UInt32 = 0
    past.forEach { row in if line == 0 { line = draft.nodeLines[row] } }
    draft.notes.add(
      "dated-rows",
      "'\(draft.nodeData[column].name)' says when rows of one id are true: the latest tells the person,"
        + " and reporting lines have since and until", line: line, column: 1, times: past.count)
    remove(past)
  }

  /// The days of a column by row, as far as its cells are dates; nil if there is no such column.
  private func days(_ index: Int) -> [UInt32: Int64]? {
    guard index >= 0, case .typed(let number) = actions[index] else { return nil }
    let column = draft.nodeData[number]
    return Dictionary(
      zip(column.owners, column.words).map { ($0, Int64(bitPattern: $1)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The rows of each id that several rows have.
  private func repeatedIDs() -> [StringID: [UInt32]] {
    var first = [UInt32](repeating: 0, count: draft.strings.count)
    var groups: [StringID: [UInt32]] = [:]
    for (row, id) in draft.nodeIDs.enumerated() {
      if first[id.index] == 0 {
        first[id.index] = UInt32(row) + 1
      } else {
        groups[id, default: [first[id.index] - 1]].append(UInt32(row))
      }
    }
    return groups
  }

  /// Gives reporting lines of dated rows their days, and joins those to one manager that follow one
  /// another.
  private mutating func dateEdges(_ spans: [UInt32: (from: Int64, until: Int64?)]) {
    let others = Set(draft.edgeData[EdgeColumn.kind].owners)
    let dotted = Set(draft.edgeData[EdgeColumn.subtype].owners)
    var lines: [(edge: Int, from: Int64, until: Int64?)] = []
    for edge in 0..<draft.edgeCount
    where draft.edgeFlags[edge].contains(.targetReference)
      && !draft.edgeFlags[edge].contains(.dropped) && !others.contains(UInt32(edge))
    {
      guard let span = spans[row(atLine: draft.edgeLines[edge])] else { continue }
      lines.append((edge, span.from, span.until))
    }
    lines.sort { ($0.from, $0.edge) < ($1.from, $1.edge) }
    struct Line: Hashable { var person: StringID, manager: StringID, isDotted: Bool }
    var known: [Line: Int] = [:]
    var spans: [(edge: Int, from: Int64, until: Int64?)] = []
    for line in lines {
      let key = Line(
        person: draft.edgeSources[line.edge], manager: draft.edgeTargets[line.edge],
        isDotted: dotted.contains(UInt32(line.edge)))
      if let position = known[key], spans[position].until.map({ line.from <= $0 + 1 }) ?? true {
        if let end = spans[position].until {
          spans[position].until = line.until.map { max($0, end) }
        }
        draft.edgeFlags[line.edge].insert(.dropped)
        continue
      }
      known[key] = spans.count
      spans.append(line)
    }
    spans.sort { $0.edge < $1.edge }
    var since = DraftColumn(name: "since", type: .date)
    var until = DraftColumn(name: "until", type: .date)
    for span in spans {
      since.owners.append(UInt32(span.edge))
      since.words.append(UInt64(bitPattern: span.from))
      guard let end = span.until else { continue }
      until.owners.append(UInt32(span.edge))
      until.words.append(UInt64(bitPattern: end))
    }
    draft.edgeData += [since, until]
  }

  /// Takes rows out of the draft.
  private mutating func remove(_ rows: Bitset) {
    var numbers = [UInt32](repeating: .max, count: draft.nodeCount)
    var count: UInt32 = 0
    for row in numbers.indices where !rows.contains(row) {
      numbers[row] = count
      count += 1
    }
    func kept<Value>(_ values: [Value]) -> [Value] {
      values.indices.filter { numbers[$0] != .max }.map { values[$0] }
    }
    draft.nodeIDs = kept(draft.nodeIDs)
    draft.nodeLines = kept(draft.nodeLines)
    draft.nodeColumns = kept(draft.nodeColumns)
    for index in draft.nodeData.indices { draft.nodeData[index].renumber(numbers) }
    draft.aliases = draft.aliases.compactMap { word, node in
      numbers[Int(node)] == .max ? nil : (word, numbers[Int(node)])
    }
    draft.otherNames = draft.otherNames.compactMap { word, node in
      numbers[Int(node)] == .max ? nil : (word, numbers[Int(node)])
    }
  }
}

extension DraftColumn {
  /// Gives owners new numbers; those whose number is `UInt32.max` lose their values.
  fileprivate mutating func renumber(_ numbers: [UInt32]) {
    let kept = owners.indices.filter { numbers[Int(owners[$0])] != .max }
    if !strings.isEmpty { strings = kept.map { strings[$0] } }
    if !words.isEmpty { words = kept.map { words[$0] } }
    if !floats.isEmpty { floats = kept.map { floats[$0] } }
    owners = OwnerList(kept.map { numbers[Int(owners[$0])] })
    odd = odd.compactMap { entry in
      var entry = entry
      entry.owner = numbers[Int(entry.owner)]
      return entry.owner == .max ? nil : entry
    }
  }
}
