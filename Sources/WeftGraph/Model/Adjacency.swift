/// The neighbours of every node along the relationships of one type in one direction (CSR).
///
/// Only nodes that have such a relationship hold an entry. A node's neighbours are sorted by
/// neighbour, then by relationship; parallel relationships are separate entries.
public struct Adjacency: Sendable {
  /// The nodes that have at least one relationship here.
  @usableFromInline package let sources: RankedBitset
  /// Where each source's entries start, by rank; one more entry than sources.
  @usableFromInline let offsets: [UInt32]
  /// The neighbour of each entry.
  public let neighbours: [NodeID]
  /// The relationship of each entry.
  @usableFromInline let relationshipIDs: [RelationshipID]
  /// Where relationships are in entry order, the first one's id: then entry e is relationship first + e.
  @usableFromInline let firstRelationship: UInt32?

  /// Builds from rows sorted by source, then neighbour, then relationship.
  init(
    sources: RankedBitset, offsets: [UInt32], neighbours: [NodeID],
    relationshipIDs: [RelationshipID], firstRelationship: UInt32?
  ) {
    self.sources = sources
    self.offsets = offsets
    self.neighbours = neighbours
    self.relationshipIDs = relationshipIDs
    self.firstRelationship = firstRelationship
  }

  /// The entries of a node: indices for ``neighbours`` and ``relationship(at:)``.
  /// - Complexity: O(1).
  @inlinable
  public func entries(of node: NodeID) -> Range<Int> {
    guard let rank = sources.rank(of: node.index) else { return 0..<0 }
    return Int(offsets[rank])..<Int(offsets[rank + 1])
  }

  /// The relationship of an entry.
  @inlinable
  public func relationship(at entry: Int) -> RelationshipID {
    if let first = firstRelationship { return RelationshipID(first + UInt32(entry)) }
    return relationshipIDs[entry]
  }

  /// How many relationships a node has here, parallels counted.
  /// - Complexity: O(1).
  @inlinable
  public func degree(of node: NodeID) -> Int { entries(of: node).count }

  /// The entries of a node whose neighbour is a given node.
  /// - Complexity: O(log degree + matches).
  @inlinable
  public func entries(from node: NodeID, to neighbour: NodeID) -> Range<Int> {
    let all = entries(of: node)
    var low = all.lowerBound
    var high = all.upperBound
    while low < high {
      let middle = (low + high) / 2
      if neighbours[middle] < neighbour { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < all.upperBound, neighbours[end] == neighbour { end += 1 }
    return low..<end
  }

  /// How many relationships there are.
  public var count: Int { neighbours.count }

  /// Bytes held, for the memory budget.
  package var byteCount: Int {
    sources.byteCount + offsets.count * 4 + neighbours.count * 4 + relationshipIDs.count * 4
  }
}
