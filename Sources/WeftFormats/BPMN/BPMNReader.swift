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
  private var handOvers: [HandOver: (element: Int, places: NotePlaces)] = [:]
  /// The ids of all nodes.
  var isKnown: Set<String> = []
  /// The nodes of people and groups named as performers, by kind and name.
  var performerNodes: [String: UInt32] = [:]
  /// The resources that tasks may refer to, by id, and those of which a node says all.
  var resources: [String: Int] = [:]
  var describedResources: Set<Int> = []
  /// The steps that lanes say they hold.
  private var references: [(step: String, element: Int)] = []
  /// What only says how the chart is drawn.
  var drawn = NotePlaces()

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
    filler.draft.ledger.read.graphs = 1
    let parts = tree.children(tree.root)
    for part in parts where tree.local(part) == "resource" {
      if let id = tree.attribute(part, "id"), resources[id] == nil { resources[id] = part }
    }
    describe(tree.root, nil, taking: ["id"]) {
      ["process", "resource", "import", "BPMNDiagram"].contains($0) || Self.exchanges.contains($0)
    }
    let processes = parts.filter { tree.local($0) == "process" }
    let withLanes = Set(
      processes.filter { process in
        tree.children(process, "laneSet").contains { !tree.children($0, "lane").isEmpty }
      }.compactMap { own($0, "id") })
    let known = Set(processes.compactMap { own($0, "id") })
    let exchanges = parts.filter { Self.exchanges.contains(tree.local($0)) }
    for part in exchanges {
      if tree.local(part) != "choreography" {
        describe(part, nil, taking: ["id"]) { ["participant", "messageFlow"].contains($0) }
      }
      for participant in tree.children(part, "participant") {
        readParticipant(participant, withLanes, known)
      }
    }
    for process in processes { readProcess(process) }
    for part in exchanges {
      if tree.local(part) == "choreography" { readChoreography(part) }
      for flow in tree.children(part, "messageFlow") { readFlow(flow, "MESSAGE_FLOW") }
    }
    sumHandOvers()
    for part in parts where tree.local(part) == "import" {
      filler.note(
        "locator", "the document refers to another file, which is not followed",
        at: tree.place(part))
    }
    noteResources()
    noteReferences()
    for part in parts where tree.local(part) == "BPMNDiagram" { draw(part) }
    filler.note("drawing-only", "colours and where things are drawn are not read", at: drawn)
  }

  /// What holds pools and the messages between them.
  private static let exchanges: Set = ["collaboration", "choreography", "globalConversation"]

  /// Says what lanes hold that the document does not; data, which is not read, may be among it.
  private mutating func noteReferences() {
    let open = references.filter { !isKnown.contains($0.step) }
    if open.isEmpty { return }
    let ids = Set(tree.descendants(tree.root).compactMap { tree.attribute($0, "id") })
    for (step, element) in open where !ids.contains(step) {
      filler.note(
        "unresolved-reference", "a lane says it holds '\(step)', which is nowhere in the document",
        at: tree.place(element))
    }
  }

  /// Adds a node, with its kind and name.
  private mutating func node(_ element: Int, _ kind: String) -> (node: UInt32, id: String) {
    let node = filler.node(orPlace: own(element, "id"), at: tree.place(element))
    let id = filler.id(node)
    isKnown.insert(id)
    filler.kind(node, kind)
    if let name = own(element, "name"), !Derivation.trim(name).isEmpty {
      filler.set("label", HTMLText.lines(ofPlain: name).joined(separator: " "), of: .node(node))
    }
    return (node, id)
  }

  // MARK: Pools and lanes

  private mutating func readParticipant(
    _ element: Int, _ withLanes: Set<String>, _ known: Set<String>
  ) {
    let process = own(element, "processRef").map(Self.local)
    let kind = process.map { withLanes.contains($0) ? "Team" : "Role" } ?? "Partner"
    filler.draft.ledger.read.nodes += 1
    let (node, id) = node(element, kind)
    performers[id] = id
    // A process of another file is no node, so that its id stays a property.
    let isHere = process.map { known.contains($0) } ?? false
    describe(element, .node(node), taking: isHere ? ["id", "name", "processRef"] : ["id", "name"])
    if let process { participants[process, default: []].append(id) }
    filler.note(
      "guessed-kind",
      "a pool \(process == nil ? "without a process" : kind == "Team" ? "with lanes" : "without lanes") is read as \(kind)",
      at: tree.place(element))
  }

  private mutating func readProcess(_ element: Int) {
    let place = tree.place(element)
    let (node, id) = node(element, "BusinessProcess")
    describe(element, .node(node), taking: ["id", "name"]) {
      $0 == "laneSet" || $0 == "sequenceFlow" || Self.isStep($0)
    }
    let pools = participants[own(element, "id") ?? ""] ?? []
    var hasLanes = false
    for set in tree.children(element, "laneSet") {
      hasLanes = readLanes(set, inside: pools.first, process: id) || hasLanes
    }
    if !hasLanes {
      for pool in pools {
        filler.type(filler.edge(pool, id, at: place), "RESPONSIBLE_FOR")
      }
    }
    readSteps(of: element, in: id, performer: pools.first)
  }

  /// Reads a choreography, whose steps are exchanges between pools and which is nobody's process.
  private mutating func readChoreography(_ element: Int) {
    filler.draft.ledger.read.nodes += 1
    let (node, id) = node(element, "Choreography")
    describe(element, .node(node), taking: ["id", "name"]) {
      ["participant", "messageFlow", "sequenceFlow"].contains($0) || Self.isStep($0)
    }
    readSteps(of: element, in: id, performer: nil)
  }

  /// Reads who takes part in a step of a choreography; who begins it hands over to the others, unless
  /// messages say so.
  private mutating func readParticipants(_ element: Int, of step: String) {
    let members = tree.children(element, "participantRef").compactMap { part in
      tree.words(part).map { (id: Self.local($0), part) }
    }
    for (id, part) in members {
      filler.type(filler.edge(id, step, at: tree.place(part)), "PERFORMS")
    }
    guard tree.child(element, "messageFlowRef") == nil,
      let first = own(element, "initiatingParticipantRef").map(Self.local)
    else { return }
    for (id, part) in members where id != first { flows.append((first, id, part)) }
  }

  /// Reads the lanes of a set; false if there are none.
  private mutating func readLanes(_ set: Int, inside outer: String?, process: String?) -> Bool {
    let name = own(set, "name").flatMap { Derivation.trim($0).isEmpty ? nil : $0 }
    var hasLanes = false
    for part in tree.children(set) {
      guard tree.local(part) == "lane" else {
        noteUnread(part)
        continue
      }
      hasLanes = true
      let lane = readLane(part, inside: outer, process: process)
      if let name { filler.set("laneSet", name, of: .node(lane)) }
    }
    return hasLanes
  }

  private mutating func readLane(
    _ element: Int, inside outer: String?, process: String?
  ) -> UInt32 {
    let sets = tree.children(element).filter {
      ["childLaneSet", "laneSet"].contains(tree.local($0))
    }
    let isInnermost = sets.allSatisfy { tree.children($0, "lane").isEmpty }
    filler.draft.ledger.read.nodes += 1
    let (node, id) = node(element, isInnermost ? "Role" : "Team")
    describe(element, .node(node), taking: ["id", "name"]) {
      ["flowNodeRef", "childLaneSet", "laneSet"].contains($0)
    }
    performers[id] = id
    let place = tree.place(element)
    if let outer { filler.type(filler.edge(id, outer, at: place), "PART_OF") }
    if isInnermost, let process {
      filler.type(filler.edge(id, process, at: place), "RESPONSIBLE_FOR")
    }
    for reference in tree.children(element, "flowNodeRef") {
      guard let step = tree.words(reference).map(Self.local) else { continue }
      performers[step] = id
      references.append((step, reference))
    }
    for set in sets { _ = readLanes(set, inside: id, process: process) }
    return node
  }

  // MARK: Steps

  private mutating func readSteps(of element: Int, in container: String, performer: String?) {
    for child in tree.children(element) {
      let name = tree.local(child)
      if name == "sequenceFlow" {
        readFlow(child, "SEQUENCE_FLOW")
      } else if Self.isStep(name) {
        readStep(child, in: container, performer: performer)
      }
    }
  }

  static func isStep(_ name: String) -> Bool {
    let folded = name.lowercased()
    return ["task", "event", "gateway", "subprocess", "transaction", "activity"].contains {
      folded.hasSuffix($0)
    }
  }

  private mutating func readStep(_ element: Int, in container: String, performer: String?) {
    let kind = tree.local(element)
    filler.draft.ledger.read.nodes += 1
    let (node, id) = node(element, kind.prefix(1).uppercased() + kind.dropFirst())
    let place = tree.place(element)
    filler.type(filler.edge(id, container, at: place), "STEP_OF")
    if performers[id] == nil { performers[id] = performer }
    if let performer = performers[id] {
      filler.type(filler.edge(performer, id, at: place), "PERFORMS")
    }
    readPerformers(element, of: id, node)
    readParticipants(element, of: id)
    // What flows come in and go out is what the flows say.
    let parts = Self.performerElements.union([
      "laneSet", "sequenceFlow", "incoming", "outgoing", "participantRef", "messageFlowRef",
    ])
    describe(element, .node(node), taking: Self.performerAttributes.union(["id", "name"])) {
      parts.contains($0) || Self.isStep($0)
    }
    // What lanes inside a part of a process hold is theirs, as everywhere.
    for set in tree.children(element, "laneSet") {
      _ = readLanes(set, inside: nil, process: nil)
    }
    readSteps(of: element, in: id, performer: performers[id])
  }

  // MARK: Flows

  private mutating func readFlow(_ element: Int, _ type: String) {
    filler.draft.ledger.read.edges += 1
    let from = own(element, "sourceRef").map(Self.local)
    let to = own(element, "targetRef").map(Self.local)
    let edge = filler.edge(from, to, at: tree.place(element))
    filler.type(edge, type)
    if let id = own(element, "id") {
      filler.set("edgeId", id, of: .edge(edge), role: .edgeID)
    }
    if let name = own(element, "name"), !name.isEmpty {
      filler.set("name", name, of: .edge(edge))
    }
    if let condition = tree.child(element, "conditionExpression") {
      if let words = tree.words(condition) { filler.set("condition", words, of: .edge(edge)) }
      if let language = tree.attribute(condition, "language") {
        filler.set("conditionLanguage", language, of: .edge(edge))
      }
    }
    describe(element, .edge(edge), taking: ["id", "name", "sourceRef", "targetRef"]) {
      $0 == "conditionExpression"
    }
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
      handOvers[pair, default: (element, NotePlaces())].places.add(
        tree.place(element), isKept: filler.keepsPlaces)
    }
    for pair in order {
      guard let (element, places) = handOvers[pair] else { continue }
      let edge = filler.edge(pair.from, pair.to, at: tree.place(element))
      filler.type(edge, "HANDS_OVER_TO")
      filler.set("weight", "\(places.count)", of: .edge(edge), type: .integer)
      filler.note(
        "hand-over", "flows from one lane to another were summed as HANDS_OVER_TO", at: places)
    }
  }

  /// A reference without the prefix some tools write before it.
  static func local(_ reference: String) -> String {
    guard let colon = reference.lastIndex(of: ":") else { return reference }
    return String(reference[reference.index(after: colon)...])
  }
}
