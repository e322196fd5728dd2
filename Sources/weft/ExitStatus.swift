/// What the command tells the shell.
enum ExitStatus: Int32 {
  case done = 0
  /// Findings at or above `--fail-on`, or a selected rule that was not assessed.
  case findings = 1
  /// A chart, query, rule, mapping or settings text is refused.
  case refused = 2
  case usage = 64
  case unreadable = 66
  /// Our own fault.
  case fault = 70
  case cannotWrite = 74
  /// A limit on rows, time or memory was reached.
  case limit = 75
  case interrupted = 130
}
