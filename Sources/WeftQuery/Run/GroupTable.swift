import WeftGraph

/// Numbers the distinct combinations of key columns in order of first appearance.
///
/// Open addressing over integer codes; a single key that is a node is looked up in an array. A batch's
/// slots are all looked at before any of them is followed, so that memory is fetched for many rows at
/// once: tables of a large graph are in no cache.
struct GroupTable {
  private let width: Int
  private let graph: Graph
  private var coders: [KeyCoder]
  /// The codes of each group, `width` a group.
  private var codes: [UInt64] = []
  /// Whether the two codes of a group are kept as one.
  private var isPacked = false
  private var slots: [Int32] = [Int32](repeating: -1, count: 256)
  private var dense: [Int32] = []
  /// How many groups there are.
  private(set) var count = 0

  init(width: Int, in graph: Graph) {
    self.width = width
    self.graph = graph
    coders = [KeyCoder](repeating: KeyCoder(in: graph), count: width)
  }

  /// Bytes held, roughly.
  var byteCount: Int {
    codes.count * 8 + slots.count * 4 + dense.count * 4
      + coders.reduce(0) { $0 + $1.byteCount }
  }

  /// The group of every row, numbering new combinations.
  mutating func groups(of columns: [Column], count rows: Int) -> [Int32] {
    lookUp(columns, rows, adding: true)
  }

  /// The group of every row, -1 where the combination is new.
  mutating func find(_ columns: [Column], count rows: Int) -> [Int32] {
    lookUp(columns, rows, adding: false)
  }

  private mutating func lookUp(_ columns: [Column], _ rows: Int, adding: Bool) -> [Int32] {
    if width == 0 {
      if adding, rows > 0 { count = 1 }
      return [Int32](repeating: count > 0 ? 0 : -1, count: rows)
    }
    var keys: [[UInt64]] = []
    for index in columns.indices { keys.append(code(index, columns[index], adding: adding)) }
    if width == 2, codes.isEmpty { isPacked = coders.allSatisfy(\.isNarrow) }
    if isPacked {
      return singleGroups(zip(keys[0], keys[1]).map { $0 << 32 | $1 }, adding: adding)
    }
    if width == 1 {
      return coders[0].areNodes && isDense(adding: adding, more: rows)
        ? denseGroups(keys[0], adding: adding) : singleGroups(keys[0], adding: adding)
    }
    return width == 2
      ? pairGroups(keys[0], keys[1], adding: adding) : wideGroups(keys, rows, adding: adding)
  }

  private mutating func code(_ index: Int, _ column: Column, adding: Bool) -> [UInt64] {
    if coders[index].changes(column) {
      unpack()
      coders[index].known = stride(from: index, to: codes.count, by: width).map { codes[$0] }
    }
    switch coders[index].codes(column, adding: adding) {
    case .kept(let codes): return codes
    case .translated(let result, let translation):
      for position in stride(from: index, to: codes.count, by: width) {
        codes[position] = translation(codes[position])
      }
      dense = []
      var size = slots.count
      while size < count * 4 { size *= 2 }
      rehash(size)
      return result
    }
  }

  /// Whether groups of nodes are looked up in an array: once there are many, for filling it costs as
  /// much as the graph has nodes.
  private mutating func isDense(adding: Bool, more rows: Int) -> Bool {
    guard dense.isEmpty else { return true }
    guard adding, (count + rows) * 16 >= graph.nodeCount else { return false }
    dense = [Int32](repeating: -1, count: graph.nodeCount + 1)
    for (group, code) in codes.enumerated() { dense[place(of: code)] = Int32(group) }
    return true
  }

  // Null has the place behind the last node.
  private func place(of node: UInt64) -> Int {
    node == UInt64(UInt32.max) ? graph.nodeCount : Int(node)
  }

