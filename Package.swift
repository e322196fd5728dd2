// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "weft",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "WeftKit", targets: ["WeftKit"]),
    .library(name: "WeftGraph", targets: ["WeftGraph"]),
    .library(name: "WeftFormats", targets: ["WeftFormats"]),
    .library(name: "WeftQuery", targets: ["WeftQuery"]),
    .library(name: "WeftGaps", targets: ["WeftGaps"]),
    .library(name: "WeftReport", targets: ["WeftReport"]),
    .executable(name: "weft", targets: ["weft"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]
    ),
    .systemLibrary(
      name: "CZlib",
      pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
    ),
    .systemLibrary(name: "CMalloc"),
    .target(name: "CLineEditing"),
    .target(name: "WeftGraph"),
    .target(
      name: "WeftFormats",
      dependencies: [
        "WeftGraph", "CLibXML2", "CZlib", .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(name: "WeftQuery", dependencies: ["WeftGraph"]),
    .target(
      name: "WeftGaps",
      dependencies: ["WeftGraph", "WeftQuery", .product(name: "Yams", package: "Yams")],
      plugins: ["EmbedRules"]
    ),
    .target(
      name: "WeftReport",
      dependencies: ["WeftGraph", "WeftFormats", "WeftQuery", "WeftGaps"]
    ),
    .target(
      name: "WeftKit",
      dependencies: ["WeftGraph", "WeftFormats", "WeftQuery", "WeftGaps", "WeftReport"]
    ),
    .executableTarget(
      name: "weft",
      dependencies: [
        "WeftKit", "CLineEditing", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(name: "tck-runner", dependencies: ["WeftKit"]),
    .executableTarget(name: "embed-rules"),
    .plugin(
      name: "EmbedRules",
      capability: .buildTool(),
      dependencies: ["embed-rules"]
    ),
    .target(name: "TestSupport", dependencies: ["WeftKit"], path: "Tests/Support"),
    .testTarget(name: "WeftGraphTests", dependencies: ["WeftGraph", "TestSupport"]),
    .testTarget(name: "WeftFormatsTests", dependencies: ["WeftFormats", "TestSupport"]),
    .testTarget(
      name: "WeftQueryTests", dependencies: ["WeftQuery", "TestSupport", "tck-runner"],
      exclude: ["Golden", "Cases"]),
    .testTarget(name: "WeftGapsTests", dependencies: ["WeftGaps", "TestSupport"]),
    .testTarget(name: "WeftReportTests", dependencies: ["WeftReport", "TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport", "weft", "tck-runner"]),
    .testTarget(name: "HouseTests", dependencies: ["TestSupport", "embed-rules"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets
where target.type != .system && target.type != .plugin && target.name != "CLineEditing" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}

// Some test targets only, by name; scripts/sanitize builds no others.
if let names = Context.environment["WEFT_TESTS"], names != "all" {
  let kept = names.split(separator: ",").map(String.init)
  package.targets.removeAll { $0.type == .test && !kept.contains($0.name) }
}
