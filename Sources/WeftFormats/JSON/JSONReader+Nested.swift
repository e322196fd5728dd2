import WeftGraph

/// Trees whose lists of those below are called by words of their own, or that stand inside an object.
extension JSONReader {
  /// How many objects are looked at to find out by what word lists nest.
  private static let nestingSample = 10_000

  /// Words that say of an object inside another that it is the top of the tree, not a part of its holder.
  private static let topWords: Set = [
    "root", "tree", "top", "chart", "orgchart", "organization", "organisation", "hierarchy",
    "structure", "data", "result", "results",
  ]

  /// What is known of a list under one word in an object that holds it.
  private struct Nest {
    var key: String
    /// The members of its first object, and whether one of its objects has a list under the same word.
    var first: Set<String>?
    var isNested = false
    /// Whom its objects name as above them, and whether one names nobody.
    var above: Set<[UInt8]> = []
    var isPartial = false
  }

  /// An object whose members are being looked at, or a list.
  private struct NestFrame {
    /// The word of the list that an object stands in, or of the list itself.
    var list: String?
    var isList: Bool
    var names: Set<String> = []
    var nests: [Nest] = []
    /// The words an object is known by, and those for who is above it.
    var ids: Set<[UInt8]> = []
    var above: [[UInt8]] = []
  }

  /// The words of lists that hold objects of the same make as the ones that have them, which have such
  /// lists themselves, or objects that all name the one whose list it is as above them.
  ///
  /// Objects are of one make where more than half of the members that the smaller one has are the
  /// other's too. A word that says what else a list holds, and one under which somebody has what is
  /// of another make, as people have comments on comments, is none. What has no id and no name holds
  /// the tree and is no part of it.
  func nestingWords(at start: Int) -> Set<String> {
    var walk = cursor
    walk.index = start
    var stack = [NestFrame(list: nil, isList: walk.peek() == 0x5B)]
    var found: Set<String> = []
    var foreign: Set<String> = []
    var areAbove: [String: Bool] = [:]
    var count = 0
    walk.enter()
    while var top = stack.popLast(), count < Self.nestingSample {
      guard walk.more() else {
        if !top.isList {
          count += 1
          close(top, &stack, &found, &foreign)
        }
        continue
      }
      var key = top.list
      if !top.isList {
        let name = walk.key()
        top.names.insert(name)
        key = name
      }
      let first = walk.peek()
      let nests = first == 0x5B && !top.isList
      if nests, let name = key {
        if Self.mayNest(name) { top.nests.append(Nest(key: name)) }
      } else if first != 0x7B {
        if let name = key, !top.isList { note(name, &walk, &top, &areAbove) } else { walk.skip() }
        stack.append(top)
        continue
      }
      stack.append(top)
      stack.append(
        NestFrame(list: nests || top.isList ? key : nil, isList: nests))
      walk.enter()
    }
    return found.subtracting(foreign)
  }

  /// Notes what an object is known by and who is above it, stepping over a value that is no object.
  private func note(
    _ key: String, _ walk: inout JSONCursor, _ object: inout NestFrame,
    _ areAbove: inout [String: Bool]
  ) {
    let isAbove = areAbove[key] ?? (Self.superior(key) != nil)
    areAbove[key] = isAbove
    guard isAbove || key == "name" || Self.idWords.contains(key), let text = walk.word() else {
      walk.skip()
      return
    }
    guard !text.isEmpty else { return }
    if isAbove { object.above.append(text) } else { object.ids.insert(text) }
  }

  /// Compares an object with those of its lists, and tells the holder of the list it stands in.
  private func close(
    _ object: NestFrame, _ stack: inout [NestFrame], _ found: inout Set<String>,
    _ foreign: inout Set<String>
  ) {
    for nest in object.nests {
      guard let first = nest.first else { continue }
      if !nest.isPartial, nest.above.isSubset(of: object.ids) {
        found.insert(nest.key)
        continue
      }
      let own = object.names.subtracting([nest.key])
      let other = first.subtracting([nest.key])
      if own.intersection(other).count * 2 > min(own.count, other.count) {
        if nest.isNested { found.insert(nest.key) }
      } else if own.contains(where: Self.tellsWho) {
        foreign.insert(nest.key)
      }
    }
    guard let key = object.list, stack.count > 1, stack[stack.count - 1].isList,
      let index = stack[stack.count - 2].nests.lastIndex(where: { $0.key == key })
    else { return }
    let holder = stack.count - 2
    if stack[holder].nests[index].first == nil { stack[holder].nests[index].first = object.names }
    stack[holder].nests[index].above.formUnion(object.above)
    if object.above.isEmpty { stack[holder].nests[index].isPartial = true }
    if object.nests.contains(where: { $0.key == key }) {
      stack[holder].nests[index].isNested = true
    }
  }

  /// Whether a list may be of those below by its word, which says nothing else.
  private static func mayNest(_ key: String) -> Bool {
    usualChildWords.contains(key)
      || (ColumnRole.ofPeople(ColumnRole.fold(key)) == nil && !isUnitPart(key) || isBelow(key))
        && [nil, "Person"].contains(CSVLayout.label(ofFile: key))
  }

  private static func tellsWho(_ key: String) -> Bool {
    if idWords.contains(key) { return true }
    switch ColumnRole.ofPeople(ColumnRole.fold(key)) {
    case .id?, .name?, .firstName?, .lastName?: return true
    default: return false
    }
  }

  /// Whether an object has a list of those below it.
  func holdsThoseBelow(_ start: Int) -> Bool { !names(at: start).isDisjoint(with: childWords) }

  /// Where the only tree begins that an object holds inside, or inside an object of it.
  ///
  /// An object that has a name is somebody; what it holds is a tree where its word says so.
  func treeInside(_ start: Int, depth: Int = 0) -> Int? {
    guard depth < 3 else { return nil }
    let isSomebody = names(at: start).contains { Self.tellsWho($0) }
    var walk = cursor
    walk.index = start
    var found: [Int] = []
    walk.enter()
    while walk.more() {
      let key = walk.key()
      if walk.peek() == 0x7B, Self.superior(key) == nil,
        !isSomebody || Self.topWords.contains(key.lowercased())
      {
        if holdsThoseBelow(walk.index) {
          found.append(walk.index)
        } else if let inner = treeInside(walk.index, depth: depth + 1) {
          found.append(inner)
        }
      }
      walk.skip()
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether an object is a node that has a list of nodes which have such lists, and no links.
  func isTreeOfNodes(_ start: Int, _ parts: Parts) -> Bool {
    guard parts.edges.isEmpty, parts.elements.isEmpty, parts.hyperedges.isEmpty,
      parts.adjacency.isEmpty, childWords.contains("nodes")
    else { return false }
    return names(at: start).contains("nodes")
  }
}
