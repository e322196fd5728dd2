import WeftKit

/// Why a verb could not do its work; printed and turned into an exit status in one place, ``Weft``.
enum CommandFailure: Error {
  case refused(InputError)
  case usage(String)
  case unreadable(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  case limit(InputError)

  var status: ExitStatus {
    switch self {
    case .refused: .refused
    case .usage: .usage
    case .unreadable: .unreadable
    case .cannotWrite: .cannotWrite
    case .limit: .limit
    }
  }

  /// What is said of it on standard error.
  var text: String {
    switch self {
    case .refused(let error), .limit(let error): error.description
    case .usage(let message): "error: \(message)"
    case .unreadable(let path, let reason): "error: cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "error: cannot write \(path): \(reason)"
    }
  }

  /// Tells a query that was stopped by a limit from one that is wrong.
  static func classified(_ error: InputError) -> CommandFailure {
    error.diagnostics.contains { $0.code == "limit-exceeded" } ? .limit(error) : .refused(error)
  }
}
