import Foundation
import WeftKit

/// Files that are being written and have not taken their names; a signal removes them before it ends
/// the command.
enum TemporaryFiles {
  private static let paths = Guarded<Set<String>>([])
  private static let sources = Guarded<[any DispatchSourceSignal]>([])

  /// Makes an empty file in a folder, or nil where that cannot be written to.
  static func make(in folder: URL) -> URL? {
    watchSignals()
    let file = folder.appending(path: ".weft-\(UUID().uuidString)")
    let path = file.path(percentEncoded: false)
    return paths.withLock { paths in
      guard
        FileManager.default.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      else { return nil }
      paths.insert(path)
      return file
    }
  }

  /// Removes a file unless it has taken its name.
  static func discard(_ file: URL) {
    let path = file.path(percentEncoded: false)
    paths.withLock { paths in
      paths.remove(path)
      try? FileManager.default.removeItem(at: file)
    }
  }

  private static func watchSignals() {
    sources.withLock { sources in
      guard sources.isEmpty else { return }
      for number in [SIGINT, SIGTERM, SIGHUP] {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
          paths.withLock { paths in
            for path in paths { try? FileManager.default.removeItem(atPath: path) }
            _exit(128 + number)
          }
        }
        source.resume()
        sources.append(source)
      }
    }
  }
}
