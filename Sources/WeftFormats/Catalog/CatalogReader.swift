import WeftGraph
import Yams

/// Reads the entities of a software catalog and the relations they state, from whichever end.
struct CatalogReader {
  private struct Relation: Hashable {
    var type: String
    var source: StringID
    var target: StringID
  }

  private var draft: ChartDraft
  private var documents: CatalogDocuments
  private let limits: ReadingLimits
  private var columns: [String: Int] = [:]
  private var stated: Set<Relation> = []
  private var linesBefore = 0

  private enum NodeColumn { static let kind = 0, element = 1 }
  private enum EdgeColumn { static let kind = 0, verbatim = 1, relation = 2 }

  init(_ draft: consuming ChartDraft, _ text: [UInt8], _ limits: ReadingLimits) {
    self.draft = draft
    self.limits = limits
    documents = CatalogDocuments(
      name: self.draft.ledger.path, text: text, limits: limits)
    self.draft.ledger.dialect = "backstage"
    self.draft.nodeData = [
      DraftColumn(name: "kind", type: .string, role: .kindAttribute),
      DraftColumn(name: "", type: .string, role: .elementKind),
    ]
    self.draft.edgeData = [
      DraftColumn(name: "", type: .string, role: .kindAttribute),
      DraftColumn(name: "", type: .string, role: .verbatimKind),
      DraftColumn(name: "statedAs", type: .string),
    ]
  }

  /// The draft of all documents.
  consuming func read() throws(InputError) -> ChartDraft {
    while let (root, before) = try documents.document() {
      linesBefore = before
      if root.scalar?.string.isEmpty == true { continue }
      // An export of a whole catalog is a list of entities.
      if let list = root.sequence {
        for entity in list { readEntity(entity) }
      } else if let items = root["items"]?.sequence, root["metadata"]?["name"] == nil {
        for entity in items { readEntity(entity) }
      } else {
        readEntity(root)
      }
    }
    if draft.nodeCount == 0 {
      throw documents.fault(
        "empty-catalog", "no document is an entity of a catalog", line: 1, column: 1,
        hint: "an entity has a kind and metadata with a name")
    }
    return draft
  }

  // MARK: Entities

  private mutating func readEntity(_ entity: Node) {
    let place = place(entity)
    guard let kind = entity["kind"]?.word, !kind.isEmpty, let metadata = entity["metadata"],
      let name = metadata["name"]?.word, !name.isEmpty
    else {
      draft.notes.add(
        "no-entity", "a document has no kind or no name and was left out", line: place.line,
        column: place.column)
      return
    }
    let namespace = metadata["namespace"]?.word ?? "default"
    let own = EntityReference(
      kind: kind, namespace: namespace.isEmpty ? "default" : namespace, name: name)
    let spec = entity["spec"]
    let id = draft.strings.intern(own.text)
    let owner = draft.addNode(id: id, line: place.line, column: place.column)
    draft.ledger.read.nodes += 1
    readKind(own, kind, spec?["type"]?.word, owner, place)
    let profile = spec?["profile"]
    let title = metadata["title"]?.word ?? profile?["displayName"]?.word ?? name
    set("name", title.isEmpty ? name : title, owner, place)
    set("entityName", name, owner, place)
    set("namespace", own.namespace, owner, place)
    for (key, value) in metadata.mapping ?? [:] {
      if ["name", "namespace", "title"].contains(key.word) { continue }
      readValue(key.word, value, owner)
    }
    for (key, value) in profile?.mapping ?? [:] {
      // What is the name is no further property.
      if key.word == "displayName", value.word == title { continue }
      readValue(key.word, value, owner)
    }
    if let spec, spec.mapping == nil, spec.scalar == nil || !spec.word.isEmpty {
      let place = self.place(spec)
      draft.notes.add(
        "unread-value", "a spec that is no mapping was left out", line: place.line,
        column: place.column)
    }
    addAliases(own, metadata, owner)
    for (key, value) in spec?.mapping ?? [:] where key.word != "profile" {
      if let relation = CatalogRelation.named(key.word, of: own.kind) {
        for other in value.sequence.map({ Array($0) }) ?? [value] {
          relate(own, id, relation, other, statedAs: key.word)
        }
      } else {
        readValue(key.word, value, owner)
      }
    }
    for entry in entity["relations"]?.sequence ?? [] {
      let type = entry["type"]?.word ?? ""
      guard let other = entry["targetRef"] ?? entry["target"] else { continue }
      relate(
        own, id,
        CatalogRelation.named(type, of: own.kind)
          ?? CatalogRelation(type: type, isTurnedAround: false, otherKind: "component"), other,
        statedAs: type)
    }
  }

