import Testing

@testable import WeftFormats

struct RepositoryPlaceTests {
  @Test(arguments: [
    (
      "url:https://github.com/acme/shop/tree/main/services/pay/", "github.com/acme/shop",
      "services/pay"
    ),
    ("url:https://github.com/acme/shop/", "github.com/acme/shop", ""),
    (
      "url:https://github.com/acme/shop/blob/main/pay/catalog-info.yaml", "github.com/acme/shop",
      "pay"
    ),
    ("url:https://gitlab.com/a/b/shop/-/tree/main/pay", "gitlab.com/a/b/shop", "pay"),
    ("url:https://bitbucket.org/acme/shop/src/main/pay", "bitbucket.org/acme/shop", "pay"),
    ("dir:./services/pay/", nil, "services/pay"), ("dir:.", nil, ""),
  ])
  func `Annotations say where something lies`(text: String, repository: String?, folder: String)
    throws
  {
    let place = try #require(RepositoryPlace(annotation: text))
    #expect(place.repository == repository)
    #expect(place.folder == folder)
  }

  @Test func `Other words say nothing`() {
    for text in ["", "url:x", "https://github.com/a/b", "url:https://github.com/"] {
      #expect(RepositoryPlace(annotation: text) == nil)
    }
    #expect(RepositoryPlace(catalogFile: "a/catalog.yaml") == nil)
    #expect(RepositoryPlace(catalogFile: "a/catalog-info.yaml")?.folder == "a")
  }
}
