public import WeftGaps
public import WeftGraph

/// A gap report as SARIF 2.1.0, for code hosts that show findings beside the file.
public enum GapSARIF {
  /// The document.
  /// - Parameter version: The version of the tool.
  public static func text(_ report: GapReport, of graph: Graph, version: String) -> String {
    document(version: version) { json in
      json.key("rules")
      json.array { json in
        for outcome in report.outcomes { writeRule(outcome, to: &json) }
      }
    } invocation: { json in
      json.field("executionSuccessful", true)
      // What was not asked is said, so that no result is not taken for health.
      json.key("toolConfigurationNotifications")
      json.array { json in
        for outcome in report.outcomes where outcome.status == .notAssessed {
          writeNotAssessed(outcome, to: &json)
        }
      }
    } results: { json in
      for finding in report.findings { writeResult(finding, report, graph, to: &json) }
    }
  }

  /// The document of a run that ended before any rule was asked.
  /// - Parameter version: The version of the tool.
  public static func text(_ error: InputError, version: String) -> String {
    document(version: version) { _ in
    } invocation: { json in
      json.field("executionSuccessful", false)
      json.key("toolExecutionNotifications")
      json.array { json in
        for diagnostic in error.diagnostics { writeNotification(diagnostic, to: &json) }
      }
    } results: { _ in
    }
  }

  /// A document of one run, with what else is said of the tool, of the run, and its results.
  private static func document(
    version: String, tool: (inout JSONWriter) -> Void, invocation: (inout JSONWriter) -> Void,
    results: (inout JSONWriter) -> Void
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.field("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { json in
            json.key("driver")
            json.object { json in
              json.field("name", "weft")
              json.field("fullName", "weft: gaps of an organization chart")
              json.field("semanticVersion", version)
              tool(&json)
            }
          }
          json.key("invocations")
          json.array { $0.object(invocation) }
          json.field("columnKind", "unicodeCodePoints")
          json.key("results")
          json.array(results)
        }
      }
    }
    return json.finish()
  }

  private static func writeNotification(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    json.object { json in
      json.key("descriptor")
      json.object { $0.field("id", diagnostic.code) }
      json.field("level", "error")
      json.key("message")
      json.object { json in
        let hint = diagnostic.hint.map { "; " + $0 } ?? ""
        json.field("text", diagnostic.message + hint)
      }
      guard let file = diagnostic.file else { return }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            json.key("artifactLocation")
            json.object { $0.field("uri", uri(file)) }
            guard let position = diagnostic.position else { return }
            json.key("region")
            json.object { json in
              json.field("startLine", position.line)
              json.field("startColumn", position.column)
            }
          }
        }
      }
    }
  }

  private static func writeRule(_ outcome: RuleOutcome, to json: inout JSONWriter) {
    json.object { json in
      json.field("id", outcome.rule.id)
      json.key("shortDescription")
      json.object { $0.field("text", outcome.rule.title) }
      json.key("fullDescription")
      json.object { $0.field("text", outcome.rule.why) }
      json.key("help")
      json.object { $0.field("text", outcome.rule.cure) }
      json.key("defaultConfiguration")
      json.object { $0.field("level", level(outcome.severity)) }
      json.key("properties")
      json.object { json in
        json.field("family", outcome.rule.family)
        json.field("status", outcome.status.rawValue)
        json.field("severity", outcome.severity.rawValue)
      }
    }
  }

  private static func writeNotAssessed(_ outcome: RuleOutcome, to json: inout JSONWriter) {
    json.object { json in
      json.field("level", "note")
      json.key("message")
      json.object { json in
        json.field(
          "text",
          "\(outcome.rule.id) was not assessed: the chart has no "
            + outcome.missing.joined(separator: ", no "))
      }
      json.key("associatedRule")
      json.object { $0.field("id", outcome.rule.id) }
    }
  }

  private static func writeResult(
    _ finding: Finding, _ report: GapReport, _ graph: Graph, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("ruleId", finding.rule)
      json.field("ruleIndex", report.outcomes.firstIndex { $0.rule.id == finding.rule })
      json.field("level", level(finding.severity))
      json.key("message")
      json.object { $0.field("text", finding.message) }
      json.key("partialFingerprints")
      json.object { $0.field("weft/v1", finding.fingerprint) }
      json.key("locations")
      json.array { json in
        for subject in finding.subjects.prefix(10) {
          guard let place = graph.place(of: subject) else { continue }
          json.object { json in
            json.key("physicalLocation")
            json.object { json in
              json.key("artifactLocation")
              json.object { $0.field("uri", uri(place.file)) }
              json.key("region")
              json.object { json in
                json.field("startLine", place.position.line)
                json.field("startColumn", place.position.column)
              }
            }
            json.key("logicalLocations")
            json.array { json in
              json.object { json in
                json.field("name", graph.displayName(of: subject))
                json.field("fullyQualifiedName", graph.id(of: subject))
              }
            }
          }
        }
      }
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }

  /// A path as a relative URI reference: everything but unreserved characters and slashes encoded.
  private static func uri(_ path: String) -> String {
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
