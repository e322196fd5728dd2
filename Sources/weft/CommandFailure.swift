import WeftKit

/// Why a verb could not do its work; printed and turned into an exit status in one place, ``Weft``.
enum CommandFailure: Error {
  case refused(InputError)
  case usage(String)
  case unreadable(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  case limit(InputError)
  /// Our own fault.
  case fault(InputError)

  /// A query that was ended by Ctrl-C before it could say where.
  static let cancelled = CommandFailure.limit(
    InputError(Diagnostic(code: "cancelled", message: "the query was cancelled")))

  var status: ExitStatus {
    switch self {
    case .refused: .refused
    case .usage: .usage
    case .unreadable: .unreadable
    case .cannotWrite: .cannotWrite
    case .limit: .limit
    case .fault: .fault
    }
  }

  /// What is wrong with what was read; nil of faults of the command line and of writing.
  var input: InputError? {
    switch self {
    case .refused(let error), .limit(let error), .fault(let error): error
    case .unreadable(let path, let reason):
      InputError(
        Diagnostic(code: "unreadable-file", message: "it cannot be read: \(reason)", file: path))
    case .usage, .cannotWrite: nil
    }
  }

  /// What is said of it on standard error.
  var text: String {
    switch self {
    case .refused(let error), .limit(let error), .fault(let error): error.description
    case .usage(let message): "error: \(message)"
    case .unreadable(let path, let reason): "error: cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "error: cannot write \(path): \(reason)"
    }
  }

  /// Tells a query that was stopped by a limit from one that is wrong.
  static func classified(_ error: InputError) -> CommandFailure {
    if error.diagnostics.contains(where: { $0.code == "engine-fault" }) { return .fault(error) }
    return error.diagnostics.contains { $0.code == "limit-exceeded" }
      ? .limit(error) : .refused(error)
  }
}
