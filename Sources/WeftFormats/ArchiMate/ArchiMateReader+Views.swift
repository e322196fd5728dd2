import WeftGraph

/// An element that a view draws inside another.
struct ArchiMateNesting {
  /// The nodes of the two.
  var inner: UInt32
  var outer: UInt32
  /// Where the first view that shows it does so.
  var box: Int
}

extension ArchiMateReader {
  private struct Pair: Hashable {
    var inner: UInt32
    var outer: UInt32

    var turned: Pair { Pair(inner: outer, outer: inner) }
  }

  /// What is inside what, to find what views leave out between two.
  private struct Steps {
    private var outers: [UInt32: Set<UInt32>] = [:]
    private var inners: [UInt32: Set<UInt32>] = [:]

    init(_ pairs: [Pair]) {
      for pair in pairs {
        outers[pair.inner, default: []].insert(pair.outer)
        inners[pair.outer, default: []].insert(pair.inner)
      }
    }

    /// Whether something holds the one and is in the other; the shorter list is walked.
    func lieBetween(_ inner: UInt32, _ outer: UInt32) -> Bool {
      let above = outers[inner] ?? []
      let below = inners[outer] ?? []
      return above.count < below.count
        ? above.contains { below.contains($0) } : below.contains { above.contains($0) }
    }
  }

  /// What views draw inside what, each pair once, where no relationship joins the two.
  ///
  /// Of two views that draw a pair either way round the first counts.
  func unsaidNestings() -> [ArchiMateNesting] {
    var result: [ArchiMateNesting] = []
    var shown: Set<Pair> = []
    for view in views {
      var open = boxes(view).reversed().map { (box: $0, outer: UInt32?.none) }
      while let (box, outer) = open.popLast() {
        let inner = reference(box).flatMap { nodes[$0] }
        if let inner, let outer, inner != outer {
          let pair = Pair(inner: inner, outer: outer)
          if !shown.contains(pair.turned), shown.insert(pair).inserted {
            result.append(ArchiMateNesting(inner: inner, outer: outer, box: box))
          }
        }
        open += boxes(box).reversed().map { ($0, inner ?? outer) }
      }
    }
    if result.isEmpty { return [] }
    var said: Set<Pair> = []
    for relation in relations {
      guard let pair = pair(relation) else { continue }
      for way in [pair, pair.turned] where shown.contains(way) { said.insert(way) }
    }
    return result.filter { !said.contains(Pair(inner: $0.inner, outer: $0.outer)) }
  }

  /// Makes parts and members of what is drawn inside something, where the model joins the two so.
  mutating func nest(_ nestings: [ArchiMateNesting]) {
    var kept: [(nesting: ArchiMateNesting, type: String)] = []
    var left: [ArchiMateNesting] = []
    for nesting in nestings {
      let type = ArchiMateKinds.containment(
        of: kind(filler.id(nesting.inner)), in: kind(filler.id(nesting.outer)))
      if let type { kept.append((nesting, type)) } else { left.append(nesting) }
    }
    let between = kept.isEmpty ? [] : parts()
    let steps = Steps(kept.map { Pair(inner: $0.nesting.inner, outer: $0.nesting.outer) } + between)
    for (nesting, type) in kept where !steps.lieBetween(nesting.inner, nesting.outer) {
      filler.draft.containments.append((nesting.inner, nesting.outer))
      filler.note(
        "guessed-kind",
        "an element drawn inside another, with no relationship between them, is read as \(type)",
        at: tree.place(nesting.box))
    }
    for nesting in left {
      filler.note(
        "drawing-only",
        "an element is drawn inside another, and no relationship says what that means",
        at: tree.place(nesting.box))
    }
  }

  /// What relationships say is part of what.
  private func parts() -> [Pair] {
    relations.lazy.filter { ["Composition", "Aggregation"].contains($0.type) }
      .compactMap { pair($0)?.turned }
  }

  /// The nodes a relationship joins, its source as the inner one.
  private func pair(_ relation: Relation) -> Pair? {
    guard let source = relation.source.flatMap({ nodes[$0] }),
      let target = relation.target.flatMap({ nodes[$0] })
    else { return nil }
    return Pair(inner: source, outer: target)
  }

  /// The boxes directly inside a view or box.
  private func boxes(_ element: Int) -> [Int] {
    tree.children(element).filter { ["node", "child"].contains(tree.local($0)) }
  }

  /// The id of the element a box shows; nil for groups, notes and the like.
  private func reference(_ box: Int) -> String? {
    ["archimateElement", "elementRef", "elementref"].lazy.compactMap { tree.attribute(box, $0) }
      .first
  }
}
