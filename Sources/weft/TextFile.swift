import Foundation
import WeftKit

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
    try checkWritable(path)
    if isDevice(path) {
      let handle = try openDevice(path)
      defer { try? handle.close() }
      return try append(text, to: handle, path)
    }
    do {
      try Data(text.utf8).write(
        to: URL(filePath: path).resolvingSymlinksInPath(), options: .atomic)
    } catch {
      throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
    }
  }

  private static func append(
    _ text: String, to handle: FileHandle, _ path: String
  ) throws(CommandFailure) {
    do {
      try handle.write(contentsOf: Data(text.utf8))
    } catch {
      throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
    }
  }

  /// Whether a path is there and is no file that could be replaced: a device, a pipe, a terminal.
  private static func isDevice(_ path: String) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType != .typeRegular
  }

  private static func openDevice(_ path: String) throws(CommandFailure) -> FileHandle {
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw .cannotWrite(path: path, reason: "permission denied")
    }
    return handle
  }

  /// Writes charts piece by piece, each whole; `-` is standard output.
  ///
  /// Every text goes to a temporary file beside its own. Only when all are there do they take their
  /// names, so that files that belong together are of one writing.
  static func write(
    _ files: inout [(path: String, writer: any ChartWriter)]
  ) throws(CommandFailure) {
    var finished: [(temporary: URL, path: String)] = []
    // What was renamed is no longer there to remove.
    defer { for file in finished { try? FileManager.default.removeItem(at: file.temporary) } }
    for index in files.indices {
      let path = files[index].path
      if path == "-" {
        try files[index].writer.write { (piece: String) throws(CommandFailure) in
          try Terminal.write(piece)
        }
        continue
      }
      try checkWritable(path)
      if isDevice(path) {
        let handle = try openDevice(path)
        defer { try? handle.close() }
        try files[index].writer.write { (piece: String) throws(CommandFailure) in
          try append(piece, to: handle, path)
        }
        continue
      }
      let folder = URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent()
      let temporary = folder.appending(path: ".weft-\(UUID().uuidString)")
      guard
        FileManager.default.createFile(
          atPath: temporary.path(percentEncoded: false), contents: nil),
        let handle = FileHandle(forWritingAtPath: temporary.path(percentEncoded: false))
      else {
        throw .cannotWrite(path: path, reason: "the folder cannot be written to")
      }
      finished.append((temporary, path))
      defer { try? handle.close() }
      try files[index].writer.write { (piece: String) throws(CommandFailure) in
        try append(piece, to: handle, path)
      }
      do {
        try handle.synchronize()
      } catch {
        throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
      }
    }
    for (temporary, path) in finished {
      let target = URL(filePath: path).resolvingSymlinksInPath()
      if let mode = try? FileManager.default.attributesOfItem(
        atPath: target.path(percentEncoded: false))[.posixPermissions]
      {
        try? FileManager.default.setAttributes(
          [.posixPermissions: mode], ofItemAtPath: temporary.path(percentEncoded: false))
      }
      do {
        try FileRename.replace(target, with: temporary)
      } catch {
        throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
      }
    }
  }

  /// The path of one of several files: in a folder, or beside a name that is their stem.
  static func path(of name: String, at place: String) -> String {
    if place.hasSuffix("/") { return place + name }
    let attributes = try? FileManager.default.attributesOfItem(atPath: place)
    if attributes?[.type] as? FileAttributeType == .typeDirectory { return "\(place)/\(name)" }
    let stem = place.lowercased().hasSuffix(".csv") ? String(place.dropLast(4)) : place
    return "\(stem)-\(name)"
  }

  private static func checkWritable(_ path: String) throws(CommandFailure) {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: folder) {
      throw .cannotWrite(path: path, reason: "no such folder")
    }
    if let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeDirectory
    {
      throw .cannotWrite(path: path, reason: "it is a folder")
    }
  }
}
