import Foundation

/// Files as the command reads and writes them.
enum TextFile {
  /// The most bytes read at once.
  static let chunkSize = 1 << 18

  /// Opens a file, or standard input for `-`, and hands its bytes on in pieces.
  static func read(
    _ path: String, piece: (Data) throws(CommandFailure) -> Void
  ) throws(CommandFailure) {
    let handle = try open(path)
    defer { if path != "-" { try? handle.close() } }
    while true {
      let data: Data?
      do {
        data = try handle.read(upToCount: chunkSize)
      } catch {
        throw .unreadable(path: path, reason: Terminal.reason(of: error))
      }
      guard let data, !data.isEmpty else { return }
      try piece(data)
    }
  }

  /// The whole of a file as bytes.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    var result: [UInt8] = []
    try read(path) { data in result.append(contentsOf: data) }
    return result
  }

  /// Opens a file, or standard input for `-`.
  static func open(_ path: String) throws(CommandFailure) -> FileHandle {
    if path == "-" { return FileHandle.standardInput }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      throw .unreadable(path: path, reason: "no such file")
    }
    if attributes[.type] as? FileAttributeType == .typeDirectory {
      throw .unreadable(path: path, reason: "it is a folder")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(path: path, reason: "permission denied")
    }
    return handle
  }

  /// Writes a file whole; `-` is standard output.
  ///
  /// The text goes to a temporary file beside it, which then takes its name, so that neither a full
  /// disk nor a signal leaves half a file or harms the old one.
  static func write(_ text: String, to path: String) throws(CommandFailure) {
    if path == "-" { return try Terminal.write(text) }
    let folder = URL(filePath: path).deletingLastPathComponent().path()
    if !FileManager.default.fileExists(atPath: folder) {
      throw .cannotWrite(path: path, reason: "no such folder")
    }
    if let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeDirectory
    {
      throw .cannotWrite(path: path, reason: "it is a folder")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
    }
  }
}
