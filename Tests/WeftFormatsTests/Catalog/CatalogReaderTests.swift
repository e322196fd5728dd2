import Testing
import WeftFormats
import WeftGraph

struct CatalogReaderTests {
  private static let catalog = """
    # the catalog of Acme
    apiVersion: backstage.io/v1alpha1
    kind: Group
    metadata: {name: Payments, title: The Payments Team}
    spec:
      type: team
      parent: engineering
      children: []
      members: [ada, user:default/bo]
    ---
    kind: Group
    metadata: {name: engineering}
    spec: {type: department, children: [payments]}
    ---
    kind: User
    metadata: {name: ada}
    spec:
      profile: {displayName: Ada Byron, email: ada@x.org}
      memberOf: [payments]
    ---
    kind: User
    metadata: {name: bo}
    spec: {memberOf: []}
    ---
    kind: Component
    metadata:
      name: checkout
      annotations: {github.com/project-slug: acme/checkout}
      tags: [java, pci]
    spec:
      type: service
      lifecycle: production
      owner: payments
      system: shop
      providesApis: [checkout-api]
      dependsOn: ["resource:default/ledger", "component:web"]
    ---
    kind: Component
    metadata: {name: web}
    spec: {type: website, owner: user:ada, consumesApis: [checkout-api], dependencyOf: [component:checkout]}
    ---
    kind: API
    metadata: {name: checkout-api}
    spec: {type: openapi, owner: payments, system: shop, definition: "openapi: 3"}
    ---
    kind: Resource
    metadata: {name: ledger, namespace: default}
    spec: {type: database, owner: "group:payments"}
    ---
    kind: AiResource
    metadata: {name: fraud-model}
    spec: {type: model, provider: Acme, owner: payments, riskClass: High}
    ---
    kind: System
    metadata: {name: shop}
    spec: {owner: payments, domain: retail}
    ---
    kind: Domain
    metadata: {name: retail}
    spec: {owner: ghosts}
    """

  private func read(_ text: String, name: String = "catalog-info.yaml") throws -> ReadChart {
    try ReadChart(sources: [(name, Array(text.utf8))])
  }

