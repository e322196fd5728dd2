public import WeftFormats
public import WeftGaps
import WeftGraph

/// What a code means, for a terminal.
public enum DiagnosticPage {
  /// The page.
  public static func text(_ page: DiagnosticCatalogue.Page, style: TextStyle) -> String {
    var result = style(page.code, .bold) + style(" (\(page.severity.rawValue))", .dim) + "\n\n"
    result += TextWrap.wrap(page.meaning, indent: "  ") + "\n"
    result += style("how to mend it", .bold) + "\n" + TextWrap.wrap(page.remedy, indent: "  ")
    return result
  }
}

/// A question's page, for a terminal.
public enum QuestionPage {
  /// The page.
  public static func text(_ question: Question, style: TextStyle) -> String {
    var result = style(question.id, .bold) + " — " + question.title + "\n\n"
    result += TextWrap.wrap(question.question, indent: "  ") + "\n"
    if !question.parameters.isEmpty {
      result += style("parameters", .bold) + "\n"
      for parameter in question.parameters {
        result += "  \(parameter.name) \(RulePage.name(of: parameter.type))\n"
      }
      result += "\n"
    }
    let lines = String(decoding: question.text.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let query = lines.drop { $0.hasPrefix("//") || $0.isEmpty }.joined(separator: "\n")
    result += style("query", .bold) + "\n" + RulePage.indented(query) + "\n"
    let chart = question.chart ?? "CHART"
    return result + style("ask it", .bold) + "\n  weft query \(chart) --question \(question.id)\n"
  }
}
