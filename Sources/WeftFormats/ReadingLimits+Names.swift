extension ReadingLimits {
  /// A limit as users name it.
  package struct Named: Sendable {
    /// Its name, as `--limit` takes it.
    package let name: String
    /// The code of the diagnostic that refuses what exceeds it.
    package let code: String
    /// Where it is kept.
    package let value: any WritableKeyPath<ReadingLimits, Int> & Sendable
    /// The largest number it takes: what the readers are made for.
    package let most: Int
  }

  /// Every limit, by name.
  package static let named: [Named] = [
    Named(
      name: "attributes", code: "limit-attributes", value: \.attributes, most: 65_535),
    Named(
      name: "cells", code: "limit-cells", value: \.cells, most: 1_000_000),
    Named(
      name: "depth", code: "limit-depth", value: \.depth, most: 1_024),
    Named(
      name: "document-bytes", code: "limit-document", value: \.documentBytes, most: 1 << 30),
    Named(
      name: "document-parts", code: "limit-document", value: \.documentParts, most: 1 << 30),
    Named(
      name: "documents", code: "limit-document", value: \.documents, most: 1 << 30),
    Named(
      name: "elements", code: "limit-elements", value: \.elements, most: 1 << 31),
    Named(
      name: "file-parts", code: "limit-document", value: \.fileParts, most: 1 << 30),
    Named(
      name: "held-bytes", code: "limit-memory", value: \.heldBytes, most: 1 << 40),
    Named(
      name: "inflated-bytes", code: "limit-inflation", value: \.inflatedBytes, most: 1 << 50),
    Named(
      name: "inflation-ratio", code: "limit-inflation", value: \.inflationRatio, most: 1 << 20),
    Named(
      name: "seconds", code: "limit-time", value: \.seconds, most: 1 << 40),
    Named(
      name: "text-growth", code: "limit-text", value: \.textGrowth, most: 1 << 20),
    Named(
      name: "value-bytes", code: "limit-value", value: \.valueBytes, most: 1 << 30),
  ]
}
