import WeftGraph

/// Rows of collaboration of one pair and period, which become one relation.
extension CSVReader {
  /// What rows were added up to.
  struct SumState {
    /// Numbers of pairs, and the edge of each pair and period.
    var pairs = PackedMap()
    var edges = PackedMap()
    /// The weight of each edge, NaN where it is no number.
    var weights: [Double] = []
    var oddWeights = DraftColumn(name: "weight", type: .float)
    /// Of edges with weights such as `1.500`, what those are as decimals.
    var unclear: [UInt32: Double] = [:]
    var marks = AmountMarks()
    /// Rows that were added to a relation that another made.
    var summed = NotePlaces()
    /// Further columns whose numbers are added too.
    var further: [Further] = []
    /// Columns of which the first value stands.
    var besides: [Beside] = []
    /// The column of edges that holds periods.
    var periodColumn = -1
    var months = MonthState()
  }

  /// How the numbers that were added are written.
  struct AmountMarks {
    var commas = 0
    var points = 0
    /// The first number that was not as the model writes them, and where all of them are.
    var normalized: StringID?
    var normalizedPlaces = NotePlaces()
    /// Numbers that may be thousands.
    var unclear = NotePlaces()
  }

  /// A column of numbers that are added beside the weight.
  struct Further {
    let cell: Int
    /// The column of edges that they go to.
    let column: Int
    /// The sum of each edge, NaN where nothing was said.
    var sums: [Double] = []
  }

  /// A column whose values are not added.
  struct Beside {
    let cell: Int
    /// A hash of the value of each edge, 0 for none.
    var hashes: [UInt32] = []
    /// Rows that say something else than their relation.
    var differing = NotePlaces()
  }

  /// What a row adds.
  struct RowSum {
    var period = ChartDraft.none
    /// Nil where the cell holds no number.
    var weight: Double? = 1
    var range = 0..<0
    var isUnclear = false
  }

  mutating func prepareSums(_ layout: CSVLayout) {
    if relations.period >= 0 || relations.moment >= 0 {
      sums.periodColumn = addColumn(DraftColumn(name: "period", type: .string))
    }
    for index in layout.furtherWeights {
      guard case .text(let column) = actions[index] else { continue }
      actions[index] = .role(.weight)
      sums.further.append(Further(cell: index, column: column))
    }
    // Where periods stand, moments within them are facts of their own.
    if relations.period >= 0, relations.moment >= 0 {
      actions[relations.moment] = .typed(
        addColumn(DraftColumn(name: layout.headers[relations.moment], type: .date)))
    }
    for index in actions.indices {
      switch actions[index] {
      case .text, .typed: sums.besides.append(Beside(cell: index))
      case .role, .ignore: break
      }
    }
  }

  /// What the row adds to the relations of its pairs.
  mutating func rowSum() -> RowSum {
    var row = RowSum()
    if relations.period >= 0 {
      let range = cell(relations.period)
      if !range.isEmpty { row.period = intern(range) }
    } else if relations.moment >= 0 {
      let range = cell(relations.moment)
      if !range.isEmpty { row.period = month(range) }
    }
    row.range = relations.weight >= 0 ? cell(relations.weight) : 0..<0
    if !row.range.isEmpty { (row.weight, row.isUnclear) = amount(row.range) }
    return row
  }

  /// The finite number that a cell holds, if any, and whether its point may part thousands.
  private mutating func amount(_ range: Range<Int>) -> (value: Double?, isUnclear: Bool) {
    let bytes = scanner.bytes
    let span = bytes.span.extracting(range)
    if let whole = ScalarText.integer(span) { return (Double(whole), false) }
    var isUnclear = false
    switch NumberMarks.evidence(span) {
    case .nothing: break
    case .decimal(.comma): sums.marks.commas += 1
    case .decimal(.point): sums.marks.points += 1
    case .unclear: isUnclear = true
    }
    if let number = ScalarText.number(span) {
      guard number.isFinite else { return (nil, false) }
      if isUnclear {
        scanner.count(range, in: &sums.marks.unclear, isKept: draft.notes.keepsPlaces)
      }
      return (number, isUnclear)
    }
    guard let number = CSVValues.number(bytes[range]), number.isFinite else { return (nil, false) }
    if sums.marks.normalized == nil { sums.marks.normalized = intern(range) }
    scanner.count(range, in: &sums.marks.normalizedPlaces, isKept: draft.notes.keepsPlaces)
    return (number, false)
  }

