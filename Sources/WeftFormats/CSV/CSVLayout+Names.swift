/// Which columns are names and parts of names, told by the others.
extension CSVLayout {
  /// Where somebody's name stands beside it, a column such as `Worker` holds ids.
  mutating func settleNames(_ folded: [String]) {
    settleDirectoryName(folded)
    settlePreferredName(folded)
    settleFamilyName(folded)
    let names = roles.indices.filter { roles[$0] == .name }
    let isNamed =
      roles.contains(.firstName) || roles.contains(.lastName) || roles.contains(.nameLastFirst)
      || names.contains { !Self.people.contains(folded[$0]) }
    guard isNamed, let index = names.first(where: { Self.people.contains(folded[$0]) }) else {
      return
    }
    if !roles.contains(.id) {
      roles[index] = .id
    } else if names.contains(where: { !Self.people.contains(folded[$0]) }) {
      roles[index] = .property(headers[index])
    }
  }

  /// Where a title stands beside it, a column such as `Position` holds numbers of positions.
  mutating func settleTitle(_ folded: [String]) {
    let titles = roles.indices.filter { roles[$0] == .property("title") }
    guard let index = titles.first, Self.positions.contains(folded[index]),
      titles.contains(where: { !Self.positions.contains(folded[$0]) })
    else { return }
    roles[index] = .property(headers[index])
  }

  private static let positions: Set = ["position", "job", "stelle", "poste", "puesto"]

  /// Directories call the family's name `sn`, which is a number elsewhere.
  private mutating func settleDirectoryName(_ folded: [String]) {
    guard !roles.contains(.lastName), let index = folded.firstIndex(of: "sn"),
      folded.contains(where: { ["dn", "cn", "distinguishedname", "objectclass"].contains($0) })
    else { return }
    roles[index] = .lastName
  }

  /// A preferred name beside a family name is a given name, and one beside both is but a property.
  private mutating func settlePreferredName(_ folded: [String]) {
    guard roles.contains(.lastName),
      let index = folded.firstIndex(where: {
        ["preferredname", "preferredfirstname", "prefname"].contains($0)
      })
    else { return }
    let isNamed = roles.indices.contains { $0 != index && roles[$0] == .firstName }
    if isNamed {
      roles[index] = .property("preferredName")
    } else if roles[index] == .name {
      roles[index] = .firstName
    }
  }

  /// Where tables say so in German and its neighbours, what stands beside the given name is the family's.
  private mutating func settleFamilyName(_ folded: [String]) {
    guard !roles.contains(.lastName), let first = roles.firstIndex(of: .firstName),
      let name = roles.firstIndex(of: .name), Self.isFamilyName(folded[name], beside: folded[first])
    else { return }
    roles[name] = .lastName
  }

  /// Whether a word for a name means the family's beside one for the given name.
  static func isFamilyName(_ name: String, beside first: String) -> Bool {
    ["vorname", "voornaam", "förnamn", "fornavn"].contains(first)
      && ["name", "naam", "namn", "navn"].contains(name)
  }

  static func skill(_ name: String) -> String? {
    let lower = name.lowercased()
    for prefix in ["skill:", "skill_", "skill -", "skills:", "skill "] where lower.hasPrefix(prefix)
    {
      let rest = trim(String(name.dropFirst(prefix.count)))
      if !rest.isEmpty { return rest }
    }
    return nil
  }
}
