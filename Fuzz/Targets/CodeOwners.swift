/// Who owns which paths of a repository, beside a catalog of what lies there.
func codeOwnersDoor(_ bytes: [UInt8]) -> [String] {
  let places = ["pay", "docs/old", "services/a/b", "x.js"]
  let catalog = places.enumerated().map { number, place in
    """
    kind: Component
    metadata:
      name: c\(number)
      annotations:
        backstage.io/source-location: url:https://github.com/acme/shop/tree/main/\(place)
    spec: {type: service}

    """
  }.joined(separator: "---\n")
  return readChart(
    "shop/.github/CODEOWNERS", bytes, format: nil,
    beside: [
      ("catalog.yaml", catalog),
      ("shop/lib/catalog-info.yaml", "kind: System\nmetadata: {name: l}"),
    ])
}
