import Foundation
import WeftKit

/// Files as the command reads and writes them.
enum TextFile {
  /// The most bytes read at once.
  static let chunkSize = 1 << 18

  /// The whole of a file, or of standard input for `-`.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    let handle = try open(path)
    defer { if path != "-" { try? handle.close() } }
    var result: [UInt8] = []
    while let piece = try next(handle, path) { result += piece }
    return result
  }

  /// The next bytes of a file, or nil at its end.
  static func next(_ handle: FileHandle, _ path: String) throws(CommandFailure) -> [UInt8]? {
    do {
      let bytes = try FileBytes.next(handle, atMost: chunkSize)
      return bytes.isEmpty ? nil : bytes
    } catch {
      throw .unreadable(path: path, reason: Terminal.reason(of: error))
    }
  }

  /// How many bytes a file has; 0 where that is not known, as of standard input.
  static func size(of path: String) -> Int {
    let attributes = path == "-" ? nil : try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.size] as? Int ?? 0
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
  static func write(_ text: String, to path: String) throws(CommandFailure) {
    var files: [(path: String, writer: any ChartWriter)] = [(path, WholeText(text: text))]
    try write(&files)
  }

  /// A text that is there already.
  private struct WholeText: ChartWriter {
    let text: String
    var notes: [WriterNote] { [] }

    mutating func write<Failure: Error>(
      to sink: (String) throws(Failure) -> Void
    ) throws(Failure) {
      try sink(text)
    }
  }

  /// Writes charts piece by piece, each whole; `-` is standard output.
  ///
  /// Every text goes to a temporary file beside its own, so that neither a full disk nor a signal
  /// leaves half a file or harms the old one. Only when all are there do they take their names, so
  /// that files that belong together are of one writing. Symbolic links are followed; what is no
  /// file, such as a device or a pipe, is written to as it is.
  static func write(
    _ files: inout [(path: String, writer: any ChartWriter)]
  ) throws(CommandFailure) {
    var finished: [(temporary: URL, target: String, path: String)] = []
    // What was renamed is no longer there to remove.
    defer { for file in finished { TemporaryFiles.discard(file.temporary) } }
    for index in files.indices {
      let path = files[index].path
      let handle: FileHandle
      switch try destination(of: path) {
      case .standardOutput:
        try files[index].writer.write { (piece: String) throws(CommandFailure) in
          try Terminal.write(piece)
        }
        continue
      case .stream(let target):
        guard let opened = FileHandle(forWritingAtPath: target) else {
          throw .cannotWrite(path: path, reason: "permission denied")
        }
        handle = opened
      case .file(let target):
        let folder = URL(filePath: target).deletingLastPathComponent()
        guard let temporary = TemporaryFiles.make(in: folder) else {
          throw .cannotWrite(path: path, reason: "the folder cannot be written to")
        }
        finished.append((temporary, target, path))
        guard
          let opened = FileHandle(forWritingAtPath: temporary.path(percentEncoded: false))
        else {
          throw .cannotWrite(path: path, reason: "the folder cannot be written to")
        }
        handle = opened
      }
      let isTemporary = finished.last?.path == path
      defer { try? handle.close() }
      do {
        try files[index].writer.write { (piece: String) in
          try handle.write(contentsOf: Data(piece.utf8))
        }
        if isTemporary { try handle.synchronize() }
      } catch {
        throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
      }
    }
    for (temporary, target, path) in finished {
      let known = try? FileManager.default.attributesOfItem(atPath: target)[.posixPermissions]
      try? FileManager.default.setAttributes(
        [.posixPermissions: known ?? usualMode],
        ofItemAtPath: temporary.path(percentEncoded: false))
      do {
        try FileRename.replace(URL(filePath: target), with: temporary)
      } catch {
        throw .cannotWrite(path: path, reason: Terminal.reason(of: error))
      }
    }
  }

  /// The permissions of a new file.
  private static var usualMode: Int {
    let mask = umask(0)
    umask(mask)
    return 0o666 & ~Int(mask)
  }

  /// What a path leads to.
  private enum Destination {
    case standardOutput
    /// A file, which need not be there yet, behind all symbolic links.
    case file(String)
    /// A device or a pipe.
    case stream(String)
  }

  private static func destination(of path: String) throws(CommandFailure) -> Destination {
    // Opened anew, standard output would be written from its beginning where it is a file.
    if ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path) {
      return .standardOutput
    }
    var target = path
    // As many links as systems follow.
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
        break
      }
      let folder = URL(filePath: target).deletingLastPathComponent().path(percentEncoded: false)
      target = next.hasPrefix("/") ? next : folder + next
      if target == "/proc/self/fd/1" { return .standardOutput }
      // Open files of a process have names that are no paths.
      if target.hasPrefix("/proc/") { return .stream(path) }
    }
    let folder = URL(filePath: target).deletingLastPathComponent().path(percentEncoded: false)
    if !FileManager.default.fileExists(atPath: folder) {
      throw .cannotWrite(path: path, reason: "no such folder")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    switch attributes?[.type] as? FileAttributeType {
    case .typeDirectory?: throw .cannotWrite(path: path, reason: "it is a folder")
    case .typeRegular?, nil: return .file(target)
    case .typeSymbolicLink?:
      throw .cannotWrite(path: path, reason: "its symbolic links lead nowhere")
    default: return .stream(target)
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
}
