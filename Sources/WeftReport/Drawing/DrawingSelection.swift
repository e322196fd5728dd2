import WeftGaps
import WeftGraph
import WeftQuery

/// Decides which nodes of a chart are drawn, which stand for others, and which findings are marked.
struct DrawingSelection {
  /// The node that stands for each node: itself, a unit it is collapsed into, or -1 if hidden.
  private(set) var representative: [Int]
  /// Units drawn as one box.
  private(set) var collapsed: Set<Int> = []
  /// Findings that are marked.
  private(set) var findings: [Finding] = []
  /// Findings that had no room.
  private(set) var findingsLeftOut = 0
  /// Nodes that are not drawn by themselves, by label.
  private(set) var hidden: [(label: String, count: Int)] = []
  /// How many nodes each collapsed unit stands for, itself not counted.
  private(set) var absorbed: [Int: Int] = [:]
  let tree: UnitTree

  private let graph: Graph
  private let options: DrawingOptions
  private var isDrawn: Bitset
  private var isProtected: Bitset

  init(_ graph: Graph, _ options: DrawingOptions) {
    self.graph = graph
    self.options = options
    tree = UnitTree(graph)
    isDrawn = Bitset(capacity: graph.nodeCount)
    isProtected = Bitset(capacity: graph.nodeCount)
    representative = Array(repeating: -1, count: graph.nodeCount)
    chooseNodes()
    chooseFindings()
    hideLooseKinds()
    collapseUnits()
    hideTheRest()
    resolve()
  }

  // MARK: What is drawn at all

  private mutating func chooseNodes() {
    if let selection = options.selection {
      for node in selection.nodes { protect(node.index) }
      for relationship in selection.relationships {
        protect(graph.source(of: relationship).index)
        protect(graph.target(of: relationship).index)
      }
    } else if options.focus.isEmpty {
      // Findings are drawn with what they are about and the units around it, nothing else.
      if !isAboutFindings { isDrawn = Bitset(full: graph.nodeCount) }
    } else {
      for node in surroundings() { isDrawn.insert(node) }
      for node in options.focus { protect(node.index) }
    }
    if let depth = options.depth {
      for node in 0..<graph.nodeCount where isDrawn.contains(node) && !isProtected.contains(node) {
        let unit = tree.depth[node] >= 0 ? node : tree.home[node]
        let level = unit < 0 ? 0 : tree.depth[unit]
        if level >= depth { isDrawn.remove(node) }
      }
    }
  }

  private mutating func protect(_ node: Int) {
    isDrawn.insert(node)
    isProtected.insert(node)
  }

  private func surroundings() -> [Int] {
    var seen = Bitset(capacity: graph.nodeCount)
    var frontier = options.focus.map(\.index)
    var reached = frontier
    for node in frontier { seen.insert(node) }
    for _ in 0..<max(options.hops, 0) {
      if frontier.isEmpty { break }
      var next: [Int] = []
      for node in frontier {
        for adjacency in graph.outgoing + graph.incoming {
          for entry in adjacency.entries(of: NodeID(node)) {
            let neighbour = adjacency.neighbours[entry].index
            guard !seen.contains(neighbour) else { continue }
            seen.insert(neighbour)
            next.append(neighbour)
          }
        }
      }
      reached += next
      frontier = next
    }
    return reached
  }

  /// Takes findings in turn from each rule, the most severe first.
  ///
  /// What they are about and the ends of their evidence is always there. What else their evidence names,
  /// and the units around, while there is room. In the surroundings of a node, or a query's answer, only
  /// findings for which there is room are marked.
  private mutating func chooseFindings() {
    guard let report = options.report else { return }
    let isPart = !options.focus.isEmpty || options.selection != nil
    let room = isAboutFindings ? options.maximumNodes : options.maximumNodes * 2 / 3
    var queues: [[Finding]] = []
    for outcome in report.outcomes.sorted(by: { $0.severity < $1.severity }) {
      let own = report.findings.filter { $0.rule == outcome.rule.id }
      if !own.isEmpty { queues.append(own.reversed()) }
    }
    var total = 0
    func add(_ nodes: Set<Int>) {
      for node in nodes where !isProtected.contains(node) {
        protect(node)
        total += 1
      }
    }
    func fits(_ nodes: Set<Int>) -> Bool {
      total + nodes.count { !isProtected.contains($0) } <= room
    }
    while !queues.isEmpty {
      for index in queues.indices {
        guard let finding = queues[index].popLast() else { continue }
        var nodes = Set(finding.subjects.map(\.index))
        for relationship in finding.evidenceRelationships {
          nodes.formUnion([
            graph.source(of: relationship).index, graph.target(of: relationship).index,
          ])
        }
        let named = nodes.union(finding.evidenceNodes(in: graph))
        if isPart {
          guard fits(named) || findings.isEmpty else {
            findingsLeftOut += 1
            continue
          }
          add(named)
        } else {
          add(nodes)
          if fits(named) { add(named) }
        }
        findings.append(finding)
      }
      queues.removeAll { $0.isEmpty }
    }
    guard isAboutFindings else { return }
    for finding in findings {
      let nodes = finding.subjects.map(\.index) + finding.evidenceNodes(in: graph)
      let around = Set(nodes.flatMap(units(around:)))
      if fits(around) { add(around) }
    }
  }

