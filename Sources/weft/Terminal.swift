import Foundation
import WeftKit

/// The command's surroundings: standard output and error, and whether they are a terminal.
enum Terminal {
  /// Writes bytes to standard output; a reader that has gone away ends the command quietly.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard !bytes.isEmpty else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      if isBrokenPipe(error) { exit(ExitStatus.done.rawValue) }
      throw .cannotWrite(path: "standard output", reason: reason(of: error))
    }
  }

  /// Writes text to standard output.
  static func write(_ text: String) throws(CommandFailure) { try write(Array(text.utf8)) }

  /// Writes a line to standard error; there is nowhere to report a failure to.
  static func complain(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Writes a prompt to standard error and leaves the cursor behind it.
  static func ask(_ prompt: String) {
    try? FileHandle.standardError.write(contentsOf: Data(prompt.utf8))
  }

  /// Whether a colour choice means colour on a stream.
  static func isColoured(_ choice: ColourChoice, stream: Int32 = STDOUT_FILENO) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      let environment = ProcessInfo.processInfo.environment
      return isatty(stream) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb"
    }
  }

  /// What went wrong, in words without the program's own type names.
  static func reason(of error: any Error) -> String {
    if let posix = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError,
      posix.domain == NSPOSIXErrorDomain
    {
      return message(errno: Int32(posix.code))
    }
    let error = error as NSError
    return error.domain == NSPOSIXErrorDomain
      ? message(errno: Int32(error.code)) : error.localizedDescription
  }

  static func message(errno code: Int32) -> String {
    NSError(domain: NSPOSIXErrorDomain, code: Int(code)).localizedDescription
      .replacingOccurrences(of: "The operation couldn’t be completed. ", with: "")
  }

  private static func isBrokenPipe(_ error: any Error) -> Bool {
    let error = error as NSError
    let posix = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return posix.domain == NSPOSIXErrorDomain && posix.code == Int(EPIPE)
  }
}

/// When words are coloured.
enum ColourChoice: String, CaseIterable, Sendable {
  case auto, always, never
}
