/// A pattern of paths as CODEOWNERS files have it.
struct PathPattern {
  private let segments: [[UInt8]]
  private let isAnchored: Bool
  private let isFolder: Bool

  init(_ text: String) {
    let parts = text.split(separator: "/").map { Array($0.utf8) }
    segments = parts
    isAnchored = text.hasPrefix("/") || parts.count > 1
    isFolder = text.hasSuffix("/")
  }

  /// Whether everything in a folder is meant: the folder itself, one around it, or all files.
  func covers(folder: String) -> Bool {
    // A file no pattern for certain endings means.
    let path = folder.split(separator: "/").map { Array($0.utf8) } + [[0x01]]
    for end in stride(from: path.count, to: 0, by: -1) {
      // What stands for folders only means no file.
      if isFolder, end == path.count { continue }
      let starts = isAnchored ? 0..<1 : 0..<end
      if starts.contains(where: { Self.matches(segments[...], path[$0..<end]) }) { return true }
    }
    return false
  }

  /// Whether the segments fit a path, where `**` is any number of folders, or at the end anything.
  ///
  /// Only the last `**` is tried again: what fits after an earlier one also fits after a later one.
  /// - Complexity: O(segments of the pattern × segments of the path).
  private static func matches(_ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>) -> Bool {
    var (pattern, path) = (pattern, path)
    var retry: (pattern: ArraySlice<[UInt8]>, path: ArraySlice<[UInt8]>)?
    while true {
      if let first = pattern.first, first == [0x2A, 0x2A] {
        pattern = pattern.dropFirst()
        if pattern.isEmpty { return !path.isEmpty }
        retry = (pattern, path)
      } else if let first = pattern.first, let segment = path.first,
        matches(segment: first[...], segment[...])
      {
        pattern = pattern.dropFirst()
        path = path.dropFirst()
      } else if pattern.isEmpty, path.isEmpty {
        return true
      } else if let last = retry, !last.path.isEmpty {
        path = last.path.dropFirst()
        pattern = last.pattern
        retry = (pattern, path)
      } else {
        return false
      }
    }
  }

  /// Whether a segment fits, where a star is any number of characters and a question mark one.
  private static func matches(segment pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool
  {
    var (pattern, text) = (pattern, text)
    var retry: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>)?
    while true {
      if let next = pattern.first, next == 0x2A {
        pattern = pattern.dropFirst()
        retry = (pattern, text)
      } else if let next = pattern.first, let byte = text.first, next == 0x3F || next == byte {
        pattern = pattern.dropFirst()
        text = text.dropFirst()
      } else if pattern.isEmpty, text.isEmpty {
        return true
      } else if let last = retry, !last.text.isEmpty {
        text = last.text.dropFirst()
        pattern = last.pattern
        retry = (pattern, text)
      } else {
        return false
      }
    }
  }
}
