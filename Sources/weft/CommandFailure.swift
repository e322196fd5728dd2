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
}
