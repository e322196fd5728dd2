/// A small table of distinct names, for labels, types and keys.
public struct NameTable: Sendable, Hashable {
  /// The names; their index is their id.
  public private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  /// Creates an empty table.
  public init() {}

  /// How many names there are.
  public var count: Int { names.count }

  /// The index of a name, or nil if it is not in the table.
  public func index(of name: String) -> Int? { indices[name] }

  /// The index of a name, added if it is new.
  public mutating func intern(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
