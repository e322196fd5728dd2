extension Parser {
  /// The index behind a path pattern with at least one relationship that begins at a token, or nil
  /// where there is none: told from brackets and arrows alone, without parsing.
  /// - Complexity: O(tokens outside inner brackets).
  func patternEnd(from start: Int) -> Int? {
    guard var end = nodeEnd(from: start) else { return nil }
    var steps = 0
    while let link = linkEnd(from: end), let node = nodeEnd(from: link) {
      end = node
      steps += 1
    }
    return steps > 0 ? end : nil
  }

  private func kind(at position: Int) -> Token.Kind {
    position < tokens.count ? tokens[position].kind : .end
  }

  private func nodeEnd(from start: Int) -> Int? {
    guard kind(at: start) == .leftParenthesis else { return nil }
    let close = Int(tokens[start].partner)
    guard close > start else { return nil }
    var position = start + 1
    if kind(at: position) == .name || kind(at: position) == .quotedName { position += 1 }
    if position == close { return close + 1 }
    switch kind(at: position) {
    case .colon, .leftBrace, .dollar: return close + 1
    case .name:
      let offset = position - index
      let isInline =
        isKeyword("IS", at: offset) || isKeyword("WHERE", at: offset)
        || isKeyword("IS", at: offset - 1) || isKeyword("WHERE", at: offset - 1)
      return isInline ? close + 1 : nil
    default: return nil
    }
  }

  private func linkEnd(from start: Int) -> Int? {
    var position = start
    if kind(at: position) == .less { position += 1 }
    guard kind(at: position) == .minus else { return nil }
    position += 1
    if kind(at: position) == .leftBracket {
      let close = Int(tokens[position].partner)
      guard close > position else { return nil }
      position = close + 1
    }
    guard kind(at: position) == .minus else { return nil }
    position += 1
    if kind(at: position) == .greater { position += 1 }
    switch kind(at: position) {
    case .plus, .star: position += 1
    case .leftBrace:
      let close = Int(tokens[position].partner)
      if close > position { position = close + 1 }
    default: break
    }
    return position
  }

  /// Whether a bracket holds a comma outside inner brackets.
  func holdsComma(_ open: Int) -> Bool {
    var position = open + 1
    let close = Int(tokens[open].partner)
    while position < close {
      let token = tokens[position]
      if token.kind == .comma { return true }
      position = Int(token.partner) > position ? Int(token.partner) + 1 : position + 1
    }
    return false
  }
}
