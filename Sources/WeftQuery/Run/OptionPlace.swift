import WeftGraph

extension BoundCall {
  /// Where the query writes an option of the call, or the call where it does not.
  /// - Parameters:
  ///   - option: The key of an entry of a map among the arguments.
  ///   - text: The query.
  func place(ofOption option: String?, in text: SourceText) -> SourceSpan {
    guard let option else { return span }
    for argument in arguments {
      guard case .map(let entries) = argument.form else { continue }
      guard let value = entries.last(where: { $0.key == option })?.value.span else { continue }
      // The key stands in front of its value and a colon.
      let before = Array(text[SourceSpan(start: argument.span.start, end: value.start)].utf8)
      let end = before.lastIndex(of: UInt8(ascii: ":")).map { colon in
        before[..<colon].lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
      }
      guard let end,
        before[..<end].elementsEqual(before[..<(end - min(end, option.utf8.count))] + option.utf8)
      else { return value }
      let key = argument.span.start + end - option.utf8.count
      return SourceSpan(start: key, end: value.end)
    }
    return arguments.first.map(\.span) ?? span
  }
}
