// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "weft-examples",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "weft", path: "..")],
  targets: [
    .executableTarget(
      name: "first-findings", dependencies: [.product(name: "WeftKit", package: "weft")])
  ],
  swiftLanguageModes: [.v6]
)
