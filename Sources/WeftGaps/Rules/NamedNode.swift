public import WeftGraph

extension Graph {
  /// The node somebody means: the one with an id, else the only one with a name.
  ///
  /// Throws where it is that of no node, of several, or of a node of another kind.
  /// - Parameters:
  ///   - word: An id or a name.
  ///   - labels: The labels one of which the node must have; empty takes any node.
  ///   - source: What gave the word, for the message: an option such as `--scope`.
  /// - Complexity: O(nodes of these labels); O(1) of an id.
  public func node(
    named word: String, labels: [String] = [], from source: String
  ) throws(InputError) -> NodeID {
    let wanted = labels.compactMap { label($0) }
    let kind =
      labels.isEmpty
      ? "node"
      : labels.map { $0 == "AISystem" ? "AI system" : $0.lowercased() }.joined(separator: " or ")
    func refusal(_ code: String, _ message: String, hint: String? = nil) -> InputError {
      let text = SourceText(name: source, text: word)
      return InputError(
        Diagnostic(
          code: code, message: message, in: text,
          at: SourceSpan(start: 0, end: word.utf8.count), hint: hint))
    }
    if let node = node(word) {
      guard labels.isEmpty || wanted.contains(where: { has($0, node) }) else {
        throw refusal("wrong-kind", "`\(word)` is no \(kind)")
      }
      return node
    }
    let spans: [Range<Int>] =
      labels.isEmpty ? [0..<nodeCount] : wanted.flatMap { ranges(of: $0) }
    // A node of two of the labels is in the ranges of both.
    let candidates = Set(spans.joined()).sorted().map { NodeID($0) }
    let named = candidates.filter { displayName(of: $0) == word }
    switch named.count {
    case 1: return named[0]
    case 0:
      let near = nearestName(
        to: word, among: candidates.flatMap { [displayName(of: $0), id(of: $0)] })
      throw refusal(
        "unknown-node", "no \(kind) has the id or name `\(word)`",
        hint: near.map { "did you mean `\($0)`?" })
    default:
      let ids = named.map { id(of: $0) }.sorted()
      let more = ids.count > 5 ? " …" : ""
      throw refusal(
        "ambiguous-node", "\(ids.count) nodes are called `\(word)`",
        hint: "give the id: \(ids.prefix(5).joined(separator: ", "))\(more)")
    }
  }
}
