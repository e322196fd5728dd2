import WeftGraph

/// What names elements.
extension SuggestedPaths {
  /// The paths, joined by spaces, of the words that name the elements; nil if nothing names most.
  var label: String? {
    let known = all.filter { path in
      Self.isOwn(path) && values(path).compactMap { $0 }.count * 2 > elements.count
    }
    if let parts = partsOfName(known) { return parts }
    let own = own
    let isPerson = SuggestedKind(ofTable: name).isPerson
    let hasWords = elements.count { tree.words($0) != nil } * 2 > elements.count
    let found = best(known) { word in
      if Self.superior(word) || Self.isOfAnother(word, than: own) { return 0 }
      switch word {
      case "name", "fullname", "displayname": return 7
      case _ where own.contains { word == $0 + "name" }: return 7
      case "label", "text": return 6
      case _ where word.hasSuffix("name") && word != "username": return 5
      default: break
      }
      switch ColumnRole.ofPeople(ColumnRole.fold(word)) {
      case .name?: return CSVLayout.people.contains(ColumnRole.fold(word)) ? 1 : 5
      case .nameLastFirst?: return 5
      // One part of a name is better than none, and the word for a name in several languages.
      case .firstName?, .lastName?: return 4
      // What people do names them only where nothing else does.
      case _ where word == "title": return isPerson ? (hasWords ? 0 : 2) : 3
      default: return 0
      }
    }
    return found ?? (hasWords ? "." : nil)
  }

  /// The paths of the given and the family name, where there are both.
  private func partsOfName(_ known: [String]) -> String? {
    let first = known.first { role($0) == .firstName }
    let last = known.first { role($0) == .lastName }
    if let first, let last { return "\(first) \(last)" }
    guard
      let name = known.first(where: {
        role($0) == .name && !CSVLayout.people.contains(word($0))
      })
    else { return nil }
    // Beside one part of a name, what is called the name is the other, unless it holds both.
    if let last, !Self.namesAnything.contains(word(last)), !holds(name, last) {
      return "\(name) \(last)"
    }
    if let first, CSVLayout.isFamilyName(word(name), beside: word(first)),
      !holds(name, first)
    {
      return "\(first) \(name)"
    }
    return nil
  }

  /// Whether the words at a path hold those at another, for most elements that have both.
  private func holds(_ whole: String, _ part: String) -> Bool {
    let pairs = zip(values(whole), values(part)).compactMap { whole, part in
      whole.flatMap { whole in part.map { (whole.lowercased(), $0.lowercased()) } }
    }
    return pairs.count { $0.0 != $0.1 && $0.0.contains($0.1) } * 2 > pairs.count
  }

  /// Words for a part of a person's name that are those for the name of anything as well.
  static let namesAnything: Set = ["nombre", "nome", "nom", "名"]

  /// Whether a given and a family name stand beside each other.
  var namesPeople: Bool {
    let roles = all.map { role($0) }
    return roles.contains(.firstName) && roles.contains(.lastName)
  }

  /// The paths of superiors in an element all of whose children but hold values.
  static func superiors(_ tree: XMLTree, in element: Int) -> [String] {
    guard SuggestedKind(of: tree.local(element)) == .unknown else { return [] }
    let children = tree.children(element)
    guard children.allSatisfy({ tree.children($0).isEmpty }) else { return [] }
    var result: [String] = []
    for child in children {
      let name = tree.local(child)
      guard superior(name), tree.children(element, name).count == 1 else { continue }
      if tree.words(child) != nil { result.append(name) }
      result += tree.attributes(child).map { "\(name)/@\($0.name.local)" }
    }
    return result
  }
}
