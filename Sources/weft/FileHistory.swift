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
    let folder = url.deletingLastPathComponent().path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: folder.isEmpty ? "." : folder) else {
      throw .unreadable(path: path, reason: "no such folder")
    }
    let place = folder.isEmpty ? "." : folder
    let name = url.lastPathComponent
    let shown = try git(["show", "\(revision):./\(name)"], in: place, path)
    switch shown.status {
    case 0: return shown.output
    case 127: throw .unreadable(path: path, reason: "git is not installed")
    default: break
    }
    func succeeds(_ arguments: [String]) throws(CommandFailure) -> Bool {
      try git(arguments, in: place, path).status == 0
    }
    let reason: String
    if !(try succeeds(["rev-parse", "--git-dir"])) {
      reason = "it lies in no git repository, so it has no revision '\(revision)'"
    } else if !(try succeeds(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])) {
      reason = "its git repository has no revision '\(revision)'"
    } else {
      reason = "revision '\(revision)' of its git repository does not have this file"
    }
    throw .unreadable(path: path, reason: reason)
  }

  /// The day a revision was committed, as the committer's clock had it.
  static func day(of path: String, at revision: String) throws(CommandFailure) -> CalendarDate {
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    let said = try git(
      ["log", "-1", "--format=%cs", revision, "--"], in: folder.isEmpty ? "." : folder, path)
    let text = String(decoding: said.output, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard said.status == 0, let day = CalendarDate(isoText: text) else {
      throw .unreadable(path: path, reason: "revision '\(revision)' says no day")
    }
    return day
  }

  /// What git says in a folder, and its exit status.
  private static func git(
    _ arguments: [String], in folder: String, _ path: String
  ) throws(CommandFailure) -> (status: Int32, output: [UInt8]) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + arguments
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
    return (process.terminationStatus, [UInt8](data))
  }
}
