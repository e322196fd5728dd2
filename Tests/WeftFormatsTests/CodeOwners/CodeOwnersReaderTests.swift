import Testing
import WeftFormats
import WeftGraph

struct CodeOwnersReaderTests {
  private static let catalog = """
    kind: Group
    metadata: {name: payments, annotations: {github.com/team-slug: acme/pay-team}}
    spec: {type: team, children: []}
    ---
    kind: Group
    metadata: {name: web}
    spec: {type: team, children: []}
    ---
    kind: User
    metadata: {name: ada}
    spec: {profile: {email: ada@x.org}, memberOf: [web]}
    """

  private func read(_ owners: String, catalog: String? = nil, last: Bool = true) throws -> ReadChart
  {
    var sources = [("repo/CODEOWNERS", Array(owners.utf8))]
    if let catalog {
      sources.insert(("catalog.yaml", Array(catalog.utf8)), at: last ? 0 : 1)
    }
    return try ReadChart(sources: sources)
  }

  @Test(arguments: [true, false])
  func `Owners are found in a catalog, in whichever order`(last: Bool) throws {
    let chart = try read(
      """
      # who owns what
      *            @acme/web
      /pay/        @acme/pay-team ada@x.org   # money
      /docs\\ old/  @Ada @acme/unknown
      /free/
      """, catalog: Self.catalog, last: last)
    #expect(
      chart.relationships == [
        "@acme/unknown OWNS /docs old/", "group:default/payments OWNS /pay/",
        "group:default/web OWNS *", "user:default/ada MEMBER_OF group:default/web",
        "user:default/ada OWNS /docs old/", "user:default/ada OWNS /pay/",
      ])
    #expect(chart.labels("@acme/unknown") == ["Team"])
    #expect(chart.labels("/pay/") == ["Path"])
    #expect(chart.value("/free/", "unassigned") == .boolean(true))
    let source = try #require(chart.ledger.sources.first { $0.format == "codeowners" })
    #expect(source.read.nodes == 4 && source.read.edges == 5)
  }

  @Test func `Of lines with one pattern the last one counts`() throws {
    let chart = try read("*.js @a\n/x @b\n*.js @c @org/t\n")
    #expect(chart.relationships == ["@b OWNS /x", "@c OWNS *.js", "@org/t OWNS *.js"])
    #expect(chart.note("overridden-line")?.position == SourcePosition(line: 1, column: 1))
    #expect(chart.labels("@b") == ["Person"])
  }

  @Test func `Sections have owners of their own`() throws {
    let chart = try read(
      """
      [Docs] @docs/team
      *.md
      *.txt @ada
      ^[Tests][2] @qa
      *.md
      !*.lock
      /hash\\#tag @@maintainer
      """)
    #expect(
      chart.relationships == [
        "@@maintainer OWNS /hash#tag", "@ada OWNS *.txt", "@docs/team OWNS *.md", "@qa OWNS *.md",
      ])
    #expect(chart.labels("@@maintainer") == ["Role"])
    #expect(
      chart.graph.key("requiredApprovals").map { key in
        (0..<chart.graph.relationshipCount).count {
          chart.graph.value(of: key, RelationshipID($0)) == .integer(2)
        }
      } == 2)
    #expect(chart.value("*.lock", "excluded") == .boolean(true))
    #expect(chart.ledger.sources.first?.dialect == "gitlab")
  }

  @Test func `Owners behind a path that needs none own nothing`() throws {
    let chart = try read("*.js @ada\n!*.lock @bo @cy\n")
    #expect(chart.relationships == ["@ada OWNS *.js"])
    #expect(chart.value("*.lock", "unassigned") == .boolean(true))
    #expect(chart.codes["unread-value"] == 2)
  }

  private static let components = """
    kind: Component
    metadata: {name: pay, annotations: {backstage.io/source-location: "url:https://github.com/acme/shop/tree/main/services/pay/"}}
    spec: {type: service, owner: web}
    ---
    kind: Component
    metadata: {name: docs, annotations: {backstage.io/source-location: "url:https://github.com/acme/shop/tree/main/docs"}}
    spec: {type: website}
    """

  @Test func `Components are joined to the last pattern they lie in`() throws {
    let owners = "/services/ @acme/web\n/services/pay/ @acme/pay-team\n*.md @ada\n"
    let chart = try read(owners, catalog: Self.catalog + "\n---\n" + Self.components)
    let joins = chart.relationships.filter { $0.contains("LOCATED_IN") }
    #expect(joins == ["component:default/pay LOCATED_IN /services/pay/"])
    #expect(chart.codes["joined-path"] == 1)
    let everywhere = try read(owners + "* @acme/web\n", catalog: Self.components)
    #expect(everywhere.codes["joined-path"] == 2)
  }

  @Test func `A file beside what it describes says where that lies`() throws {
    let entity = "kind: Component\nmetadata: {name: pay}\nspec: {type: service}\n"
    for (owners, file) in [
      ("repo/.github/CODEOWNERS", "repo/pay/catalog-info.yaml"),
      ("CODEOWNERS", "pay/catalog-info.yaml"), ("/x/CODEOWNERS", "/x/pay/catalog-info.yaml"),
    ] {
      let chart = try ReadChart(sources: [
        (owners, Array("/pay/ @a\n".utf8)), (file, Array(entity.utf8)),
      ])
      #expect(
        chart.relationships.contains("component:default/pay LOCATED_IN /pay/"), "\(owners)")
    }
    let elsewhere = try ReadChart(sources: [
      ("repo/CODEOWNERS", Array("/pay/ @a\n".utf8)),
      ("other/pay/catalog-info.yaml", Array(entity.utf8)),
    ])
    #expect(elsewhere.codes["joined-path"] == nil)
  }

  @Test func `Of several repositories none is guessed`() throws {
    let other = Self.components.replacing("acme/shop/tree/main/docs", with: "acme/blog/tree/main/x")
    let chart = try read("* @acme/web\n", catalog: other)
    #expect(chart.codes["joined-path"] == nil)
    #expect(chart.codes["ambiguous-reference"] == 1)
  }

  @Test func `Words that are no owners are noted, and an empty file is refused`() throws {
    let chart = try read("/x somebody @a\n")
    #expect(chart.note("unresolved-reference")?.position == SourcePosition(line: 1, column: 1))
    let faults = refusal { _ = try read("# nothing\n") }
    #expect(faults.map(\.code) == ["empty-catalog"])
  }
}
