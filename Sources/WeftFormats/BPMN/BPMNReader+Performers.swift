import WeftGraph

/// Who a task names itself: as resource, by an expression, or in an engine's own attributes.
extension BPMNReader {
  /// The elements in which a task names who performs it.
  static let performerElements: Set = [
    "performer", "humanPerformer", "potentialOwner", "resourceRole",
  ]
  /// The attributes by which an engine names them.
  static let performerAttributes: Set = ["assignee", "candidateUsers", "candidateGroups"]

  mutating func readPerformers(_ element: Int, of step: String, _ node: UInt32) {
    for child in tree.children(element) {
      switch tree.local(child) {
      case let name where Self.performerElements.contains(name):
        readPerformer(child, of: step, node)
      case "extensionElements":
        for part in tree.children(child, "assignmentDefinition") {
          readEngine(part, of: step, node)
        }
      default: break
      }
    }
    readEngine(element, of: step, node)
  }

  private mutating func readPerformer(_ element: Int, of step: String, _ node: UInt32) {
    let word = tree.local(element)
    let own = tree.attribute(element, "name")
    let reference = tree.words(element, of: "resourceRef").map(Self.local)
    for part in tree.children(element)
    where !["resourceRef", "resourceAssignmentExpression"].contains(tree.local(part)) {
      noteUnread(part)
    }
    let resource = reference.flatMap { resources[$0] }
    let found =
      reference.map { word in resource.flatMap { tree.attribute($0, "name") } ?? word }
      ?? tree.child(element, "resourceAssignmentExpression").flatMap { expression in
        tree.descendants(expression).last.flatMap { tree.words($0) }
      }
    guard let name = found ?? own else {
      noteUnread(element)
      return
    }
    if Self.isExpression(name) {
      filler.set(word, name, of: .node(node))
      if let own, own != name { filler.set("\(word).name", own, of: .node(node)) }
      return
    }
    let edge = perform(step, name, "Role", element, resource: resource)
    if let own, own != name { filler.set("name", own, of: .edge(edge)) }
  }

  /// Whether a performer is worked out while the process runs, so that the chart names nobody.
  private static func isExpression(_ name: String) -> Bool {
    name.contains("${") || name.contains("#{") || name.hasPrefix("=")
  }

  private mutating func readEngine(_ element: Int, of step: String, _ node: UInt32) {
    for (name, value) in tree.attributes(element)
    where Self.performerAttributes.contains(name.local) {
      let kind = name.local == "candidateGroups" ? "Role" : "Person"
      if Self.isExpression(value) {
        filler.set(name.local, value, of: .node(node))
        continue
      }
      for word in value.split(separator: ",") {
        let word = Derivation.trim(String(word))
        if !word.isEmpty { _ = perform(step, word, kind, element, statedAs: name.local) }
      }
    }
  }

  /// Adds a performer of a step, and a node for who it is.
  /// - Parameters:
  ///   - element: Where the step names the performer.
  ///   - resource: The resource it is, if the document describes it.
  ///   - statedAs: The attribute in which it is named; nil for the name of the element.
  private mutating func perform(
    _ step: String, _ name: String, _ kind: String, _ element: Int, resource: Int? = nil,
    statedAs: String? = nil
  ) -> UInt32 {
    let place = tree.place(element)
    let key = "\(kind):\(name)"
    let node: UInt32
    if let known = performerNodes[key] {
      node = known
    } else {
      var free = key
      while isKnown.contains(free) { free += "'" }
      isKnown.insert(free)
      node = filler.node(free, at: place)
      performerNodes[key] = node
      filler.kind(node, kind)
      filler.set("name", name, of: .node(node))
      filler.note(
        "derived-node", "the performers that tasks name became nodes", at: place)
    }
    if let resource, describedResources.insert(resource).inserted {
      describe(resource, .node(node), taking: ["id", "name"])
    }
    let edge = filler.edge(filler.id(node), step, at: place)
    filler.type(edge, "PERFORMS")
    filler.set("statedAs", statedAs ?? tree.local(element), of: .edge(edge))
    return edge
  }

  /// Says which resources no task names.
  mutating func noteResources() {
    for resource in tree.children(tree.root, "resource")
    where !describedResources.contains(resource) {
      filler.note(
        "unread-element", "'resource' elements that no task names are not read",
        at: tree.place(resource))
    }
  }
}
