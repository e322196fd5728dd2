import WeftGraph

extension GraphProcedures {
  /// Groups of nodes, given by the option `group` or found by search.
  static let groups: [Procedure] = [
    procedure(
      "brokerage",
      [
        node, ("role", ValueType(.string)), ("count", ValueType(.integer)),
        ("expected", ValueType(.float)), ("variance", ValueType(.float)), ("z", ValueType(.float)),
      ],
      "How often each node stands between two others, by the groups of the three (Gould & Fernandez 1989)."
    ) { view throws(EvaluationError) in
      let groups = try GroupsOfView(view, "brokerage")
      groups.recordBasis(view)
      let found = Brokerage.of(
        view.projection, grouping: groups.grouping, threads: view.context.threads)
      let rows = found.scores.enumerated().flatMap { number, scores in
        zip(Brokerage.Role.allCases, scores).map { (number: number, role: $0, score: $1) }
      }
      return [
        view.nodes(rows.map(\.number)), .values(rows.map { .string($0.role.rawValue) }),
        GraphView.integers(rows.map(\.score.count)), view.column(rows.map(\.score.expected)),
        view.column(rows.map(\.score.variance)), view.column(rows.map(\.score.z)),
      ]
    },
    procedure(
      "ei",
      [
        ("group", ValueType(.any)), ("internal", ValueType(.integer)),
        ("external", ValueType(.integer)), ("value", ValueType(.float)),
        ("expected", ValueType(.float)), ("minimum", ValueType(.float)),
        ("maximum", ValueType(.float)), ("p", ValueType(.float)),
      ],
      "Whether ties run across groups rather than within them (Krackhardt & Stern 1988); group is null for the whole graph."
    ) { view throws(EvaluationError) in
      let groups = try GroupsOfView(view, "ei")
      let found = EIIndex.of(
        view.projection, grouping: groups.grouping, samples: view.options.samples ?? 1000,
        seed: view.options.seed, threads: view.context.threads)
      let rows = [found.overall] + found.groups
      groups.recordBasis(view, p: rows.map(\.p), permutations: found.samples)
      return [
        .values(rows.map { $0.group.map { groups.values[$0] } ?? .null }),
        GraphView.integers(rows.map(\.internal)), GraphView.integers(rows.map(\.external)),
        view.column(rows.map(\.value)), view.column(rows.map(\.expected)),
        view.column(rows.map(\.minimum)), view.column(rows.map(\.maximum)),
        view.column(rows.map(\.p)),
      ]
    },
    procedure(
      "mixing",
      [
        ("group", ValueType(.any)), ("other", ValueType(.any)), ("observed", ValueType(.integer)),
        ("expected", ValueType(.float)), ("p", ValueType(.float)),
      ],
      "Ties between every two groups against what their degrees alone would give (Newman 2003)."
    ) { view throws(EvaluationError) in
      let groups = try GroupsOfView(view, "mixing")
      let count = groups.grouping.count
      guard count <= 2000 else {
        throw EvaluationError(
          code: "too-many-groups",
          message:
            "`graph.mixing` has a row for every two groups, and `group` makes \(count) groups",
          type: "ArgumentError", detail: "InvalidArgumentValue",
          hint: "choose a property or type that makes at most 2000", option: "group")
      }
      let found = GroupMixing.of(
        view.projection, grouping: groups.grouping, samples: view.options.samples ?? 1000,
        seed: view.options.seed, threads: view.context.threads)
      let cells = found.cells
      groups.recordBasis(view, p: cells.map(\.p), permutations: found.samples)
      if cells.isEmpty {
        view.context.record(
          undefined: "`graph.mixing` has no rows", because: "No node has a group.")
      }
      return [
        .values(cells.map { groups.values[$0.group] }),
        .values(cells.map { groups.values[$0.other] }),
        GraphView.integers(cells.map(\.observed)), view.column(cells.map(\.expected)),
        view.column(cells.map(\.p)),
      ]
    },
    procedure(
      "modularity", [("value", ValueType(.float))],
      "How many more ties lie within the groups than degrees alone would give (Newman & Girvan 2004)."
    ) { view throws(EvaluationError) in
      let groups = try GroupsOfView(view, "modularity")
      groups.recordBasis(view)
      return [view.single(Modularity.of(view.projection, grouping: groups.grouping))]
    },
    procedure(
      "communities", [node, ("community", ValueType(.integer))],
      "Groups of nodes tied more among themselves than to others, the best of 20 searches, continued while it gains (Leiden: Traag et al. 2019)."
    ) { view in
      guard let found = Self.communities(view) else { return [.nodes([]), GraphView.integers([])] }
      return [view.nodes, GraphView.integers(found.communities)]
    },
    procedure(
      "louvain", [node, ("community", ValueType(.integer))],
      "Communities by moving and merging alone, the best of 20 searches (Blondel et al. 2008)."
    ) { view in
      let found = Louvain.of(
        view.projection, seed: view.options.seed, threads: view.context.threads)
      guard let found = view.known(found) else { return [.nodes([]), GraphView.integers([])] }
      return [view.nodes, GraphView.integers(found.communities)]
    },
    procedure(
      "labelPropagation", [node, ("community", ValueType(.integer))],
      "Communities by majority among neighbours, the best of 20 searches (Raghavan et al. 2007)."
    ) { view in
      let found = LabelPropagation.of(
        view.projection, seed: view.options.seed, threads: view.context.threads)
      guard let found = view.known(found) else { return [.nodes([]), GraphView.integers([])] }
      return [view.nodes, GraphView.integers(found.communities)]
    },
    procedure(
      "optima",
      [
        ("modularity", ValueType(.float)), ("communities", ValueType(.integer)),
        ("runs", ValueType(.integer)), ("distinctOptima", ValueType(.integer)),
        ("distinctDivisions", ValueType(.integer)),
      ],
      "What the searches of graph.communities came to: the best modularity, and how many different divisions reach it."
    ) { view in
      guard let found = Self.communities(view) else {
        return [Column](repeating: .values([.null]), count: 5)
      }
      return [
        GraphView.floats([found.modularity]), GraphView.integers([found.count]),
        GraphView.integers([found.runs]), GraphView.integers([found.distinctOptima]),
        GraphView.integers([found.distinctDivisions]),
      ]
    },
    procedure(
      "agreement",
      [("ari", ValueType(.float)), ("ami", ValueType(.float)), ("nmi", ValueType(.float))],
      "How far the groups agree with the communities their ties form (Hubert & Arabie 1985; Vinh et al. 2010)."
    ) { view throws(EvaluationError) in
      let groups = try GroupsOfView(view, "agreement")
      groups.recordBasis(view)
      guard let found = Self.communities(view) else {
        return [Column](repeating: .values([.null]), count: 3)
      }
      let agreement = PartitionAgreement.of(groups.grouping, found.grouping)
      return [agreement.ari, agreement.ami, agreement.nmi].map { view.single($0) }
    },
  ]