  /// Whether findings alone decide what is drawn.
  private var isAboutFindings: Bool {
    options.report != nil && options.focus.isEmpty && options.selection == nil
      && options.depth == nil && options.collapse == nil
  }

  private func units(around node: Int) -> [Int] {
    var result: [Int] = []
    var unit = tree.home[node]
    while unit >= 0 {
      result.append(unit)
      unit = tree.home[unit]
    }
    return result
  }

  // MARK: Making it fit

  /// What no reporting or dependency joins goes first: it would crowd out people and systems.
  private mutating func hideLooseKinds() {
    guard isDrawn.count > options.maximumNodes else { return }
    for label in ["Skill", "Partner", "Missing"].compactMap(graph.label) {
      for node in graph.ranges(of: label).joined() where !isProtected.contains(node) {
        isDrawn.remove(node)
      }
    }
  }

  private mutating func collapseUnits() {
    var count = isDrawn.count
    var children: [Int: [Int]] = [:]
    isDrawn.forEach { node in
      if tree.home[node] >= 0 { children[tree.home[node], default: []].append(node) }
    }
    let units = (0..<graph.nodeCount).filter { tree.depth[$0] >= 0 && isDrawn.contains($0) }
    let order = units.sorted { one, other in
      if tree.depth[one] != tree.depth[other] { return tree.depth[one] > tree.depth[other] }
      let sizes = (children[one]?.count ?? 0, children[other]?.count ?? 0)
      return sizes.0 != sizes.1 ? sizes.0 > sizes.1 : one < other
    }
    for unit in order {
      guard count > options.maximumNodes || mustCollapse(unit) else { continue }
      var gone = 0
      for child in children[unit] ?? [] where isDrawn.contains(child) {
        guard !isProtected.contains(child) else { continue }
        isDrawn.remove(child)
        gone += 1 + (absorbed[child] ?? 0)
        count -= 1
      }
      guard gone > 0 else { continue }
      collapsed.insert(unit)
      absorbed[unit] = gone
    }
  }

  private func mustCollapse(_ unit: Int) -> Bool {
    guard let collapse = options.collapse else { return false }
    let name = collapse == .team ? "Team" : "Function"
    return graph.label(name).map { graph.has($0, NodeID(unit)) } ?? false
  }

  /// Kinds of node in the order in which they give way when a drawing is still too large.
  private static let expendable = [
    "Skill", "Missing", "Partner", "Goal", "System", "Person", "Role", "Decision", "Team",
    "Function", "AISystem",
  ]

  private mutating func hideTheRest() {
    var count = isDrawn.count
    guard count > options.maximumNodes else { return }
    var byLabel: [[Int]] = Array(repeating: [], count: Self.expendable.count + 1)
    isDrawn.forEach { node in
      guard !isProtected.contains(node) else { return }
      let names = graph.labels(of: NodeID(node)).map(graph.name(of:))
      let place = Self.expendable.firstIndex { names.contains($0) }
      byLabel[place.map { $0 + 1 } ?? 0].append(node)
    }
    for nodes in byLabel {
      for node in nodes.reversed() where count > options.maximumNodes {
        isDrawn.remove(node)
        count -= 1
      }
    }
  }

  private mutating func resolve() {
    var counts: [String: Int] = [:]
    for node in 0..<graph.nodeCount {
      if isDrawn.contains(node) {
        representative[node] = node
        continue
      }
      var unit = tree.home[node]
      while unit >= 0, !(isDrawn.contains(unit) && collapsed.contains(unit)) {
        unit = tree.home[unit]
      }
      representative[node] = unit
      let names = graph.labels(of: NodeID(node)).map(graph.name(of:))
      counts[names.first ?? "unlabelled", default: 0] += 1
    }
    hidden = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}

extension Finding {
  /// The nodes among a finding's evidence that belong into its drawing: those of paths and
  /// relationships, and nodes named singly or in short lists.
  func evidenceNodes(in graph: Graph) -> [Int] {
    var result: [Int] = []
    func visit(_ value: Value) {
      switch value {
      case .node(let node): result.append(node.index)
      case .relationship(let relationship):
        result.append(graph.source(of: relationship).index)
        result.append(graph.target(of: relationship).index)
      case .path(let path): result += path.nodes.map(\.index)
      case .list(let values) where values.count <= 6:
        for value in values { visit(value) }
      case .map(let map): for entry in map.entries { visit(entry.value) }
      default: break
      }
    }
    for entry in evidence { visit(entry.value) }
    return result
  }

  /// The relationships among a finding's evidence.
  var evidenceRelationships: [RelationshipID] {
    var result: [RelationshipID] = []
    func visit(_ value: Value) {
      switch value {
      case .relationship(let relationship): result.append(relationship)
      case .path(let path): result += path.relationships
      case .list(let values): for value in values { visit(value) }
      case .map(let map): for entry in map.entries { visit(entry.value) }
      default: break
      }
    }
    for entry in evidence { visit(entry.value) }
    return result
  }
}