  private mutating func readKind(
    _ own: EntityReference, _ kind: String, _ type: String?, _ owner: UInt32, _ place: Place
  ) {
    let folded = OrganizationVocabulary.fold(type ?? "")
    let label: String?
    switch own.kind {
    case "group":
      label =
        ["department", "subdepartment", "division", "businessunit", "function", "discipline"]
          .contains(folded) ? "Function" : "Team"
    case "user": label = "Person"
    case "airesource": label = "AISystem"
    case "component", "resource", "api", "system":
      let isArtificial =
        Self.artificial.contains(folded) || CatalogType.isArtificial(type ?? "")
        || OrganizationVocabulary.labels(readAs: folded).contains {
          $0.label.name == "AISystem" && $0.alias.condition == .always
        }
      label = isArtificial ? "AISystem" : "System"
      if isArtificial {
        draft.notes.add(
          "renamed-kind", "a \(kind) of the type '\(type ?? "")' is read as AISystem",
          line: place.line, column: place.column)
      }
    case "domain": label = "Function"
    default:
      label = nil
      if !Self.further.contains(own.kind) {
        draft.notes.add(
          "unknown-kind", "the node kind '\(kind)' is kept as it is", line: place.line,
          column: place.column)
      }
    }
    let column = label == nil ? NodeColumn.element : NodeColumn.kind
    draft.nodeData[column].append(draft.strings.intern(label ?? kind), owner: owner)
    set("catalogKind", kind, owner, place)
  }

  /// Kinds of catalogs that say nothing of an organization.
  private static let further: Set = ["template", "location"]

  private static let artificial: Set = [
    "llm", "aiagent", "aiservice", "mlservice", "aimodel", "mlmodel", "languagemodel",
    "foundationmodel", "chatbot", "agent",
  ]

  /// Other words that people use for the entity, such as its name in a repository's owners.
  private mutating func addAliases(
    _ own: EntityReference, _ metadata: Node, _ owner: UInt32
  ) {
    guard own.kind == "group" || own.kind == "user" else {
      draft.aliases.append((draft.strings.intern(own.name), owner))
      let stated = metadata["annotations"]?["backstage.io/source-location"]?.word ?? ""
      if let place = RepositoryPlace(annotation: stated)
        ?? RepositoryPlace(catalogFile: draft.ledger.path)
      {
        draft.locations.append((place, owner))
      }
      return
    }
    draft.aliases.append((draft.strings.intern(own.name), owner))
    draft.aliases.append((draft.strings.intern("@" + own.name), owner))
    for (key, value) in metadata["annotations"]?.mapping ?? [:] {
      switch key.word {
      case "github.com/team-slug", "github.com/user-login", "gitlab.com/user-login",
        "gitlab.com/group-path":
        draft.aliases.append((draft.strings.intern("@" + value.word.lowercased()), owner))
      default: break
      }
    }
  }

  // MARK: Values

