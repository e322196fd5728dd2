/// The name of an entity of a software catalog: `[kind:][namespace/]name`, without regard to case.
struct EntityReference: Hashable {
  var kind: String
  var namespace: String
  var name: String

  init(kind: String, namespace: String, name: String) {
    self.kind = kind.lowercased()
    self.namespace = namespace.lowercased()
    self.name = name.lowercased()
  }

  /// Reads a reference; nil if it has no name.
  /// - Parameters:
  ///   - kind: The kind where the text states none.
  ///   - namespace: The namespace where the text states none.
  init?(_ text: String, kind: String, namespace: String) {
    var rest = text[...]
    var own = kind
    var space = namespace
    if let colon = rest.firstIndex(of: ":") {
      own = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    if let slash = rest.firstIndex(of: "/") {
      space = String(rest[..<slash])
      rest = rest[rest.index(after: slash)...]
    }
    guard !rest.isEmpty, !own.isEmpty, !space.isEmpty else { return nil }
    self.init(kind: own, namespace: space, name: String(rest))
  }

  /// The full reference.
  var text: String { "\(kind):\(namespace)/\(name)" }
}
