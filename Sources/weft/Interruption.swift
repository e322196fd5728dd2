import Foundation

/// Ctrl-C and a closed pipe.
enum Interruption {
  /// Lets Ctrl-C end the command at once with status 130, and a closed pipe be an error of writing.
  ///
  /// Output files appear only when they are whole; ``TemporaryFiles`` removes those that are not.
  static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGINT) { _ in _exit(130) }
  }
}
