import WeftGraph

/// Tables whose records but join the records of others.
extension MappingSuggestion {
  /// Such a table.
  struct Join {
    var records: SuggestedRecords
    var paths: SuggestedPaths
  }

  /// The rule for a table that joins two of the chosen ones; nil if it does not say which.
  func relation(_ join: Join) -> [String]? {
    var ends: [(path: String, candidate: Candidate)] = []
    for path in join.paths.all {
      if let candidate = target(path, join.paths) { ends.append((path, candidate)) }
    }
    guard ends.count == 2 else { return nil }
    let areAbove = ends.map { SuggestedPaths.superior(join.paths.word($0.path)) }
    let arePeople = ends.map(\.candidate.kind.isPerson)
    // From people to what they are in, and to whom is above them.
    let isTurned =
      arePeople[0] == arePeople[1] ? areAbove[0] && !areAbove[1] : arePeople[1]
    if isTurned { ends.swapAt(0, 1) }
    guard let type = type(join, ends[0].candidate, ends[1].candidate, areAbove.contains(true))
    else { return nil }
    let count = join.records.elements.count
    return [
      "  - relation: \(Self.quoted(join.records.pattern))"
        + "  # \(count == 1 ? "1 element" : "\(count) elements")",
      "    from: \(Self.quoted(ends[0].candidate.end(ends[0].path)))",
      "    to: \(Self.quoted(ends[1].candidate.end(ends[1].path)))",
      "    type: \(type)",
    ]
  }

  /// Whose ids stand at a path: of the tables that have all of them, the one it is called by, else the
  /// only one it may mean.
  private func target(_ path: String, _ paths: SuggestedPaths) -> Candidate? {
    let values = paths.present(path)
    guard !values.isEmpty else { return nil }
    let fitting = chosen.filter { $0.idSet.isSuperset(of: values) }
    let word = paths.word(path)
    let kind = SuggestedPaths.stem(word).map { SuggestedKind(of: $0) } ?? .unknown
    let called = fitting.first { isCalled(word, $0) && (!kind.isUnit || $0.kind.isUnit) }
    if let called { return called }
    let isOfPeople =
      ColumnRole.ofPeople(ColumnRole.fold(word)) == .id || SuggestedPaths.superior(word)
    let meant = fitting.filter { candidate in
      if isOfPeople || kind.isPerson { return candidate.kind.isPerson }
      if kind.isUnit { return candidate.kind.isUnit }
      // Numbers are the ids of any table, other values those of one.
      return kind == .unknown
        ? values.allSatisfy { $0.contains(where: \.isLetter) } : kind == candidate.kind
    }
    return meant.count == 1 ? meant[0] : nil
  }

  /// What joins records of two tables.
  private func type(
    _ join: Join, _ from: Candidate, _ to: Candidate, _ isAbove: Bool
  ) -> String? {
    if from.kind.isPerson, to.kind.isPerson { return isAbove ? "REPORTS_TO" : nil }
    if from.kind.isPerson, to.kind.isUnit {
      let parts = join.records.name.split { !$0.isLetter }.map(String.init)
      return isAbove || parts.contains(where: SuggestedKind.namesHead) ? "LEADS" : "MEMBER_OF"
    }
    guard from.kind.isPerson else { return to.kind.isUnit ? Self.type(from: from.kind) : nil }
    guard case .label(let label, isGuess: _) = to.kind else { return nil }
    return ["Role": "HOLDS", "Skill": "HAS_SKILL", "System": "USES", "AISystem": "USES"][label]
  }

  /// A table called by a word for what people do together, if another joins people to its records.
  func ofJoint(_ one: Candidate) -> Candidate? {
    let names = one.paths.own
    guard one.id != nil, one.label != nil, names.contains(where: Self.joint.contains) else {
      return nil
    }
    let ids = Set(one.ids)
    let isJoined = joins.contains { join in
      join.paths.all.contains { path in
        let stem = SuggestedPaths.stem(join.paths.word(path))
        return stem.map { names.contains($0) } == true
          && ids.isSuperset(of: join.paths.present(path))
      }
    }
    guard isJoined else { return nil }
    var result = one
    result.kind = .label("Team", isGuess: true)
    return result
  }

  private static let joint: Set = [
    "project", "program", "programme", "workstream", "initiative", "projekt", "projet", "proyecto",
    "progetto", "projeto",
  ]
}
