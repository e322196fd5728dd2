/// Members that a document itself says are the keys of its nodes and links, as GoJS does wherever they
/// are not the usual ones.
extension JSONReader {
  /// What members are called that say who a node is and what it stands in or below, and which nodes a
  /// link joins.
  struct KeyWords {
    /// The usual words of the members of nodes and links, by the words the document has instead.
    private var node: [String: String] = [:]
    private var link: [String: String] = [:]
    /// The usual words that are but properties, as others stand for them.
    private var plainOfNodes: Set<String> = []
    private var plainOfLinks: Set<String> = []
    /// The member that names the kind of a node.
    private(set) var kind: String?

    private static let usual = [
      "nodeKeyProperty": "key", "nodeGroupKeyProperty": "group", "nodeParentKeyProperty": "parent",
      "nodeIsGroupProperty": "isGroup", "linkKeyProperty": "key", "linkFromKeyProperty": "from",
      "linkToKeyProperty": "to", "nodeCategoryProperty": "category",
      "linkCategoryProperty": "category",
    ]

    /// Whether a member of a document names a member of its nodes or links.
    static func names(_ key: String) -> Bool { usual[key] != nil }

    init(_ stated: [String: String] = [:]) {
      for (key, word) in stated where !word.isEmpty {
        guard let usual = Self.usual[key], usual != word else { continue }
        if key == "nodeCategoryProperty" {
          kind = word
        } else if key.hasPrefix("node") {
          node[word] = usual
          plainOfNodes.insert(usual)
        } else {
          link[word] = usual
          plainOfLinks.insert(usual)
        }
      }
      plainOfNodes.subtract(node.keys)
      plainOfLinks.subtract(link.keys)
    }

    /// The usual word for a member of a node or link; nil where the member is but a property.
    func usual(_ key: String, ofLink isLink: Bool) -> String? {
      if let word = isLink ? link[key] : node[key] { return word }
      return (isLink ? plainOfLinks : plainOfNodes).contains(key) ? nil : key
    }
  }
}
