import Foundation
import Testing

/// Which modules of this package each module may import.
private let arrows: [String: Set<String>] = [
  "WeftGraph": [],
  "WeftFormats": ["WeftGraph", "CLibXML2", "CZlib", "Yams"],
  "WeftQuery": ["WeftGraph"],
  "WeftGaps": ["WeftGraph", "WeftQuery", "Yams"],
  "WeftReport": ["WeftGraph", "WeftFormats", "WeftQuery", "WeftGaps"],
  "WeftKit": ["WeftGraph", "WeftFormats", "WeftQuery", "WeftGaps", "WeftReport"],
  "weft": ["WeftKit", "ArgumentParser", "CLineEditing", "CMalloc"],
  "tck-runner": ["WeftKit"],
  "embed-rules": [],
]

/// What comes with the toolchain.
private let standard: Set<String> = [
  "Foundation", "Synchronization", "Dispatch", "Glibc", "Darwin", "Musl",
]

@Suite struct ArrowTests {
  @Test(arguments: arrows.keys.sorted())
  func `a module imports only what its arrow allows`(module: String) throws {
    let allowed = try #require(arrows[module]).union(standard)
    for file in House.swiftFiles(below: "Sources/\(module)") {
      for line in try House.code(of: file).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let index = words.firstIndex(of: "import"), words.count > index + 1,
          words[..<index].allSatisfy({ word in
            word.hasPrefix("@") || ["public", "package", "internal"].contains(word)
          })
        else { continue }
        let kinds: Set = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
        let named = kinds.contains(words[index + 1]) ? words[index + 2] : words[index + 1]
        let imported = String(named.split(separator: ".")[0])
        #expect(allowed.contains(imported), "\(file) imports \(imported)")
      }
    }
  }

  @Test func `every source folder has its arrow here`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: House.root.appending(path: "Sources").path(percentEncoded: false))
    #expect(
      Set(folders).subtracting(["CLibXML2", "CLineEditing", "CMalloc", "CZlib"]) == Set(arrows.keys)
    )
  }
}
