/// Numbers the names of a document by the addresses libxml2 keeps them at.
///
/// libxml2 keeps one copy of each word, so addresses tell names apart without reading them.
@safe
struct XMLNameNumbers: ~Copyable {
  private struct Slot {
    var local: UInt = 0
    var prefix: UInt = 0
    var namespace: UInt = 0
    var number = 0
  }

  /// Names that have a number already, by number.
  private let known: [XMLName]
  /// The names numbered since they were last taken.
  private var fresh: [XMLName] = []
  private var freshCount = 0
  /// How many slots are taken.
  private var count = 0
  private var capacity = 256
  private var slots: UnsafeMutablePointer<Slot>

  /// - Parameter known: Names that have their numbers already; they are never fresh.
  init(known: [XMLName] = []) {
    self.known = known
    unsafe slots = .allocate(capacity: 256)
    unsafe slots.initialize(repeating: Slot(), count: 256)
  }

  deinit { unsafe slots.deallocate() }

  /// The names numbered since the last call.
  mutating func takeFresh() -> [XMLName] {
    defer { fresh = [] }
    return fresh
  }

  /// The number of a name.
  @inline(__always)
  mutating func number(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?,
    _ namespace: UnsafePointer<UInt8>?
  ) -> UInt32 {
    let one = UInt(bitPattern: local)
    let two = UInt(bitPattern: prefix)
    let three = UInt(bitPattern: namespace)
    var slot = place(one, two, three)
    while unsafe slots[slot].local != 0 {
      let known = unsafe slots[slot]
      if known.local == one, known.prefix == two, known.namespace == three {
        return UInt32(truncatingIfNeeded: known.number)
      }
      slot = (slot + 1) & (capacity - 1)
    }
    return unsafe add(local, prefix, namespace, at: slot)
  }

  @inline(__always)
  private func place(_ local: UInt, _ prefix: UInt, _ namespace: UInt) -> Int {
    let mixed = (local &* 31 &+ prefix &* 3 &+ namespace) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (capacity - 1)
  }

  @inline(never)
  private mutating func add(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?,
    _ namespace: UnsafePointer<UInt8>?, at slot: Int
  ) -> UInt32 {
    let name = unsafe XMLName(
      local: String(cString: local), prefix: prefix.map { unsafe String(cString: $0) } ?? "",
      namespace: namespace.map { unsafe String(cString: $0) } ?? "")
    var number = known.count + freshCount
    if let found = known.firstIndex(of: name) {
      number = found
    } else {
      fresh.append(name)
      freshCount += 1
    }
    unsafe slots[slot] = Slot(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix),
      namespace: UInt(bitPattern: namespace), number: number)
    count += 1
    if count * 2 > capacity { grow() }
    return UInt32(number)
  }

  private mutating func grow() {
    let old = unsafe slots
    let oldCapacity = capacity
    capacity *= 2
    unsafe slots = .allocate(capacity: capacity)
    unsafe slots.initialize(repeating: Slot(), count: capacity)
    for index in 0..<oldCapacity where unsafe old[index].local != 0 {
      let entry = unsafe old[index]
      var slot = place(entry.local, entry.prefix, entry.namespace)
      while unsafe slots[slot].local != 0 { slot = (slot + 1) & (capacity - 1) }
      unsafe slots[slot] = entry
    }
    unsafe old.deallocate()
  }
}
