import WeftGraph

extension ChartMapper {
  /// Joins what lies in a repository to the patterns of its CODEOWNERS file, of which the last that
  /// fits counts.
  mutating func joinPaths(_ placed: [PlacedNodes]) throws(InputError) {
    guard let owners = drafts.indices.first(where: { !drafts[$0].patterns.isEmpty }) else { return }
    let repositories = Set(drafts.flatMap { $0.locations.compactMap(\.place.repository) })
    // A file does not say which repository it is of.
    let isOneFile = drafts.count { !$0.patterns.isEmpty } == 1
    guard isOneFile, repositories.count < 2 else {
      drafts[owners].notes.add(
        "ambiguous-reference",
        "components lie in several repositories, and which of them the paths are of is not known",
        line: 1, column: 1)
      return
    }
    let root = Self.root(ofOwners: drafts[owners].ledger.path)
    let patterns = drafts[owners].patterns.map { (PathPattern($0.pattern), $0.node) }
    var joins: [(component: UInt32, path: UInt32)] = []
    for index in drafts.indices {
      for (place, node) in drafts[index].locations {
        try time.check(drafts[owners].ledger.path)
        var folder = place.folder
        if place.isOnDisk {
          guard let inside = Self.folder(folder, below: root) else { continue }
          folder = inside
        }
        guard let path = patterns.last(where: { $0.0.covers(folder: folder) })?.1 else { continue }
        joins.append((placed[index].nodes[Int(node)], path))
      }
    }
    let type = builder.strings.intern("LOCATED_IN")
    guard let kinds = drafts[owners].edgeData.firstIndex(where: { $0.role == .verbatimKind })
    else { return }
    for (component, path) in joins {
      let line = drafts[owners].nodeLines[Int(path)]
      let column = drafts[owners].nodeColumns[Int(path)]
      let edge = drafts[owners].addEdge(
        source: table.ids[Int(component)],
        target: table.ids[Int(placed[owners].nodes[Int(path)])], undirected: false, line: line,
        column: column)
      drafts[owners].edgeData[kinds].append(type, owner: edge)
      drafts[owners].notes.add(
        "joined-path", "a component was joined to the path it lies in", line: line,
        column: column)
    }
  }

  /// The folder of the repository a CODEOWNERS file is of; it may lie in one of three folders there.
  private static func root(ofOwners path: String) -> [Substring] {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    if let last = parts.last, [".github", ".gitlab", "docs"].contains(last) { parts.removeLast() }
    return parts.filter { $0 != "." }
  }

  /// A folder as seen from one around it, or nil where it lies elsewhere.
  private static func folder(_ folder: String, below root: [Substring]) -> String? {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false).filter {
      $0 != "."
    }
    let inside = parts.filter { !$0.isEmpty }.count == 0 && root.isEmpty ? [] : parts
    guard inside.starts(with: root) else { return nil }
    return inside.dropFirst(root.count).joined(separator: "/")
  }
}
