public import WeftGraph

/// The attributes of the graph itself that a script sets, in comments such as
/// `// chart asOf = date('2026-01-31')` before its first statement.
///
/// The query language has no words for them, and a comment leaves the script one that others can run.
struct ChangeAttributes {
  /// One attribute; without a value it is taken away.
  private(set) var values: [(name: String, value: PropertyValue?)] = []

  /// Whether `id` is a property of the nodes' own, as the comment ``ChangeScript/ownIDsHeading`` says.
  private(set) var ownsIDs = false
  /// What is odd: a heading where none is read, a day that is none.
  private(set) var warnings: [Diagnostic] = []

  private static let head = "// chart "

  /// Reads the comments at the head of a script.
  ///
  /// Throws where what follows `// chart NAME =` is no constant that can be kept.
  init(of text: SourceText, options: ChangeScript.Options) throws(InputError) {
    var problems: [Diagnostic] = []
    var isHead = true
    for (number, start) in text.lineStarts.enumerated() {
      let line = text.line(number + 1) ?? ""
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      guard trimmed.isEmpty || trimmed.hasPrefix("//") else {
        isHead = false
        continue
      }
      let span = SourceSpan(start: start, end: start + line.utf8.count)
      let isOwnIDs =
        trimmed.hasPrefix(ChangeScript.ownIDsHeading)
        && trimmed.dropFirst(ChangeScript.ownIDsHeading.count).allSatisfy(\.isWhitespace)
      let attribute = trimmed.hasPrefix(Self.head) ? Self.parts(trimmed) : nil
      guard isHead else {
        if isOwnIDs || attribute != nil { warnings.append(.unreadHeading(in: text, at: span)) }
        continue
      }
      if isOwnIDs { ownsIDs = true }
      guard let (name, literal) = attribute else { continue }
      do throws(InputError) {
        let value = try Self.value(of: literal, name, options)
        if name == "asOf", let value, !Self.isDay(value) {
          warnings.append(
            Diagnostic(
              code: "bad-attribute", severity: .warning,
              message: "`asOf` of the chart is a day, and `\(literal)` is none", in: text, at: span,
              hint: "write `date('2026-01-31')`"))
        }
        values.append((name, value))
      } catch {
        problems.append(
          Diagnostic(
            code: "bad-attribute",
            message: "`\(name)` of the chart cannot be `\(literal)`: \(Self.reason(error))",
            in: text, at: span,
            hint: "write a constant such as `date('2026-01-31')` or `null`"))
      }
    }
    if !problems.isEmpty { throw InputError(problems) }
  }

  private static func isDay(_ value: PropertyValue) -> Bool {
    switch value {
    case .date: true
    case .string(let text): CalendarDate(isoText: text) != nil
    default: false
    }
  }

  private static func reason(_ error: InputError) -> String {
    error.diagnostics.first?.message ?? "it cannot be read"
  }

  /// The name and what stands behind the equals sign.
  private static func parts(_ line: some StringProtocol) -> (name: String, literal: String)? {
    let rest = line.dropFirst(head.count).drop { $0 == " " }
    let name: String
    let behind: Substring
    if rest.first == "`" {
      let text = Array(rest)
      var place = 1
      var result = ""
      while place < text.count {
        if text[place] == "`" {
          guard place + 1 < text.count, text[place + 1] == "`" else { break }
          place += 1
        }
        result.append(text[place])
        place += 1
      }
      guard place < text.count else { return nil }
      name = result
      behind = Substring(String(text[(place + 1)...]))
    } else {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      name = String(word)
      behind = Substring(String(rest.dropFirst(word.count)))
    }
    let value = behind.drop { $0 == " " }
    // Anything else is a remark that begins with these words.
    guard !name.isEmpty, value.first == "=" else { return nil }
    let literal = value.dropFirst().drop { $0 == " " }
    return (name, String(literal.reversed().drop { $0.isWhitespace }.reversed()))
  }

  private static func value(
    of literal: String, _ name: String, _ options: ChangeScript.Options
  ) throws(InputError) -> PropertyValue? {
    let text = SourceText(name: "attribute", text: "RETURN \(literal)")
    let trees = try Query.parseScript(text)
    let empty = GraphBuilder().finish()
    let answer = try ChangeScript.run(trees, text, on: empty, options: options).answer
    guard answer.rows.count == 1, answer.rows[0].count == 1 else {
      throw InputError(Diagnostic(code: "bad-attribute", message: "it is not one constant"))
    }
    do {
      return try PropertyValue.stored(answer.rows[0][0], name)
    } catch {
      throw InputError(error.diagnostic(in: text))
    }
  }
}

extension Diagnostic {
  /// The warning of a heading that stands where none is read.
  public static func unreadHeading(in text: SourceText, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "unread-heading", severity: .warning,
      message: "this heading is not read: it stands behind the first statement", in: text, at: span,
      hint: "put it before the first statement")
  }
}
