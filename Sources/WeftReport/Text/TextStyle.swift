/// How words are set off in text for a terminal: with ANSI colours, or not at all.
public struct TextStyle: Sendable {
  /// A way to set words off.
  public enum Accent: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  /// Whether escape sequences are written.
  public var isColoured: Bool

  /// Creates a style.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// No escape sequences.
  public static let plain = TextStyle(isColoured: false)

  /// Words in an accent.
  public func callAsFunction(_ text: String, _ accents: Accent...) -> String {
    guard isColoured, !accents.isEmpty else { return text }
    let codes = accents.map(\.rawValue).joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }
}