  private mutating func denseGroups(_ keys: [UInt64], adding: Bool) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(keys.count)
    for key in keys {
      let place = place(of: key)
      var group = dense[place]
      if group < 0, adding {
        group = Int32(count)
        dense[place] = group
        codes.append(key)
        count += 1
      }
      result.append(group)
    }
    return result
  }

  private mutating func singleGroups(_ keys: [UInt64], adding: Bool) -> [Int32] {
    if adding { reserve(keys.count) }
    let mask = slots.count - 1
    var result = [Int32](repeating: -1, count: keys.count)
    for row in keys.indices {
      result[row] = slots[Int(truncatingIfNeeded: Self.mix(keys[row])) & mask]
    }
    for row in keys.indices {
      let key = keys[row]
      var group = result[row]
      if group >= 0, codes[Int(group)] == key { continue }
      var slot = Int(truncatingIfNeeded: Self.mix(key)) & mask
      while true {
        group = slots[slot]
        if group < 0 || codes[Int(group)] == key { break }
        slot = (slot + 1) & mask
      }
      if group < 0, adding {
        group = Int32(count)
        slots[slot] = group
        codes.append(key)
        count += 1
      }
      result[row] = group
    }
    return result
  }

  private mutating func pairGroups(
    _ first: [UInt64], _ second: [UInt64], adding: Bool
  ) -> [Int32] {
    if adding { reserve(first.count) }
    let mask = slots.count - 1
    var result = [Int32](repeating: -1, count: first.count)
    for row in first.indices {
      result[row] = slots[Self.slot(first[row], second[row]) & mask]
    }
    for row in first.indices {
      let (a, b) = (first[row], second[row])
      var group = result[row]
      if group >= 0, codes[Int(group) * 2] == a, codes[Int(group) * 2 + 1] == b { continue }
      var slot = Self.slot(a, b) & mask
      while true {
        group = slots[slot]
        if group < 0 { break }
        let place = Int(group) * 2
        if codes[place] == a, codes[place + 1] == b { break }
        slot = (slot + 1) & mask
      }
      if group < 0, adding {
        group = Int32(count)
        slots[slot] = group
        codes.append(a)
        codes.append(b)
        count += 1
      }
      result[row] = group
    }
    return result
  }

  private mutating func wideGroups(
    _ keys: [[UInt64]], _ rows: Int, adding: Bool
  ) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(rows)
    if adding { reserve(rows) }
    for row in 0..<rows {
      var hash: UInt64 = 0
      for key in keys { hash = Self.mix(hash &+ key[row]) }
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      var group: Int32 = -1
      while true {
        group = slots[slot]
        if group < 0 { break }
        let place = Int(group) * width
        if keys.indices.allSatisfy({ codes[place + $0] == keys[$0][row] }) { break }
        slot = (slot + 1) & mask
      }
      if group < 0, adding {
        group = Int32(count)
        slots[slot] = group
        for key in keys { codes.append(key[row]) }
        count += 1
      }
      result.append(group)
    }
    return result
  }

  /// Makes room for some more groups.
  private mutating func reserve(_ more: Int) {
    guard (count + more) * 2 > slots.count else { return }
    var size = slots.count
    while size < (count + more) * 2 { size *= 2 }
    // Few large steps: each of them looks at every group.
    rehash(count > 1 << 16 ? size * 2 : size)
  }

  /// Keeps two codes a group apart again.
  private mutating func unpack() {
    guard isPacked else { return }
    isPacked = false
    codes = codes.flatMap { [$0 >> 32, $0 & UInt64(UInt32.max)] }
    rehash(slots.count)
  }

  private mutating func rehash(_ size: Int) {
    slots = [Int32](repeating: -1, count: size)
    guard width > 0, dense.isEmpty else { return }
    let mask = size - 1
    for group in 0..<count {
      var hash: UInt64 = 0
      if width == 1 || isPacked {
        hash = Self.mix(codes[group])
      } else {
        for index in 0..<width { hash = Self.mix(hash &+ codes[group * width + index]) }
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(group)
    }
  }

  @inline(__always)
  private static func slot(_ first: UInt64, _ second: UInt64) -> Int {
    Int(truncatingIfNeeded: mix(mix(first) &+ second))
  }

  // The finalizer of MurmurHash3 (Austin Appleby).
  @inline(__always)
  private static func mix(_ key: UInt64) -> UInt64 {
    var key = key
    key ^= key >> 33
    key = key &* 0xff51_afd7_ed55_8ccd
    key ^= key >> 33
    key = key &* 0xc4ce_b9fe_1a85_ec53
    key ^= key >> 33
    return key
  }
}
