public import WeftGaps
import WeftGraph
public import WeftQuery

/// What can be explained, listed: rules by family, questions, measures, procedures and functions.
public enum CatalogPages {
  /// The list of everything, for `weft explain` without an argument.
  public static func overview(
    rules: [Rule], questions: [(id: String, title: String)], catalog: Catalog, style: TextStyle
  ) -> String {
    var result = ""
    var families: [String] = []
    for rule in rules where !families.contains(rule.family) { families.append(rule.family) }
    for family in families {
      result += style(family, .bold) + "\n"
      let own = rules.filter { $0.family == family }
      let width = own.map(\.id.count).max() ?? 0
      for rule in own.sorted(by: { ($0.severity, $0.id) < ($1.severity, $1.id) }) {
        let padding = String(repeating: " ", count: width - rule.id.count)
        let severity = rule.severity.rawValue
        let gap = String(repeating: " ", count: 10 - severity.count)
        result += "  \(rule.id)\(padding)  \(severity)\(gap)\(rule.title)\n"
      }
      result += "\n"
    }
    result += style("questions", .bold) + "\n"
    let width = questions.map(\.id.count).max() ?? 0
    for question in questions {
      let padding = String(repeating: " ", count: width - question.id.count)
      result += "  \(question.id)\(padding)  \(question.title)\n"
    }
    result += "\n" + style("measures", .bold) + "\n"
    let longest = ScoreMeasure.all.map(\.id.count).max() ?? 0
    for measure in ScoreMeasure.all {
      let padding = String(repeating: " ", count: longest - measure.id.count)
      result += "  \(measure.id)\(padding)  \(measure.title)\n"
    }
    result += "\n" + style("procedures", .bold) + "\n"
    for procedure in catalog.procedures {
      let yields = procedure.yields.map(\.name).joined(separator: ", ")
      result += "  \(procedure.name)(\(yields))\n"
    }
    return result
  }

  /// A procedure's page.
  public static func text(_ procedure: Procedure, style: TextStyle) -> String {
    var result = style(procedure.name, .bold) + "\n\n"
    if !procedure.summary.isEmpty {
      result += TextWrap.wrap(procedure.summary, indent: "  ") + "\n"
    }
    let parameters = procedure.parameters.map { parameter in
      let isOptional = parameter.defaultValue != nil
      return (isOptional ? "[" : "") + "\(parameter.name): \(words(parameter.type))"
        + (isOptional ? "]" : "")
    }
    result +=
      style("call", .bold) + "\n  CALL \(procedure.name)(\(parameters.joined(separator: ", ")))"
    result += " YIELD \(procedure.yields.map(\.name).joined(separator: ", "))\n\n"
    result += style("yields", .bold) + "\n"
    let width = procedure.yields.map(\.name.count).max() ?? 0
    for yield in procedure.yields {
      let padding = String(repeating: " ", count: width - yield.name.count)
      let meaning = procedure.page?.columns[yield.name].map { ": " + $0 } ?? ""
      result += TextWrap.wrap(
        words(yield.type) + meaning, indent: "  \(yield.name)\(padding)  ",
        rest: String(repeating: " ", count: width + 4))
    }
    guard let page = procedure.page else { return result }
    let options = options(of: procedure, page)
    if !options.isEmpty {
      result += "\n" + style("options", .bold) + "\n"
      for option in options {
        result += TextWrap.wrap("\(option.name): \(option.meaning)", indent: "  ")
      }
    }
    for (title, text) in sections(of: procedure, page) {
      result += "\n" + style(title, .bold) + "\n" + TextWrap.wrap(text, indent: "  ")
    }
    return result
  }

  /// The options a procedure reads: those that choose the projection, then its own.
  static func options(
    of procedure: Procedure, _ page: ProcedurePage
  ) -> [(name: String, meaning: String)] {
    guard procedure.name.hasPrefix("graph.") else {
      return page.options.map { ($0, ownMeanings[$0] ?? "") }
    }
    return ProcedurePage.optionMeanings.filter { option in
      !ProcedurePage.ownOptions.contains(option.name) || page.options.contains(option.name)
    }.map { option in
      if option.name == "direction", let direction = page.direction,
        page.optionNotes["direction"] == nil
      {
        return (option.name, "\(option.meaning); '\(direction.rawValue)' if left out")
      }
      return (option.name, page.optionNotes[option.name] ?? option.meaning)
    }
  }

  private static let ownMeanings = [
    "sharedTasks":
      "whether those on one task need each other; people do and teams do not if left out"
  ]

  /// What a page says below the call, in order.
  static func sections(
    of procedure: Procedure, _ page: ProcedurePage
  ) -> [(title: String, text: String)] {
    // Whoever reads of relationships expects these two to matter.
    let unread =
      procedure.name.hasPrefix("graph.")
      ? ["direction", "weight"].filter { !page.options.contains($0) } : []
    return (unread.isEmpty ? [] : [("not read", unread.joined(separator: ", "))]) + [
      ("source", page.source), ("parallel relationships and loops", page.parallels),
      ("nodes without relationships", page.isolates), ("undefined", page.undefined),
      ("cost", page.complexity),
    ]
  }

  /// A function's page.
  public static func text(_ function: ScalarFunction, style: TextStyle) -> String {
    let parameters = function.parameters.map { parameter in
      (parameter.isOptional ? "[" : "") + "\(parameter.name): \(words(parameter.type))"
        + (parameter.isOptional ? "]" : "")
    }
    let more = function.isVariadic ? ", …" : ""
    var result = style("\(function.name)(\(parameters.joined(separator: ", "))\(more))", .bold)
    result += " → \(words(function.result))\n"
    if !function.summary.isEmpty { result += "\n" + TextWrap.wrap(function.summary, indent: "  ") }
    return result
  }

  /// A type in words.
  static func words(_ type: ValueType) -> String {
    if type.kinds == .any { return "any" }
    let names: [(ValueKinds, String)] = [
      (.boolean, "boolean"), (.integer, "integer"), (.float, "float"), (.string, "string"),
      (.date, "date"), (.localTime, "localtime"), (.time, "time"),
      (.localDateTime, "localdatetime"), (.dateTime, "datetime"), (.duration, "duration"),
      (.list, "list"), (.map, "map"), (.node, "node"), (.relationship, "relationship"),
      (.path, "path"),
    ]
    var words = names.filter { type.kinds.contains($0.0) }.map(\.1)
    if type.kinds == .list, type.element.kinds != .any {
      words = ["list of \(self.words(type.element))"]
    }
    return words.joined(separator: " or ")
  }
}
