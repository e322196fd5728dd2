import WeftGraph

/// Reads BPMN 2.0: lanes are roles, pools teams, processes what roles are responsible for, and flows
/// that leave a lane hand-overs between roles.
struct BPMNReader: XMLTreeReader {
  var filler: DraftFiller
  let tree: XMLTree
  /// The participants of each process.
  private var participants: [String: [String]] = [:]
  /// Who performs each flow node: its innermost lane, else its pool.
  private var performers: [String: String] = [:]
  private var flows: [(from: String?, to: String?, element: Int)] = []
  private var handOvers: [HandOver: (count: Int, element: Int)] = [:]
  private var isKnown: Set<String> = []
  /// The people and groups named as performers, by name.
  private var resources: [String: String] = [:]
  private var resourceNames: [String: String] = [:]

  private struct HandOver: Hashable {
    var from: String
    var to: String
  }

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
  }

  mutating func read() {
    filler.draft.ledger.dialect = "bpmn"
    if let exporter = tree.attribute(tree.root, "exporter") {
      filler.setChart("exporter", exporter)
    }
    filler.draft.ledger.read.graphs = 1
    let parts = tree.children(tree.root)
    for part in parts where tree.local(part) == "resource" {
      resourceNames[tree.attribute(part, "id") ?? ""] = tree.attribute(part, "name")
    }
    let withLanes = Set(
      parts.filter { tree.local($0) == "process" && !lanes(of: $0).isEmpty }
        .compactMap { tree.attribute($0, "id") })
    for part in parts where tree.local(part) == "collaboration" {
      for participant in tree.children(part, "participant") {
        readParticipant(participant, withLanes)
      }
    }
    for part in parts where tree.local(part) == "process" { readProcess(part) }
    for part in parts where tree.local(part) == "collaboration" {
      for flow in tree.children(part, "messageFlow") { readFlow(flow, "MESSAGE_FLOW") }
    }
    sumHandOvers()
    let read: Set = [
      "process", "collaboration", "resource", "documentation", "extensionElements", "import",
      "BPMNDiagram",
    ]
    for part in parts where !read.contains(tree.local(part)) {
      filler.note(
        "unread-element", "'\(tree.local(part))' elements are not read", at: tree.place(part))
    }
    let drawings = parts.filter { tree.local($0) == "BPMNDiagram" }
    if let first = drawings.first {
      filler.note(
        "drawing-only", "where things are drawn is not read", at: tree.place(first),
        times: drawings.count)
    }
  }

  private func lanes(of process: Int) -> [Int] {
    tree.children(process, "laneSet").flatMap { tree.children($0, "lane") }
  }

  private mutating func named(_ element: Int, _ kind: String) -> (node: UInt32, id: String) {
    filler.draft.ledger.read.nodes += 1
    let node = filler.node(
      orPlace: tree.attribute(element, "id"), at: tree.place(element))
    let id = filler.id(node)
    isKnown.insert(id)
    filler.kind(node, kind)
    if let name = tree.attribute(element, "name"), !Derivation.trim(name).isEmpty {
      filler.set("label", HTMLText.lines(ofPlain: name).joined(separator: " "), of: .node(node))
    }
    if let words = tree.words(element, of: "documentation") {
      filler.set("description", words, of: .node(node))
    }
    readExtensions(element, .node(node))
    return (node, id)
  }

  /// What an editor or engine adds: named values are properties, the rest is noted.
  private mutating func readExtensions(_ element: Int, _ owner: DraftFiller.Owner) {
    for part in tree.children(element, "extensionElements").flatMap({ tree.children($0) }) {
      switch tree.local(part) {
      case "assignmentDefinition": break
      case "properties":
        for property in tree.children(part, "property") {
          setExtension(
            tree.attribute(property, "name"), tree.attribute(property, "value"), property, owner)
        }
      case "signavioMetaData":
        let key = tree.attribute(part, "metaKey") ?? ""
        if key.lowercased().hasSuffix("color") { continue }
        setExtension(key, tree.attribute(part, "metaValue"), part, owner)
      case let name:
        filler.note("unread-element", "'\(name)' elements are not read", at: tree.place(part))
      }
    }
  }

  private mutating func setExtension(
    _ name: String?, _ value: String?, _ element: Int, _ owner: DraftFiller.Owner
  ) {
    guard let name, !name.isEmpty, let value, !value.isEmpty else { return }
    filler.draft.ledger.read.data += 1
    filler.set(name, value, of: owner)
  }

  // MARK: Pools and lanes

  private mutating func readParticipant(_ element: Int, _ withLanes: Set<String>) {
    let process = tree.attribute(element, "processRef").map(Self.local)
    let kind = process.map { withLanes.contains($0) ? "Team" : "Role" } ?? "Partner"
    let (_, id) = named(element, kind)
    performers[id] = id
    if let process { participants[process, default: []].append(id) }
    filler.note(
      "guessed-kind",
      "a pool \(process == nil ? "without a process" : kind == "Team" ? "with lanes" : "without lanes") is read as \(kind)",
      at: tree.place(element))
  }

  private mutating func readProcess(_ element: Int) {
    let place = tree.place(element)
    let own = tree.attribute(element, "id")
    let node = filler.node(orPlace: own, at: place)
    let id = filler.id(node)
    isKnown.insert(id)
    filler.kind(node, "BusinessProcess")
    if let name = tree.attribute(element, "name"), !name.isEmpty {
      filler.set("label", name, of: .node(node))
    }
    if let words = tree.words(element, of: "documentation") {
      filler.set("description", words, of: .node(node))
    }
    let pools = participants[own ?? ""] ?? []
    let lanes = lanes(of: element)
    if lanes.isEmpty {
      for pool in pools {
        filler.type(filler.edge(pool, id, at: place), "RESPONSIBLE_FOR")
      }
    }
    for lane in lanes { readLane(lane, inside: pools.first, process: id) }
    readSteps(of: element, in: id, performer: pools.first)
  }

  private mutating func readLane(_ element: Int, inside outer: String?, process: String?) {
    let inner = tree.children(element).filter {
      ["childLaneSet", "laneSet"].contains(tree.local($0))
    }.flatMap { tree.children($0, "lane") }
    let (_, id) = named(element, inner.isEmpty ? "Role" : "Team")
    performers[id] = id
    let place = tree.place(element)
    if let outer { filler.type(filler.edge(id, outer, at: place), "PART_OF") }
    if inner.isEmpty, let process {
      filler.type(filler.edge(id, process, at: place), "RESPONSIBLE_FOR")
    }
    for reference in tree.children(element, "flowNodeRef") {
      guard let step = tree.words(reference).map(Self.local) else { continue }
      performers[step] = id
    }
    for lane in inner { readLane(lane, inside: id, process: process) }
  }

  // MARK: Steps

  private mutating func readSteps(of element: Int, in container: String, performer: String?) {
    for child in tree.children(element) {
      let name = tree.local(child)
      switch name {
      case "sequenceFlow": readFlow(child, "SEQUENCE_FLOW")
      case _ where Self.isStep(name): readStep(child, in: container, performer: performer)
      case "dataObject", "dataObjectReference", "dataStoreReference", "textAnnotation", "group",
        "association", "artifact":
        filler.note(
          "unread-element", "'\(name)' elements are not read", at: tree.place(child))
      default: break
      }
    }
  }

  private static func isStep(_ name: String) -> Bool {
    let folded = name.lowercased()
    return ["task", "event", "gateway", "subprocess", "transaction", "activity"].contains {
      folded.hasSuffix($0)
    }
  }

  private mutating func readStep(_ element: Int, in container: String, performer: String?) {
    let kind = tree.local(element)
    let (node, id) = named(element, kind.prefix(1).uppercased() + kind.dropFirst())
    let place = tree.place(element)
    filler.type(filler.edge(id, container, at: place), "STEP_OF")
    if performers[id] == nil { performers[id] = performer }
    if let performer = performers[id] {
      filler.type(filler.edge(performer, id, at: place), "PERFORMS")
    }
    readPerformers(element, of: id, node)
    // What lanes inside a part of a process hold is theirs, as everywhere.
    for lane in lanes(of: element) { readLane(lane, inside: nil, process: nil) }
    for (name, value) in tree.attributes(element) {
      switch name.local {
      case "id", "name", "assignee", "candidateUsers", "candidateGroups": break
      case "triggeredByEvent", "isForCompensation", "isInterrupting", "cancelActivity":
        filler.set(name.local, value, of: .node(node), type: .boolean)
      // An engine's class, type or label is none of the chart's.
      case "class", "type", "kind", "category", "labels", "label", "title":
        filler.set("bpmn.\(name.local)", value, of: .node(node))
      default: filler.set(name.local, value, of: .node(node))
      }
    }
    readSteps(of: element, in: id, performer: performers[id])
  }

  // MARK: Performers

  /// Who a task names itself: as resource, by an expression, or in an engine's own attributes.
  private mutating func readPerformers(_ element: Int, of step: String, _ node: UInt32) {
    for child in tree.children(element) {
      switch tree.local(child) {
      case "performer", "humanPerformer", "potentialOwner", "resourceRole":
        let reference = tree.words(child, of: "resourceRef").map(Self.local)
        let name =
          reference.map { resourceNames[$0] ?? $0 }
          ?? tree.descendants(child).last.flatMap { tree.words($0) }
          ?? tree.attribute(child, "name")
        if let name, Self.isExpression(name) {
          filler.set(tree.local(child), name, of: .node(node))
        } else if let name {
          perform(step, name, "Role", child)
        }
      case "extensionElements":
        for part in tree.children(child, "assignmentDefinition") {
          readEngine(part, of: step, node)
        }
      default: break
      }
    }
    readEngine(element, of: step, node)
  }

  /// Whether a performer is worked out while the process runs, so that the chart names nobody.
  private static func isExpression(_ name: String) -> Bool {
    name.contains("${") || name.contains("#{") || name.hasPrefix("=")
  }

  private mutating func readEngine(_ element: Int, of step: String, _ node: UInt32) {
    for (name, value) in tree.attributes(element) {
      let kind: String
      switch name.local {
      case "assignee", "candidateUsers": kind = "Person"
      case "candidateGroups": kind = "Role"
      default: continue
      }
      if Self.isExpression(value) {
        filler.set(name.local, value, of: .node(node))
        continue
      }
      for word in value.split(separator: ",") {
        let word = Derivation.trim(String(word))
        if !word.isEmpty { perform(step, word, kind, element) }
      }
    }
  }

  private mutating func perform(_ step: String, _ name: String, _ kind: String, _ element: Int) {
    let place = tree.place(element)
    let key = "\(kind):\(name)"
    let id: String
    if let known = resources[key] {
      id = known
    } else {
      var free = key
      while isKnown.contains(free) { free += "'" }
      id = free
      isKnown.insert(id)
      resources[key] = id
      let node = filler.node(id, at: place)
      filler.kind(node, kind)
      filler.set("name", name, of: .node(node))
      filler.note(
        "derived-node", "the performers that tasks name became nodes", at: place)
    }
    filler.type(filler.edge(id, step, at: place), "PERFORMS")
  }

  // MARK: Flows

  private mutating func readFlow(_ element: Int, _ type: String) {
    filler.draft.ledger.read.edges += 1
    let from = tree.attribute(element, "sourceRef").map(Self.local)
    let to = tree.attribute(element, "targetRef").map(Self.local)
    let edge = filler.edge(from, to, at: tree.place(element))
    filler.type(edge, type)
    if let id = tree.attribute(element, "id") {
      filler.set("edgeId", id, of: .edge(edge), role: .edgeID)
    }
    if let name = tree.attribute(element, "name"), !name.isEmpty {
      filler.set("name", name, of: .edge(edge))
    }
    if let words = tree.words(element, of: "conditionExpression") {
      filler.set("condition", words, of: .edge(edge))
    }
    readExtensions(element, .edge(edge))
    flows.append((from, to, element))
  }

  private mutating func sumHandOvers() {
    var order: [HandOver] = []
    for (from, to, element) in flows {
      guard let one = from.flatMap({ performers[$0] }), let other = to.flatMap({ performers[$0] }),
        one != other
      else { continue }
      let pair = HandOver(from: one, to: other)
      if handOvers[pair] == nil { order.append(pair) }
      handOvers[pair] = ((handOvers[pair]?.count ?? 0) + 1, handOvers[pair]?.element ?? element)
    }
    for pair in order {
      guard let (count, element) = handOvers[pair] else { continue }
      let place = tree.place(element)
      let edge = filler.edge(pair.from, pair.to, at: place)
      filler.type(edge, "HANDS_OVER_TO")
      filler.set("weight", "\(count)", of: .edge(edge), type: .integer)
      filler.note(
        "hand-over", "flows from one lane to another were summed as HANDS_OVER_TO", at: place,
        times: count)
    }
  }

  /// A reference without the prefix some tools write before it.
  private static func local(_ reference: String) -> String {
    guard let colon = reference.lastIndex(of: ":") else { return reference }
    return String(reference[reference.index(after: colon)...])
  }
}
