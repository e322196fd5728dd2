package import WeftGaps

/// A rule's page as Markdown, with the picture of its smallest chart; `docs/gaps` is made of these.
package enum RuleMarkdown {
  /// The page.
  /// - Parameters:
  ///   - rule: The rule.
  ///   - findings: What it says of its smallest chart.
  package static func text(_ rule: Rule, findings: [String]) -> String {
    var result = "# \(GapMarkdown.escape(rule.title))\n\n"
    result += "`\(rule.id)` · \(rule.family) · \(rule.severity.rawValue)\n"
    for section in RuleSections(rule).sections {
      result += "\n## \(section.title.prefix(1).uppercased() + section.title.dropFirst())\n"
      let isList = section.lines.count > 1 || section.title == "parameters"
      for line in section.lines {
        let text = section.title == "parameters" ? "`\(line)`" : GapMarkdown.prose(line)
        result += (isList ? "- " : "") + text + "\n"
      }
    }
    result += "\n## Smallest chart\n"
    result += "![\(rule.id)](\(rule.id).svg)\n\n"
    result += "[orgcharts/gaps/\(rule.id).graphml](../../orgcharts/gaps/\(rule.id).graphml)"
    result += " · near, and clear:"
    result += " [orgcharts/near/\(rule.id).graphml](../../orgcharts/near/\(rule.id).graphml)\n\n"
    for finding in findings { result += "> \(GapMarkdown.escape(finding))\n>\n" }
    result += "\n## Query\n```cypher\n\(RulePage.query(of: rule))```\n"
    return result
  }

  /// The list of all pages.
  package static func index(_ rules: [Rule]) -> String {
    var result = "# The gap catalogue\n\n"
    result +=
      "A page for each rule, made of the rule's own file. `weft explain RULE` says the same.\n"
    var families: [String] = []
    for rule in rules where !families.contains(rule.family) { families.append(rule.family) }
    for family in families {
      result += "\n## \(family)\n| rule | severity | gap |\n|---|---|---|\n"
      for rule in rules where rule.family == family {
        result += "| [\(rule.id)](\(rule.id).md) | \(rule.severity.rawValue) "
        result += "| \(GapMarkdown.escape(rule.title)) |\n"
      }
    }
    return result
  }
}
