import WeftGraph

/// Finds edges that say what another one says already.
struct RepeatedEdges {
  /// For each edge, the one it repeats; -1 for none.
  private(set) var repeats: [Int32] = []

  /// Marks an edge that means nothing.
  static let dropped = Int32.max - 1

  var isEmpty: Bool { repeats.isEmpty }

  /// Marks the edges that turned out to mean nothing.
  mutating func findDropped(_ draft: ChartDraft) {
    for edge in draft.edgeFlags.indices where draft.edgeFlags[edge].contains(.dropped) {
      drop(edge, repeating: Self.dropped, of: draft.edgeFlags.count)
    }
  }

  /// Finds edges that go both ways though their type has one direction for their ends: both say the same.
  mutating func findMutual(_ draft: ChartDraft, _ plans: [Int32], _ kinds: [EdgePlan]) {
    for (edge, twin) in draft.mutualEdges where repeats.isEmpty || repeats[Int(twin)] < 0 {
      let one = kinds[Int(plans[Int(edge)])]
      let two = kinds[Int(plans[Int(twin)])]
      guard one.type == two.type,
        Self.key(draft, Int(edge), one) == Self.key(draft, Int(twin), two)
      else { continue }
      drop(Int(twin), repeating: Int32(edge), of: plans.count)
    }
  }

  /// Pairs relations stated from their other end with the same relation stated as it stands.
  mutating func findInverses(
    _ draft: ChartDraft, _ plans: [Int32], _ kinds: [EdgePlan], _ strings: StringTableBuilder
  ) {
    let inverse = Set(kinds.filter(\.isInverse).map(\.type))
    let both = inverse.intersection(kinds.filter { !$0.isInverse }.map(\.type))
    guard !both.isEmpty else { return }
    let subtypes = Self.subtypes(draft)
    var stated: [TypeID: PackedMap] = [:]
    for edge in plans.indices {
      guard repeats.isEmpty || repeats[edge] < 0 else { continue }
      let plan = kinds[Int(plans[edge])]
      guard !plan.isInverse, both.contains(plan.type) else { continue }
      let key = Self.key(draft, edge, plan)
      if stated[plan.type, default: PackedMap()][key] == nil {
        stated[plan.type, default: PackedMap()][key] = Int32(edge)
      }
    }
    for edge in plans.indices {
      guard repeats.isEmpty || repeats[edge] < 0 else { continue }
      let plan = kinds[Int(plans[edge])]
      guard plan.isInverse, both.contains(plan.type) else { continue }
      let key = Self.key(draft, edge, plan)
      guard let other = stated[plan.type]?[key], other >= 0 else { continue }
      let one = plan.subtype ?? subtypes[UInt32(edge)]
      let two = kinds[Int(plans[Int(other)])].subtype ?? subtypes[UInt32(other)]
      if let one, let two, one != two { continue }
      drop(edge, repeating: other, of: plans.count)
      stated[plan.type]?[key] = -2
    }
  }

  /// Finds edges an earlier source holds too, with equal type, ends and properties.
  ///
  /// A source's own parallel edges stay apart: each pairs with one of the earlier source's.
  mutating func findEqual(
    _ draft: ChartDraft, _ plans: [Int32], _ kinds: [EdgePlan], _ earlier: inout EdgeSignatures
  ) {
    let hashes = EdgeSignatures.hashes(of: draft)
    var counts = PackedMap(capacity: plans.count)
    for edge in plans.indices where repeats.isEmpty || repeats[edge] < 0 {
      let plan = kinds[Int(plans[edge])]
      let signature = EdgeSignatures.signature(
        hashes[edge], plan, Self.key(draft, edge, plan), draft.edgeFlags[edge])
      let count = (counts[signature] ?? 0) + 1
      counts[signature] = count
      if let known = earlier.counts[signature], known >= count {
        drop(edge, repeating: .max, of: plans.count)
      } else {
        earlier.pending.append((signature, count))
      }
    }
    for (signature, count) in earlier.pending {
      earlier.counts[signature] = max(earlier.counts[signature] ?? 0, count)
    }
    earlier.pending = []
  }

  private mutating func drop(_ edge: Int, repeating other: Int32, of count: Int) {
    if repeats.isEmpty { repeats = [Int32](repeating: -1, count: count) }
    repeats[edge] = other
  }

  private static func key(_ draft: ChartDraft, _ edge: Int, _ plan: EdgePlan) -> UInt64 {
    let source = UInt64(draft.edgeSources[edge].rawValue)
    let target = UInt64(draft.edgeTargets[edge].rawValue)
    return plan.isReversed ? target << 32 | source : source << 32 | target
  }

  private static func subtypes(_ draft: ChartDraft) -> [UInt32: StringID] {
    var result: [UInt32: StringID] = [:]
    for column in draft.edgeData where column.name == "subtype" && column.type == .string {
      for (owner, string) in zip(column.owners, column.strings) { result[owner] = string }
    }
    return result
  }
}

/// What the edges of earlier sources say, as hashes.
struct EdgeSignatures {
  var counts = PackedMap()
  fileprivate var pending: [(signature: UInt64, count: Int32)] = []

  /// A hash of each edge's properties, whatever their order.
  fileprivate static func hashes(of draft: ChartDraft) -> [UInt64] {
    var hashes = [UInt64](repeating: 0, count: draft.edgeCount)
    let kinds = Set(KindColumns.ofEdges(draft.edgeData, isOwnWriting: draft.isOwnWriting))
    for (index, column) in draft.edgeData.enumerated()
    where !kinds.contains(index) && column.role == .property {
      let name = column.name.utf8.reduce(UInt64(14_695_981)) { mix($0, UInt64($1)) }
      for (position, owner) in column.owners.enumerated() {
        let value =
          column.type == .string
          ? UInt64(column.strings[position].rawValue) : column.words[position]
        hashes[Int(owner)] &+= mix(name, value)
      }
      for entry in column.odd {
        hashes[Int(entry.owner)] &+= mix(name, UInt64(entry.text.rawValue))
      }
    }
    return hashes
  }

  fileprivate static func signature(
    _ properties: UInt64, _ plan: EdgePlan, _ ends: UInt64, _ flags: ChartDraft.EdgeFlags
  ) -> UInt64 {
    let type = UInt64(plan.type.rawValue) << 32 | UInt64(plan.subtype?.rawValue ?? 0)
    // The highest value marks an empty place of the map.
    // How an end is named in its source says nothing of the relation.
    let written = flags.intersection(.undirected).rawValue
    return mix(mix(mix(properties, ends), type), UInt64(written)) >> 1
  }

  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0x9E37_79B9_7F4A_7C15)
      .multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
