// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "weft-benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "weft", path: "..")],
  targets: [
    .systemLibrary(
      name: "CBareXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .executableTarget(name: "sax-pass", dependencies: ["CBareXML2"]),
    .executableTarget(
      name: "query-bench",
      dependencies: [.product(name: "WeftKit", package: "weft")]
    ),
    .executableTarget(
      name: "measure-bench",
      dependencies: [.product(name: "WeftGraph", package: "weft")]
    ),
    .executableTarget(
      name: "graph-memory",
      dependencies: [.product(name: "WeftKit", package: "weft")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
