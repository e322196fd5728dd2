/// How much a gap matters; the highest first.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case critical, high, medium, low

  /// Orders severities: a critical gap comes before a low one.
  public static func < (left: Severity, right: Severity) -> Bool {
    left.order < right.order
  }

  private var order: Int {
    switch self {
    case .critical: 0
    case .high: 1
    case .medium: 2
    case .low: 3
    }
  }
}
