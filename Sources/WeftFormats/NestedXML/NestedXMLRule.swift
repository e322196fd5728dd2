/// How a mapping reads elements of home-made XML as nodes.
struct NestedXMLRule: Sendable {
  /// Where a value stands: `@name` is an attribute, `name` a child element, `a/b` one deeper, `.`
  /// the element's own words.
  struct Path: Sendable, Hashable {
    var steps: [String]
    var attribute: String?

    init(_ text: String) {
      var parts = text.split(separator: "/").map(String.init)
      if let last = parts.last, last.hasPrefix("@") {
        attribute = String(last.dropFirst())
        parts.removeLast()
      }
      steps = parts.filter { $0 != "." }
    }

    /// The value below an element, or nil.
    func value(_ tree: XMLTree, _ element: Int) -> String? {
      var elements = [element]
      for step in steps { elements = elements.flatMap { tree.children($0, step) } }
      for element in elements {
        let value = attribute.map { tree.attribute(element, $0) } ?? tree.words(element)
        if let value, !value.isEmpty { return value }
      }
      return nil
    }
  }

  /// The elements that are nodes, by name.
  var node: String
  /// Where a node's id stands; nil gives it its place.
  var id: Path?
  /// Where the words that name a node stand; of several they are joined by a space.
  var label: [Path] = []
  /// The label of the nodes, if no attribute names a kind.
  var kind: String?
  /// Where the id of a node's superior stands; nil for the node it is inside of.
  var parent: Path?
  /// Whether nodes have no superior at all.
  var isLoose = false
  /// The type of the relationship to the superior; nil for what nesting means between the kinds.
  var type: String?

  /// The children of a node that hold what the rule asks for.
  var asked: Set<String> {
    Set(([id, parent].compactMap { $0 } + label).compactMap(\.steps.first))
  }
}