  /// Keeps a scalar, a list of scalars, or the entries of labels and annotations as properties.
  private mutating func readValue(_ name: String, _ value: Node, _ owner: UInt32) {
    let place = place(value)
    if name == "type" && draft.nodeData[NodeColumn.kind].owners.last != owner {
      return set("specType", value.word, owner, place)
    }
    if value.scalar != nil {
      if !value.word.isEmpty { set(name, value.word, owner, place) }
    } else if let items = value.sequence, items.allSatisfy({ $0.scalar != nil }) {
      let list = PropertyValue.list(items.map { .string($0.word) })
      let column = column(name, literalType: "list")
      draft.nodeData[column].append(draft.strings.intern(ValueLiteral.text(list)), owner: owner)
      draft.ledger.read.data += 1
    } else if let entries = value.mapping, name == "labels" || name == "annotations" {
      for (key, value) in entries where value.scalar != nil {
        // `labels` of a catalog are no labels of a graph.
        set(key.word, value.word, owner, self.place(value))
      }
    } else {
      draft.notes.add(
        "unread-value", "a nested value was left out", line: place.line, column: place.column)
    }
  }

  private mutating func set(_ name: String, _ text: String, _ owner: UInt32, _ place: Place) {
    let index = column(name, literalType: nil)
    draft.nodeData[index].append(
      Array(text.utf8), owner: owner, line: place.line, column: place.column,
      keepsPlaces: draft.notes.keepsPlaces, strings: &draft.strings)
    draft.ledger.read.data += 1
  }

  private mutating func column(_ name: String, literalType: String?) -> Int {
    let key = literalType == nil ? name : name + "\n"
    if let known = columns[key] { return known }
    var column = DraftColumn(name: name, type: .string)
    column.literalType = literalType
    if literalType == nil,
      let meaning = OrganizationVocabulary.property(readAs: name, on: .nodes), meaning.name == name
    {
      column.adopt(meaning)
    }
    draft.nodeData.append(column)
    columns[key] = draft.nodeData.count - 1
    return draft.nodeData.count - 1
  }

  // MARK: Relations

  private mutating func relate(
    _ own: EntityReference, _ id: StringID, _ relation: CatalogRelation, _ other: Node,
    statedAs word: String
  ) {
    let place = place(other)
    var reference: EntityReference?
    if let name = other["name"]?.word {
      reference = EntityReference(
        kind: other["kind"]?.word ?? relation.otherKind,
        namespace: other["namespace"]?.word ?? own.namespace, name: name)
    } else if other.scalar != nil {
      if other.word.isEmpty { return }
      reference = EntityReference(
        other.word, kind: relation.otherKind, namespace: own.namespace)
    }
    guard let reference else {
      draft.notes.add(
        "unresolved-reference", "'\(word)' holds no reference to an entity", line: place.line,
        column: place.column)
      return
    }
    draft.ledger.read.edges += 1
    let end = draft.strings.intern(reference.text)
    let source = relation.isTurnedAround ? end : id
    let target = relation.isTurnedAround ? id : end
    guard stated.insert(Relation(type: relation.type, source: source, target: target)).inserted
    else {
      draft.notes.add(
        "stated-twice", "a relation is stated from both ends", line: place.line,
        column: place.column)
      return
    }
    let edge = draft.addEdge(
      source: source, target: target, undirected: false, line: place.line, column: place.column)
    // Parts of systems, and owners of what the model does not own, are as the catalog has them.
    let isOrganizational = own.kind == "group" || own.kind == "user"
    let isVerbatim =
      relation.type == "PART_OF" && !isOrganizational
      || relation.type == "OWNS" && ["domain", "location", "template"].contains(own.kind)
    draft.edgeData[isVerbatim ? EdgeColumn.verbatim : EdgeColumn.kind].append(
      draft.strings.intern(relation.type.isEmpty ? "RELATED_TO" : relation.type), owner: edge)
    draft.edgeData[EdgeColumn.relation].append(draft.strings.intern(word), owner: edge)
  }

  // MARK: Places

  private typealias Place = (line: UInt32, column: UInt32)

  private func place(_ node: Node) -> Place {
    (
      UInt32(clamping: (node.mark?.line ?? 1) + linesBefore),
      UInt32(clamping: max(node.mark?.column ?? 1, 1))
    )
  }
}

extension Node {
  /// The text of a scalar, empty for anything else and for null.
  fileprivate var word: String {
    guard let scalar else { return "" }
    if scalar.style == .plain, ["", "~", "null", "Null", "NULL"].contains(scalar.string) {
      return ""
    }
    return scalar.string
  }
}
