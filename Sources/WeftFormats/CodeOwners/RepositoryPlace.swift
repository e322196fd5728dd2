/// Where in a repository something lies.
struct RepositoryPlace: Hashable, Sendable {
  /// The repository's address; nil for the one at hand.
  var repository: String?
  /// The folder, without slashes at its ends; empty for the whole repository.
  var folder: String
  /// Whether the folder is where a file lies on this machine, not yet in its repository.
  var isOnDisk = false

  /// Reads an annotation: `url:https://host/org/repo/tree/branch/folder/`, or `dir:folder`.
  init?(annotation text: String) {
    if text.hasPrefix("dir:") {
      repository = nil
      folder = Self.trimmed(text.dropFirst(4))
      return
    }
    guard text.hasPrefix("url:"), let scheme = text.firstRange(of: "://") else { return nil }
    let address = text[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let parts = address.split(separator: "/").map(String.init)
    guard parts.count >= 3 else { return nil }
    let mark = parts.indices.dropFirst(2).first { ["tree", "blob", "src"].contains(parts[$0]) }
    guard let mark, mark > 2 else {
      repository = parts.joined(separator: "/")
      folder = ""
      return
    }
    // GitLab writes a hyphen before it.
    let name = parts[..<mark].filter { $0 != "-" }
    repository = name.joined(separator: "/")
    // The branch is one word; behind it comes the folder, or a file in it.
    var rest = Array(parts.dropFirst(mark + 2))
    if parts[mark] == "blob" { rest = rest.dropLast() }
    folder = rest.joined(separator: "/")
  }

  /// The folder of a file that by custom lies beside what it describes.
  init?(catalogFile path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.popLast(), name.hasPrefix("catalog-info.") else { return nil }
    repository = nil
    folder = parts.joined(separator: "/")
    isOnDisk = true
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  }
}
