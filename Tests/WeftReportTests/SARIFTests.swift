import Foundation
import Testing
import TestSupport
import WeftGaps
import WeftGraph

@testable import WeftReport

/// The SARIF document against the parts of the standard it uses (OASIS, SARIF 2.1.0, 2020).
@Suite struct SARIFTests {
  /// Problems of a document, each with the path where it is; nothing if it is valid.
  private struct Checker {
    private(set) var problems: [String] = []
    private var ruleIDs: [String] = []

    init(_ document: JSONValue) {
      require(document, ["version", "runs"], only: ["$schema", "version", "runs"], at: "")
      expect(document["version"] == .string("2.1.0"), "version", "is not 2.1.0")
      expect(!document["runs"].array.isEmpty, "runs", "is empty")
      for (number, run) in document["runs"].array.enumerated() {
        check(run: run, "runs[\(number)]")
      }
    }

    private mutating func expect(_ holds: Bool, _ path: String, _ fault: String) {
      if !holds { problems.append("\(path) \(fault)") }
    }

    /// §3.4 ff.: the properties that must be there, and no others than the standard has.
    private mutating func require(
      _ value: JSONValue, _ names: [String], only known: [String], at path: String
    ) {
      guard case .object(let object) = value else {
        problems.append("\(path) is no object")
        return
      }
      for name in names { expect(object[name] != nil, path, "lacks \(name)") }
      for name in object.keys { expect(known.contains(name), path, "has an unknown \(name)") }
    }

    private mutating func text(_ value: JSONValue, at path: String) {
      guard case .string(let text) = value, !text.isEmpty else {
        problems.append("\(path) is no text")
        return
      }
    }

    private mutating func message(_ value: JSONValue, at path: String) {
      require(
        value, ["text"], only: ["text", "markdown", "id", "arguments", "properties"], at: path)
      text(value["text"], at: path + ".text")
    }

    private mutating func level(_ value: JSONValue, at path: String) {
      let levels: [JSONValue] = ["none", "note", "warning", "error"].map { .string($0) }
      expect(levels.contains(value), path, "is no level")
    }

    private mutating func check(run: JSONValue, _ path: String) {
      require(
        run, ["tool"], only: ["tool", "invocations", "columnKind", "results"], at: path)
      let columnKinds: [JSONValue] = [.string("utf16CodeUnits"), .string("unicodeCodePoints")]
      expect(columnKinds.contains(run["columnKind"]), path + ".columnKind", "is none")
      let driver = run["tool"]["driver"]
      require(
        driver, ["name"], only: ["name", "fullName", "semanticVersion", "rules"],
        at: path + ".tool.driver")
      if case .string(let version) = driver["semanticVersion"] {
        let parts = version.split(separator: "-")[0].split(separator: ".")
        expect(
          parts.count == 3 && parts.allSatisfy { Int($0) != nil }, path, "has no semantic version")
      }
      for (number, rule) in driver["rules"].array.enumerated() {
        check(rule: rule, "\(path).tool.driver.rules[\(number)]")
      }
      expect(Set(ruleIDs).count == ruleIDs.count, path, "has two rules of one id")
      for (number, invocation) in run["invocations"].array.enumerated() {
        let path = "\(path).invocations[\(number)]"
        require(
          invocation, ["executionSuccessful"],
          only: ["executionSuccessful", "toolConfigurationNotifications"], at: path)
        for note in invocation["toolConfigurationNotifications"].array {
          require(note, ["message"], only: ["level", "message", "associatedRule"], at: path)
          message(note["message"], at: path)
          level(note["level"], at: path)
        }
      }
      for (number, result) in run["results"].array.enumerated() {
        check(result: result, "\(path).results[\(number)]")
      }
    }

    private mutating func check(rule: JSONValue, _ path: String) {
      require(
        rule, ["id"],
        only: [
          "id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties",
        ], at: path)
      if case .string(let id) = rule["id"] { ruleIDs.append(id) }
      for key in ["shortDescription", "fullDescription", "help"] {
        message(rule[key], at: "\(path).\(key)")
      }
      level(rule["defaultConfiguration"]["level"], at: path)
    }

    private mutating func check(result: JSONValue, _ path: String) {
      require(
        result, ["message"],
        only: ["ruleId", "ruleIndex", "level", "message", "partialFingerprints", "locations"],
        at: path)
      message(result["message"], at: path)
      level(result["level"], at: path)
      if case .number(let index) = result["ruleIndex"], case .string(let id) = result["ruleId"] {
        let isThere = ruleIDs.indices.contains(Int(index)) && ruleIDs[Int(index)] == id
        expect(isThere, path, "has a ruleIndex of another rule")
      } else {
        problems.append("\(path) has no ruleId or ruleIndex")
      }
      for location in result["locations"].array {
        require(
          location, [], only: ["physicalLocation", "logicalLocations", "message"], at: path)
        let place = location["physicalLocation"]
        require(place, ["artifactLocation"], only: ["artifactLocation", "region"], at: path)
        if case .string(let uri) = place["artifactLocation"]["uri"] {
          expect(URL(string: uri) != nil && !uri.contains(" "), path, "has no URI: \(uri)")
        } else {
          problems.append("\(path) has a place without uri")
        }
        for key in ["startLine", "startColumn"] {
          if case .number(let number) = place["region"][key] {
            expect(number >= 1 && number == number.rounded(), path, "\(key) is below 1")
          } else {
            problems.append("\(path) has no \(key)")
          }
        }
      }
    }
  }

  private func document(_ path: String) throws -> JSONValue {
    let (graph, report) = try MarkedChart(path: path).report(RuleSet.standard())
    let text = GapSARIF.text(report, of: graph, version: "0.1.0")
    return try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  @Test(arguments: ["orgcharts/acme-ai.graphml", "orgcharts/gaps/duplicate-person.graphml"])
  func theDocumentIsValid(path: String) throws {
    let document = try document(path)
    #expect(Checker(document).problems == [])
    #expect(!document["runs"][0]["results"].array.isEmpty)
  }

  @Test func aFaultIsSeen() throws {
    let wrong = """
      {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x","rules":[{"id":"r"}]}},
      "columnKind":"bytes","results":[{"ruleId":"q","ruleIndex":0,"level":"bad","message":{},
      "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a b"},
      "region":{"startLine":0,"startColumn":1}}}]}]}]}
      """
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(wrong.utf8))
    let problems = Checker(value).problems.joined(separator: "\n")
    for word in ["columnKind", "lacks text", "no level", "another rule", "no URI", "startLine"] {
      #expect(problems.contains(word), "\(word)")
    }
  }
}
