public import WeftGaps
public import WeftGraph

/// A gap report as JUnit XML: one test case a rule, failed where it found something.
public enum GapJUnit {
  /// The document.
  public static func text(_ report: GapReport, of graph: Graph) -> String {
    let failed = report.outcomes.count { $0.findings > 0 }
    let skipped = report.outcomes.count { outcome in
      outcome.findings == 0 && [.notAssessed, .undetermined].contains(outcome.status)
    }
    var result = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    result += "<testsuites>\n  <testsuite name=\"weft gaps\" tests=\"\(report.outcomes.count)\""
    result += " failures=\"\(failed)\" skipped=\"\(skipped)\">\n"
    for outcome in report.outcomes {
      let name = "name=\"\(escape(outcome.rule.id))\" classname=\"\(escape(outcome.rule.family))\""
      let findings = report.findings.filter { $0.rule == outcome.rule.id }
      if !findings.isEmpty {
        let text = findings.map { finding in
          let place = finding.subjects.first.flatMap { graph.place(of: $0) }
          let at = place.map { "\($0.file):\($0.position.line):\($0.position.column): " } ?? ""
          return at + finding.message
        }.joined(separator: "\n")
        let title = escape("\(Counts.of(findings.count, "finding")): \(outcome.rule.title)")
        result += "    <testcase \(name)>\n      <failure message=\"\(title)\""
        result += " type=\"\(outcome.severity.rawValue)\">\(escape(text))</failure>\n"
        result += "    </testcase>\n"
      } else if outcome.status == .notAssessed {
        let missing = escape("no " + outcome.missing.joined(separator: ", no "))
        result += "    <testcase \(name)>\n      <skipped message=\"\(missing)\"/>\n"
        result += "    </testcase>\n"
      } else if outcome.status == .undetermined {
        let count = Counts.of(outcome.undetermined, "subject")
        result += "    <testcase \(name)>\n      <skipped message=\"undetermined for \(count)\"/>\n"
        result += "    </testcase>\n"
      } else {
        result += "    <testcase \(name)/>\n"
      }
    }
    return result + "  </testsuite>\n</testsuites>\n"
  }

  /// Escapes text for XML content and attributes; characters XML cannot hold become U+FFFD.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
