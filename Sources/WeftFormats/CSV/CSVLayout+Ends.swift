import WeftGraph

extension CSVLayout {
  // MARK: Memberships

  /// Whether the first ends of a table are the same things' ids and names: a list of them, and no
  /// relation.
  static func areSameThings(_ folded: [String]) -> Bool {
    let ends = folded.compactMap { ColumnRole.end($0) }
    return ends.count >= 2 && ends[0].label == ends[1].label
      && (ends[0].word == ends[1].word || Set(ends[...1].map(\.key)) == ["id", "name"])
  }

  static func belongsToMembership(_ word: String) -> Bool {
    word.isEmpty || ColumnRole.ofEnds(word) != nil
      || [
        "share", "allocation", "fte", "since", "until", "start", "end", "startdate", "enddate",
        "fromdate", "todate",
        "level", "expires", "type", "relation", "relationship", "kind", "raci", "hourspermonth",
        "lastused", "handson", "weight",
      ].contains(word)
  }

  mutating func readMembership(_ folded: [String], _ names: [String], _ ends: [String]) {
    // The person comes first, whatever the order of the columns.
    let first = ends[1] == "Person" ? 1 : 0
    kind = .memberships(source: ends[first], target: ends[1 - first])
    var count = 0
    for (word, name) in zip(folded, names) {
      if let end = ColumnRole.ofEnds(word), count < 2 {
        count += 1
        roles.append(.end(end))
      } else if ["type", "relation", "relationship", "kind", "raci"].contains(word) {
        roles.append(.edgeKind)
      } else {
        if word.isEmpty {
          roles.append(.property(name))
          continue
        }
        let meaning = [
          "start": "since", "startdate": "since", "fromdate": "since", "end": "until",
          "enddate": "until", "todate": "until",
        ]
        roles.append(
          meaning[word].map { .property($0) } ?? Self.property(word, name, on: .relationships))
      }
    }
    unite()
  }

  // MARK: Database exports

  /// Whether headers are those of a database export: `:ID`, `:LABEL`, `:START_ID` and the like.
  ///
  /// In small letters `:id` is how others name the id of what a column refers to; there only headers
  /// that belong together are an export's.
  static func areExported(_ names: [String]) -> Bool {
    let words = names.compactMap { name in
      name.lastIndex(of: ":").map { String(name[name.index(after: $0)...].prefix { $0 != "(" }) }
    }
    if words.contains(where: exportWords.contains) { return true }
    let folded = Set(words.map { $0.uppercased() })
    return folded.isSuperset(of: ["ID", "LABEL"]) || folded.isSuperset(of: ["START_ID", "END_ID"])
  }

  private static let exportWords: Set = ["ID", "LABEL", "START_ID", "END_ID", "TYPE"]

  mutating func readExport(_ names: [String]) {
    kind = .exportedNodes
    for (index, name) in names.enumerated() {
      let colon = name.lastIndex(of: ":")
      let own = colon.map { String(name[..<$0]) } ?? name
      let type = colon.map { String(name[name.index(after: $0)...]) } ?? "string"
      let word = type.prefix { $0 != "(" && $0 != "{" }.uppercased()
      let space = type.firstIndex(of: "(").map {
        String(type[type.index(after: $0)...].prefix { $0 != ")" })
      }
      headers[index] = own
      switch word {
      case "ID":
        roles.append(.id)
        idSpaces.own = space ?? ""
      case "LABEL": roles.append(.labels)
      case "START_ID":
        kind = .exportedRelations
        roles.append(.source)
        idSpaces.source = space ?? ""
      case "END_ID":
        kind = .exportedRelations
        roles.append(.target)
        idSpaces.target = space ?? ""
      case "TYPE": roles.append(.edgeKind)
      default: roles.append(.typed(own, type.prefix { $0 != "{" }.lowercased()))
      }
    }
  }
}
