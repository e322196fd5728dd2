/// A small table of distinct names, for labels, types and keys.
package struct NameTable: Sendable, Hashable {
  /// The names; their index is their id.
  package private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  /// Creates an empty table.
  package init() {}

  /// How many names there are.
  package var count: Int { names.count }

  /// The index of a name, or nil if it is not in the table.
  package func index(of name: String) -> Int? { indices[name] }

  /// The index of a name, added if it is new.
  package mutating func intern(_ name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
