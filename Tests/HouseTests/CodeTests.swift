import Foundation
import Testing

@Suite struct CodeTests {
  /// Files that may use unsafe constructs, each named in `docs/decisions`.
  private static let unsafeFiles: Set = [
    "Sources/WeftFormats/Text/EncodingConverter.swift",
    "Sources/WeftFormats/XML/Inflate.swift",
    "Sources/WeftFormats/XML/LineBreaks.swift",
    "Sources/WeftFormats/XML/PositionTracker.swift",
    "Sources/WeftFormats/XML/XMLInputPlace.swift",
    "Sources/WeftFormats/XML/XMLNameNumbers.swift",
    "Sources/WeftFormats/XML/XMLPushParser.swift",
    "Sources/WeftFormats/XML/XMLRecorder.swift",
    "Sources/WeftGraph/Algorithms/AlignedTable.swift",
    "Sources/WeftGraph/Model/LargePages.swift",
    "Sources/WeftGraph/Model/ShortStrings.swift",
    "Sources/WeftGraph/Model/StringHash.swift",
    "Sources/WeftGraph/Model/StringTable.swift",
    "Sources/WeftGraph/Model/StringTableBuilder.swift",
    "Sources/weft/FileBytes.swift",
    "Sources/weft/FileRename.swift",
    "Sources/weft/LineEditor.swift",
  ]

  private static let sources = House.swiftFiles(below: "Sources")

  @Test func `there is code to look at`() {
    #expect(Self.sources.count > 500)
  }

  @Test(arguments: ["Sources", "Tests", "Plugins", "Examples"])
  func `no file is longer than 500 lines`(folder: String) throws {
    for file in House.swiftFiles(below: folder) {
      let lines = try House.text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count <= 501, "\(file) has \(lines.count) lines")
    }
  }

  @Test(arguments: sources)
  func `no source forces, crashes or leaves work undone`(file: String) throws {
    let code = try House.code(of: file)
    for word in ["try!", "fatalError", "as!"] {
      let isThere = code.contains(word)
      #expect(!isThere, "\(file) has \(word)")
    }
    let isForced = code.contains(/[A-Za-z0-9_\])]!(?![=A-Za-z0-9_(])/)
    #expect(!isForced, "\(file) unwraps by force")
    let text = try House.text(of: file)
    let isUnfinished = text.contains(/\b(TODO|FIXME|XXX|HACK)\b/)
    #expect(!isUnfinished, "\(file) leaves work undone")
  }

  @Test(arguments: sources)
  func `unsafe code stands only where a decision allows it`(file: String) throws {
    guard !Self.unsafeFiles.contains(file) else { return }
    let code = try House.code(of: file)
    let isUnsafe = code.contains(/\bunsafe\b|Unsafe|unsafelyUnwrapped/)
    #expect(!isUnsafe, "\(file) uses unsafe code")
  }

  @Test func `every file with unsafe code is named in a decision`() throws {
    let decisions = try House.files(below: "docs/decisions", ending: ".md")
      .map { try House.text(of: $0) }.joined()
    for file in Self.unsafeFiles {
      let name = URL(filePath: file).lastPathComponent
      #expect(decisions.contains(name), "no decision names \(name)")
    }
  }

  @Test(arguments: [
    ("CLibXML2", "XMLPushParser.swift"), ("CZlib", "Inflate.swift"),
    ("CLineEditing", "LineEditor.swift"), ("CMalloc", "Allocation.swift"),
  ])
  func `a C library is touched by one file`(library: String, only: String) throws {
    for file in Self.sources where try House.code(of: file).contains("import \(library)") {
      #expect(file.hasSuffix("/" + only), "\(file) imports \(library)")
    }
  }

  @Test func `no public name stands for two types`() throws {
    var homes: [String: String] = [:]
    let declaration =
      /^(?:public|package) (?:indirect )?(?:final )?(?:struct|enum|class|actor|protocol) (\w+)/
    for file in Self.sources where file.hasPrefix("Sources/Weft") {
      for line in try House.code(of: file).split(separator: "\n") {
        guard let match = line.firstMatch(of: declaration) else { continue }
        let name = String(match.1)
        #expect(homes[name] == nil, "\(name) is in \(file) and in \(homes[name] ?? "")")
        homes[name] = file
      }
    }
    #expect(homes.count > 100)
  }

  @Test func `the stages between a query's text and its rows are the package's own`() throws {
    var seen = 0
    for stage in ["Syntax", "Binding", "Plan"] {
      for file in House.swiftFiles(below: "Sources/WeftQuery/\(stage)") {
        seen += 1
        // A plan can be printed.
        if file.hasSuffix("/Explanation.swift") { continue }
        for line in try House.code(of: file).split(separator: "\n")
        where line.contains(/^\s*public (?!import)/) {
          let isPlan = line.contains("struct QueryPlan")
          #expect(isPlan, "\(file): \(line)")
        }
      }
    }
    #expect(seen > 50)
  }

  @Test func `comments and strings are no code`() {
    let text = "let a = \"try!\" // fatalError\n/* as! */ let b = #\"x!\"# + \"\"\"\n y!\n \"\"\"\n"
    let code = House.stripped(text)
    #expect(!code.contains("try!") && !code.contains("fatalError") && !code.contains("as!"))
    #expect(code.contains("let b"))
    #expect(code.count(where: \.isNewline) == 4)
  }
}