  /// Adds a row to the relation of its pair and period.
  mutating func sum(_ source: StringID?, _ target: StringID?, _ row: RowSum, _ line: UInt32) {
    var key: UInt64?
    if let source, let target, row.weight != nil {
      var (first, second) = (source.rawValue, target.rawValue)
      if relations.areUndirected, second < first { swap(&first, &second) }
      let pairKey = UInt64(first) << 32 | UInt64(second)
      let pair = sums.pairs[pairKey] ?? Int32(sums.pairs.count)
      sums.pairs[pairKey] = pair
      key = UInt64(UInt32(bitPattern: pair)) << 32 | UInt64(row.period.rawValue)
    }
    if let key, let known = sums.edges[key], let weight = row.weight,
      (sums.weights[Int(known)] + weight).isFinite
    {
      sums.weights[Int(known)] += weight
      if row.isUnclear { sums.unclear[UInt32(known), default: 0] += weight }
      sums.summed.add(line: line, column: 1, isKept: draft.notes.keepsPlaces)
      if !sums.further.isEmpty { addFurther(UInt32(known)) }
      if !sums.besides.isEmpty { compare(UInt32(known), line) }
      return
    }
    let edge = draft.addEdge(
      source: source, target: target, undirected: relations.areUndirected, line: line, column: 1)
    draft.edgeFlags[Int(edge)].formUnion([.sourceReference, .targetReference])
    sums.weights.append(row.weight ?? .nan)
    if row.weight == nil {
      let place = scanner.place(of: row.range.lowerBound)
      sums.oddWeights.odd.append(
        .init(owner: edge, text: intern(row.range), line: place.line, column: place.column))
    }
    if row.isUnclear, let weight = row.weight { sums.unclear[edge] = weight }
    if let key { sums.edges[key] = Int32(bitPattern: edge) }
    if row.period != ChartDraft.none {
      draft.edgeData[sums.periodColumn].append(row.period, owner: edge)
    }
    for index in sums.further.indices { sums.further[index].sums.append(.nan) }
    if !sums.further.isEmpty { addFurther(edge) }
    for index in sums.besides.indices {
      let range = cell(sums.besides[index].cell)
      sums.besides[index].hashes.append(range.isEmpty ? 0 : hash(range))
    }
    storeFacts(edge)
  }

  /// Adds the further numbers of a row; what is no number is kept where the relation has none.
  private mutating func addFurther(_ edge: UInt32) {
    for index in sums.further.indices {
      let range = cell(sums.further[index].cell)
      guard !range.isEmpty else { continue }
      let former = sums.further[index].sums[Int(edge)]
      if let number = amount(range).value, ((former.isNaN ? 0 : former) + number).isFinite {
        sums.further[index].sums[Int(edge)] = (former.isNaN ? 0 : former) + number
      } else {
        let place = scanner.place(of: range.lowerBound)
        draft.edgeData[sums.further[index].column].odd.append(
          .init(owner: edge, text: intern(range), line: place.line, column: place.column))
      }
    }
  }

  /// Counts what a row says in other words than the relation it is added to, and fills what that lacks.
  private mutating func compare(_ edge: UInt32, _ line: UInt32) {
    for index in sums.besides.indices {
      let range = cell(sums.besides[index].cell)
      guard !range.isEmpty else { continue }
      let hash = hash(range)
      switch sums.besides[index].hashes[Int(edge)] {
      case hash: break
      case 0:
        sums.besides[index].hashes[Int(edge)] = hash
        store(range, in: actions[sums.besides[index].cell], owner: edge)
      default:
        sums.besides[index].differing.add(
          line: line, column: 1, isKept: draft.notes.keepsPlaces)
      }
    }
  }

  /// A hash of a cell (FNV-1a), never 0.
  private mutating func hash(_ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in range { hash = (hash ^ UInt32(scanner.bytes[index])) &* 16_777_619 }
    return hash | 1
  }
}

extension DelimitedScanner {
  /// Counts a cell of the last record, whose place is found where it is needed.
  fileprivate func count(_ cell: Range<Int>, in places: inout NotePlaces, isKept: Bool) {
    if places.needsPlace(isKept: isKept) {
      places.add(place(of: cell.lowerBound), isKept: isKept)
    } else {
      places.addUnplaced()
    }
  }
}
