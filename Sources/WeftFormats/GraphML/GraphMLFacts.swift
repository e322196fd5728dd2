import WeftGraph

/// What a GraphML document shows of the tool that wrote it.
struct GraphMLFacts {
  var nodeLabels = false
  var edgeLabels = false
  /// Elements of other namespaces.
  var foreign = NotePlaces()
  private var drawing = false
  private var keyCount = 0
  private var numberedKeys = 0
  private var prefixedKeys = 0
  private var names: Set<String> = []
  private var isOwn = false

  mutating func note(_ name: XMLName) {
    if name.namespace.contains("yworks.com") { drawing = true }
  }

  mutating func note(_ key: GraphMLKeys.Key) {
    keyCount += 1
    if let content = key.content {
      // Other tools' flavours are marked too, where values have types GraphML lacks.
      if content == "weft:labels" || content == "weft:kind" { isOwn = true }
      if !content.hasPrefix("weft:") { drawing = true }
    }
    if key.id.first == "d", key.id.dropFirst().allSatisfy(\.isNumber), key.id.count > 1 {
      numberedKeys += 1
    }
    if ["g_", "v_", "e_"].contains(String(key.id.prefix(2))) { prefixedKeys += 1 }
    names.insert(key.name)
  }

  /// The name of the tool or style.
  var dialect: String {
    if isOwn { return "weft" }
    if drawing { return "yed" }
    if nodeLabels || edgeLabels && names.contains("label") { return "neo4j" }
    if names.contains("labelV") || names.contains("labelE") { return "tinkerpop" }
    if names.contains("shared name") || names.contains("shared interaction") { return "cytoscape" }
    if names.contains("BREED") || names.contains("WHO") { return "netlogo" }
    if keyCount > 0, prefixedKeys == keyCount { return "igraph" }
    if names.contains("edgelabel") || names.contains("Edge Label") { return "gephi" }
    if keyCount > 0, numberedKeys == keyCount { return "networkx" }
    return "plain"
  }

  /// Whether the document is the model's own writing.
  var isOwnWriting: Bool { isOwn }
}
