import WeftGraph

/// Which columns of a table are the ends of relations.
extension CSVLayout {
  /// Words before what the ends of relations are: `SOURCE_TEAM` and `TARGET_TEAM`.
  private static let endPrefixes = [
    ("source", "target"), ("source", "destination"), ("src", "dst"), ("src", "tgt"),
    ("from", "to"), ("sender", "recipient"), ("sender", "receiver"),
  ]
  /// What stands behind such words and is a time or an amount.
  private static let measures: Set = [
    "date", "time", "datetime", "timestamp", "year", "month", "day", "week", "quarter", "period",
    "hour", "age", "salary", "grade", "level", "band", "value", "amount", "price", "cost", "rate",
    "version", "status", "title", "lat", "lon", "lng", "latitude", "longitude", "x", "y",
  ]
  /// Words for ends that are words for times as well.
  private static let times: Set = ["start", "end", "from", "to", "von", "an"]

  /// The roles of a table of relations, where folded headers are those of one.
  static func relations(_ folded: [String], _ dated: Set<Int>) -> [ColumnRole?] {
    var roles = folded.enumerated().map { index, word in
      let role = ColumnRole.ofRelations(word)
      return dated.contains(index) && (role == .source || role == .target) ? nil : role
    }
    if roles.contains(.source), roles.contains(.target) { return roles }
    guard let pair = endPair(folded, dated) else { return roles }
    for index in roles.indices where roles[index] == .source || roles[index] == .target {
      roles[index] = nil
    }
    roles[pair.source] = .source
    roles[pair.target] = .target
    return roles
  }

  /// The columns whose headers say source and target of one word, where no other names people.
  private static func endPair(
    _ folded: [String], _ dated: Set<Int>
  ) -> (source: Int, target: Int, word: String)? {
    let namesPeople = folded.contains { word in
      switch ColumnRole.ofPeople(word) {
      case .name?, .nameLastFirst?, .firstName?, .lastName?, .managerID?, .managerEmail?,
        .managerName?, .manager?:
        true
      case .id?: word != "id"
      default: false
      }
    }
    guard !namesPeople else { return nil }
    var found: [(source: Int, target: Int, word: String)] = []
    for (index, header) in folded.enumerated() where !dated.contains(index) {
      for (source, target) in endPrefixes
      where header.hasPrefix(source) && header.count > source.count {
        let word = String(header.dropFirst(source.count))
        guard !measures.contains(word), let other = folded.firstIndex(of: target + word),
          !dated.contains(other)
        else { continue }
        found.append((index, other, word))
      }
    }
    return found.first { $0.word.hasSuffix("id") }
      ?? found.first { $0.word.hasSuffix("address") || $0.word.hasSuffix("mail") } ?? found.first
  }

  /// What the columns of ends say the ends are: a label, the empty text for something else that the
  /// model has no word for; nil where they say nothing.
  static func endLabel(_ folded: [String], _ dated: Set<Int>, _ roles: [ColumnRole?]) -> String? {
    guard let pair = endPair(folded, dated), roles[pair.source] == .source else { return nil }
    if ["id", "node", "nodeid", "name", "nodename", "email", "mail", "address", "vertex", "no"]
      .contains(pair.word)
    {
      return nil
    }
    return ColumnRole.ofEnds(pair.word) ?? ""
  }

  /// The columns that could be ends and times, and whether numbers may be times there.
  static func possibleTimes(_ header: [String]) -> [(column: Int, readsNumbers: Bool)] {
    header.enumerated().compactMap { index, name in
      let word = ColumnRole.fold(name)
      switch ColumnRole.ofRelations(word) {
      case .source?, .target?: return (index, times.contains(word))
      default:
        let isEnd = endPrefixes.contains { word.hasPrefix($0.0) || word.hasPrefix($0.1) }
        return isEnd ? (index, false) : nil
      }
    }
  }

  // MARK: What headers do not say

  /// Takes posts, jobs and seats that are counted for no positions where nothing else tells of an
  /// organization: messages are posts, and runs of a machine are jobs.
  static func withoutOtherPosts(_ roles: [ColumnRole?], _ folded: [String]) -> [ColumnRole?] {
    let ambiguous = roles.indices.filter {
      roles[$0] == .positionID && ["postid", "jobid", "seatid"].contains(folded[$0])
    }
    guard !ambiguous.isEmpty, !ambiguous.contains(where: { tellsStaff(roles, folded, besides: $0) })
    else { return roles }
    var result = roles
    for index in ambiguous { result[index] = nil }
    return result
  }

  private static func tellsStaff(
    _ roles: [ColumnRole?], _ folded: [String], besides column: Int
  ) -> Bool {
    roles.indices.contains { index in
      guard index != column else { return false }
      switch roles[index] {
      case .managerID?, .managerPosition?, .managerEmail?, .managerName?, .manager?,
        .otherManager?, .dottedManager?, .vacant?, .firstName?, .lastName?, .nameLastFirst?,
        .skills?:
        return true
      case .positionID?: return !["postid", "jobid", "seatid"].contains(folded[index])
      case .id?: return folded[index] != "id" && folded[index] != "userid"
      case .name?: return folded[index] != "name" && folded[index] != "displayname"
      case .property(let name)?:
        return ["department", "division", "businessUnit", "team", "fte"].contains(name)
          || folded[column] != "postid" && name == "title"
      default: return false
      }
    }
  }

  /// Whether a column but the first tells that rows are AI systems.
  static func hasEvidenceOfAI(_ folded: [String]) -> Bool {
    let evidence = Set(OrganizationVocabulary.aiEvidence.map { OrganizationVocabulary.fold($0) })
    return folded.dropFirst().contains { word in
      let name = OrganizationVocabulary.property(readAs: word, on: .nodes)?.name ?? word
      return evidence.contains(OrganizationVocabulary.fold(name))
    }
  }
}
