/// A relation that an entity of a software catalog states.
struct CatalogRelation {
  /// The model's type.
  var type: String
  /// Whether the entity that states it is the target.
  var isTurnedAround: Bool
  /// The kind of the other entity where the reference states none.
  var otherKind: String

  /// The relation of a field of an entity's `spec`, or of an entry of its `relations`.
  static func named(_ name: String, of kind: String) -> CatalogRelation? {
    if name == "domain" && kind == "domain" { return all["subdomainOf"] }
    return all[name]
  }

  private static let all: [String: CatalogRelation] = {
    var result: [String: CatalogRelation] = [:]
    for (names, type, isTurnedAround, otherKind) in [
      ("owner ownedBy", "OWNS", true, "group"),
      ("ownerOf", "OWNS", false, "component"),
      ("memberOf", "MEMBER_OF", false, "group"),
      ("members hasMember", "MEMBER_OF", true, "user"),
      ("parent childOf", "PART_OF", false, "group"),
      ("children parentOf", "PART_OF", true, "group"),
      ("system partOf", "PART_OF", false, "system"),
      ("domain subdomainOf", "PART_OF", false, "domain"),
      ("subcomponentOf", "PART_OF", false, "component"),
      ("hasPart", "PART_OF", true, "component"),
      ("dependsOn", "DEPENDS_ON", false, "component"),
      ("dependencyOf", "DEPENDS_ON", true, "component"),
      ("consumesApis consumesApi", "DEPENDS_ON", false, "api"),
      ("apiConsumedBy", "DEPENDS_ON", true, "component"),
      // Whoever uses an interface depends, through it, on what provides it.
      ("providesApis providesApi", "DEPENDS_ON", true, "api"),
      ("apiProvidedBy", "DEPENDS_ON", false, "component"),
    ] {
      for name in names.split(separator: " ") {
        result[String(name)] = CatalogRelation(
          type: type, isTurnedAround: isTurnedAround, otherKind: otherKind)
      }
    }
    return result
  }()
}