  @Test func `Entities become the model's nodes and relations`() throws {
    let chart = try read(Self.catalog)
    #expect(chart.labels("group:default/payments") == ["Team"])
    #expect(chart.labels("group:default/engineering") == ["Function"])
    #expect(chart.labels("user:default/ada") == ["Person"])
    #expect(chart.labels("component:default/checkout") == ["System"])
    #expect(chart.labels("airesource:default/fraud-model") == ["AISystem"])
    #expect(chart.labels("group:default/ghosts") == ["Missing"])
    #expect(chart.value("user:default/ada", "name") == .string("Ada Byron"))
    #expect(chart.value("user:default/ada", "email") == .string("ada@x.org"))
    #expect(chart.value("airesource:default/fraud-model", "riskClass") == .string("high"))
    #expect(
      chart.value("component:default/checkout", "tags") == .list([.string("java"), .string("pci")]))
    #expect(
      chart.relationships.map { $0.replacing("default/", with: "") } == [
        "api:checkout-api DEPENDS_ON component:checkout", "api:checkout-api PART_OF system:shop",
        "component:checkout DEPENDS_ON component:web",
        "component:checkout DEPENDS_ON resource:ledger", "component:checkout PART_OF system:shop",
        "component:web DEPENDS_ON api:checkout-api",
        "group:ghosts OWNS domain:retail", "group:payments OWNS airesource:fraud-model",
        "group:payments OWNS api:checkout-api", "group:payments OWNS component:checkout",
        "group:payments OWNS resource:ledger", "group:payments OWNS system:shop",
        "group:payments PART_OF group:engineering", "system:shop PART_OF domain:retail",
        "user:ada MEMBER_OF group:payments", "user:ada OWNS component:web",
        "user:bo MEMBER_OF group:payments",
      ])
    let source = try #require(chart.ledger.sources.first)
    #expect(source.format == "catalog" && source.dialect == "backstage")
    #expect(source.read.nodes == 11 && source.read.edges == 20)
    // Membership of ada, the parent of payments, and what web and checkout say of each other.
    #expect(chart.codes["stated-twice"] == 3)
    #expect(chart.codes["dangling-edge"] == 1)
    #expect(chart.codes["unexpected-ends"] == nil && chart.codes["unknown-kind"] == nil)
  }

  @Test(arguments: [
    ("machine-learning-model", "AISystem"), ("model-service", "AISystem"), ("genai", "AISystem"),
    ("inference-service", "AISystem"), ("mlPipeline", "AISystem"), ("vector-database", "System"),
    ("html", "System"), ("email-service", "System"), ("data-model", "System"),
  ])
  func `Words of a type tell AI systems`(type: String, label: String) throws {
    let chart = try read("kind: Component\nmetadata: {name: a}\nspec: {type: \(type)}\n")
    #expect(chart.labels("component:default/a") == [label])
    #expect(chart.codes["renamed-kind"] == (label == "AISystem" ? 1 : nil))
  }

  @Test func `A kind that nobody knows is kept and noted`() throws {
    let chart = try read(
      "kind: Tenant\nmetadata: {name: a}\n---\nkind: Template\nmetadata: {name: b}\n")
    #expect(chart.labels("tenant:default/a") == ["Tenant"])
    #expect(chart.codes["unknown-kind"] == 1)
    #expect(chart.note("unknown-kind")?.position?.line == 1)
  }

  @Test func `Places are those of the file, whatever the document`() throws {
    let chart = try read(Self.catalog)
    let node = try #require(chart.graph.node("user:default/ada"))
    #expect(chart.graph.place(of: node)?.position == SourcePosition(line: 15, column: 1))
    #expect(chart.note("dangling-edge")?.position == SourcePosition(line: 60, column: 15))
  }

  @Test func `Relations that an exported catalog lists are read, and JSON is YAML`() throws {
    let chart = try read(
      """
      [{"kind": "Component", "metadata": {"name": "a", "namespace": "x"}, "spec": {"type": "library"},
        "relations": [{"type": "ownedBy", "targetRef": "group:x/t"},
                      {"type": "dependsOn", "target": {"kind": "Resource", "namespace": "x", "name": "r"}}]},
       {"kind": "Resource", "metadata": {"name": "r", "namespace": "X"}, "spec": {},
        "relations": [{"type": "dependencyOf", "targetRef": "component:x/a"}]},
       {"kind": "Group", "metadata": {"name": "T", "namespace": "x"}, "spec": {"type": "team"}}]
      """, name: "catalog.json")
    #expect(
      chart.relationships == [
        "component:x/a DEPENDS_ON resource:x/r", "group:x/t OWNS component:x/a",
      ])
    #expect(chart.codes["stated-twice"] == 1)
  }

  @Test func `The order of documents changes nothing`() throws {
    let documents = Self.catalog.split(separator: "---\n").map { String($0) + "\n" }
    let plain = try read(Self.catalog)
    for shift in 1..<documents.count {
      let turned = documents[shift...] + documents[..<shift]
      let chart = try read(turned.joined(separator: "---\n"))
      #expect(chart.relationships == plain.relationships)
      #expect(chart.codes["stated-twice"] == 3)
    }
  }

  @Test func `What is no entity is left out and noted`() throws {
    let chart = try read("kind: User\nmetadata: {name: a}\n---\n- 1\n---\n\n---\nkind: X\n")
    #expect(chart.ledger.graph.nodes == 1)
    #expect(chart.codes["no-entity"] == 1 + 1)
  }

  @Test(arguments: [
    ("kind: A\nmetadata: {name: [}\n", "malformed-yaml", 2),
    ("kind: User\nmetadata: {name: a}\n---\nkind: B\n  bad: indent\n", "malformed-yaml", 5),
    ("kind: A\nkind: B\n", "malformed-yaml", 1),
    ("kind: A\na: &x [1]\n*x : 3\n", "alias-key", 3),
    ("kind: A\n", "empty-catalog", 1),
    ("kind: A\nx: " + String(repeating: "[", count: 5_000), "limit-depth", 2),
  ])
  func `Broken catalogs are refused with a place`(text: String, code: String, line: Int) {
    let faults = refusal { _ = try read(text) }
    #expect(faults.map(\.code) == [code])
    #expect(faults.first?.position?.line == line)
    #expect(faults.first?.file == "catalog-info.yaml")
  }

  @Test func `Aliases that double do not grow`() throws {
    var text = "kind: User\nmetadata: {name: a}\nx0: &x0 [lol, lol]\n"
    for level in 1..<40 { text += "x\(level): &x\(level) [*x\(level - 1), *x\(level - 1)]\n" }
    let chart = try read(text)
    #expect(chart.ledger.graph.nodes == 1)
  }
}