  private static func communities(_ view: GraphView) -> Communities? {
    view.known(
      Leiden.of(view.projection, seed: view.options.seed, threads: view.context.threads))
  }
}

/// The groups the option `group` divides the nodes of a view into.
///
/// The option names a property, whose values are the groups, or a relationship type, whose target is a
/// node's group: of several the first in the chart.
private struct GroupsOfView {
  let grouping: Grouping
  /// What stands for each group: the value, or the node.
  let values: [Value]
  /// How many nodes have several groups, of which one counts.
  private var several = 0

  init(_ view: GraphView, _ procedure: String) throws(EvaluationError) {
    guard let name = view.options.group else {
      throw EvaluationError(
        code: "missing-option", message: "`graph.\(procedure)` needs `group`",
        type: "ArgumentError", detail: "InvalidArgumentValue",
        hint: "name a property such as 'department', or a relationship type such as 'MEMBER_OF'")
    }
    let graph = view.context.graph
    if let type = graph.type(name) {
      let filter = GraphFilter(view.options, view.context)
      let adjacency = graph.outgoing[type.index]
      var several = 0
      let keys = view.projection.nodes.map { node -> NodeID? in
        var targets: [NodeID] = []
        for entry in adjacency.entries(of: node) {
          let target = adjacency.neighbours[entry]
          // Parallels stand side by side.
          guard targets.last != target, filter.keepNode?(target) ?? true,
            filter.keepRelationship?(adjacency.relationship(at: entry)) ?? true
          else { continue }
          targets.append(target)
        }
        guard targets.count > 1 else { return targets.first }
        several += 1
        return zip(targets, graph.chartOrder(of: targets)).first { $0.1 == 0 }?.0
      }
      grouping = Grouping(keys: keys)
      values = Self.distinct(keys).map { .node($0) }
      self.several = several
    } else {
      let key = graph.key(name)
      let keys = view.projection.nodes.map { node in key.flatMap { graph.value(of: $0, node) } }
      grouping = Grouping(keys: keys)
      values = Self.distinct(keys).map { Value($0) }
    }
  }

  /// Says how many permutations p rests on where there is one, how many nodes have several groups, and
  /// how many take no part for want of one.
  func recordBasis(_ view: GraphView, p: [Measured<Double>] = [], permutations: Int = 0) {
    if p.contains(where: { $0.value != nil }) {
      view.context.record(
        basis: "p rests on \(permutations) permutations", of: "`\(view.procedure)`")
    }
    let all = grouping.groups.count
    if several > 0 {
      view.context.record(
        basis: several == 1
          ? "1 of \(all) nodes has several groups, of which the first in the chart counts"
          : "\(several) of \(all) nodes have several groups, of which the first in the chart counts",
        of: "`\(view.procedure)`")
    }
    let without = all - grouping.memberCount
    if without > 0 {
      view.context.record(
        basis: without == 1
          ? "1 of \(all) nodes has no group and takes no part"
          : "\(without) of \(all) nodes have no group and take no part",
        of: "`\(view.procedure)`")
    }
  }

  /// The keys in the order of their first member, as groups are numbered.
  private static func distinct<Key: Hashable>(_ keys: [Key?]) -> [Key] {
    var seen: Set<Key> = []
    return keys.compactMap { key in
      guard let key, seen.insert(key).inserted else { return nil }
      return key
    }
  }
}
