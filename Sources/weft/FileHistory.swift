import Foundation
import WeftKit

/// Earlier states of a file, from the git repository it lies in.
enum FileHistory {
  /// A file's bytes as a revision has them.
  static func bytes(of path: String, at revision: String) throws(CommandFailure) -> [UInt8] {
    guard path != "-" else { throw .usage("--against needs a file, not standard input") }
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.contains(":") else {
      throw .usage("'\(revision)' is no revision")
    }
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path()
    guard FileManager.default.fileExists(atPath: folder.isEmpty ? "." : folder) else {
      throw .unreadable(path: path, reason: "no such folder")
    }
    let arguments = ["git", "-C", folder.isEmpty ? "." : folder, "show"]
    let file = "\(revision):./\(url.lastPathComponent)"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments + [file]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .unreadable(path: path, reason: "git cannot be run: \(Terminal.reason(of: error))")
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    switch process.terminationStatus {
    case 0: return [UInt8](data)
    case 127: throw .unreadable(path: path, reason: "git is not installed")
    default:
      throw .unreadable(
        path: path, reason: "its git repository has no such file in revision '\(revision)'")
    }
  }
}
