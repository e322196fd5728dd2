import WeftGraph

/// Lists that hold links, whatever they are called, or under no word at all.
extension JSONReader {
  /// Pairs of members that are only ends, and pairs that people and things may have as well.
  private static let certainPairs: [Set<String>] = [
    ["source", "target"], ["sourceId", "targetId"], ["source_id", "target_id"],
    ["sourceID", "targetID"], ["startNode", "endNode"], ["fromId", "toId"],
  ]
  private static let possiblePairs: [Set<String>] = [
    ["from", "to"], ["parent", "child"], ["parentId", "childId"], ["parent_id", "child_id"],
  ]
  private static let linkWords: Set = ["relations", "connections", "arcs", "ties"]

  /// Whether a list is one of links, by its word and the members of its objects.
  ///
  /// Without such a word all of the first objects have both ends, and where their words may mean
  /// something else no object has what only people have, or dates for ends.
  func areLinks(at start: Int, called key: String? = nil) -> Bool {
    if let key, Self.linkWords.contains(key) {
      let names = names(at: start)
      return (Self.certainPairs + Self.possiblePairs).contains { names.isSuperset(of: $0) }
    }
    let pairs = key == nil ? Self.certainPairs + Self.possiblePairs : Self.certainPairs
    return pairs.contains { allHave($0, isCertain: Self.certainPairs.contains($0), at: start) }
  }

  /// Whether the first objects of a list all have the ends of a pair.
  private func allHave(_ pair: Set<String>, isCertain: Bool, at start: Int) -> Bool {
    var walk = cursor
    walk.index = start
    walk.enter()
    var count = 0
    var dates = 0
    while count < 1_000, walk.more() {
      guard walk.peek() == 0x7B else { return false }
      count += 1
      var ends: Set<String> = []
      walk.enter()
      var isLink = true
      while walk.more() {
        let key = walk.key()
        let first = walk.peek()
        if pair.contains(key), first != 0x5B, isCertain || first != 0x6E {
          ends.insert(key)
          var value = walk
          if first == 0x22, let text = value.scalar(), ScalarText.day(text.span) != nil {
            dates += 1
          }
        } else if !isCertain, Self.tellsPerson(key) {
          isLink = false
        }
        walk.skip()
      }
      guard isLink, ends.count == pair.count else { return false }
    }
    return count > 0 && dates < count
  }

  /// Whether only people have a member, not what joins two things.
  private static func tellsPerson(_ key: String) -> Bool {
    switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
    case .name?: key == "name" || key == "fullName"
    case .firstName?, .lastName?, .managerID?, .manager?, .managerName?, .managerEmail?:
      !["parent", "parentId", "parent_id"].contains(key)
    case .property("email")?: true
    default: false
    }
  }
}
