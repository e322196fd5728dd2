import Foundation

/// The package as files.
enum House {
  /// The package's folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Paths of Swift files below a folder, relative to the package, sorted.
  static func swiftFiles(below folder: String) -> [String] {
    files(below: folder, ending: ".swift")
  }

  /// Paths of files below a folder with an ending, relative to the package, sorted.
  static func files(below folder: String, ending: String) -> [String] {
    let names =
      (try? FileManager.default.subpathsOfDirectory(
        atPath: root.appending(path: folder).path(percentEncoded: false)))
      ?? []
    return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted().map {
      folder + "/" + $0
    }
  }

  /// A file's text.
  static func text(of file: String) throws -> String {
    try String(contentsOf: root.appending(path: file), encoding: .utf8)
  }

  /// A Swift file's text without comments and without what stands in string literals.
  static func code(of file: String) throws -> String {
    stripped(try text(of: file))
  }

  /// Removes comments and the contents of string literals; line breaks stay.
  static func stripped(_ text: String) -> String {
    enum State { case code, line, block(Int), string(hashes: Int, multiline: Bool) }
    var state = State.code
    var result = ""
    let characters = Array(text)
    var index = 0
    func follows(_ word: String, at start: Int) -> Bool {
      characters[start...].starts(with: word)
    }
    while index < characters.count {
      let character = characters[index]
      switch state {
      case .code:
        var hashes = 0
        while index + hashes < characters.count, characters[index + hashes] == "#" { hashes += 1 }
        let quote = index + hashes
        if follows("//", at: index) {
          state = .line
        } else if follows("/*", at: index) {
          state = .block(1)
          index += 1
        } else if quote < characters.count, characters[quote] == "\"" {
          let multiline = follows("\"\"\"", at: quote)
          state = .string(hashes: hashes, multiline: multiline)
          index = quote + (multiline ? 2 : 0)
          result += "\""
        } else {
          result.append(character)
        }
      case .line:
        if character.isNewline {
          state = .code
          result.append("\n")
        }
      case .block(let depth):
        if follows("*/", at: index) {
          index += 1
          state = depth == 1 ? .code : .block(depth - 1)
        } else if follows("/*", at: index) {
          index += 1
          state = .block(depth + 1)
        } else if character.isNewline {
          result.append("\n")
        }
      case .string(let hashes, let multiline):
        let signs = String(repeating: "#", count: hashes)
        if follows("\\" + signs, at: index) {
          index += hashes + 1
        } else if follows((multiline ? "\"\"\"" : "\"") + signs, at: index) {
          index += (multiline ? 2 : 0) + hashes
          state = .code
          result += "\""
        } else if character.isNewline {
          result.append("\n")
        }
      }
      index += 1
    }
    return result
  }
}
