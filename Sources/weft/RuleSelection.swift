import Foundation
import WeftKit

/// The rules and settings of a command line.
struct RuleSelection {
  /// The rules that are run.
  let rules: RuleSet
  /// Thresholds, severities and what is switched off.
  private(set) var settings: Settings

  /// Loads the standard rules and rules from a folder, with no settings.
  init(folder: String?) throws(CommandFailure) {
    rules = try Self.rules(folder)
    settings = Settings()
  }

  /// Loads the standard rules, rules from a folder, settings, and parameters.
  init(
    _ options: CommonOptions, folder: String? = nil, parameters: [String] = []
  ) throws(CommandFailure) {
    rules = try Self.rules(folder)
    let written = try Self.settingsText(options)
    do throws(InputError) {
      var settings = Settings()
      if let written { settings = try SettingsParser.parse(written, rules: rules) }
      settings.complete.formUnion(options.completeNames)
      self.settings = settings
    } catch {
      throw .refused(error)
    }
    do throws(InputError) {
      for parameter in parameters { try settings.setParameter(parameter, of: rules) }
    } catch {
      let reasons = error.diagnostics.map { problem in
        "--param: " + problem.message + (problem.hint.map { "; " + $0 } ?? "")
      }
      throw .usage(reasons.joined(separator: "; "))
    }
  }

  private static func rules(_ folder: String?) throws(CommandFailure) -> RuleSet {
    let files = try folder.map { name throws(CommandFailure) in try Self.files(in: name) }
    do throws(InputError) {
      let standard = try RuleSet.standard()
      guard let files else { return standard }
      return try standard.adding(try RuleSet(files: files))
    } catch {
      throw .refused(error)
    }
  }

  /// Checks that rules and families somebody named are there.
  func check(ids: [String], families: [String]) throws(CommandFailure) {
    for id in ids where rules[id] == nil {
      throw .usage(Self.unknown("rule", id, among: rules.rules.map(\.id)))
    }
    for family in families where !rules.families.contains(family) {
      throw .usage(Self.unknown("family", family, among: rules.families))
    }
  }

  /// Says which parameters nothing reads: those of rules that are off or not chosen.
  func warnOfUnreadParameters(
    _ parameters: [String], ids: [String], families: [String], _ options: CommonOptions
  ) {
    for parameter in parameters {
      let id = String(parameter.prefix { $0 != "." })
      guard let rule = rules[id] else { continue }
      let isChosen =
        ids.isEmpty && families.isEmpty
        ? !(settings.rules[id]?.isOff ?? false) : ids.contains(id) || families.contains(rule.family)
      if !isChosen {
        options.say("warning: --param \(parameter) is not read: the rule `\(id)` is not asked")
      }
    }
  }

  /// A sentence about a name nobody knows, with the nearest one.
  static func unknown(_ kind: String, _ name: String, among names: [String]) -> String {
    let nearest = nearestName(to: name, among: names)
    return "no \(kind) is called '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }

  private static func files(in folder: String) throws(CommandFailure) -> [RuleSet.File] {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder),
      attributes?[.type] as? FileAttributeType != .typeRegular
    else {
      let reason = attributes == nil ? "no such folder" : "it is no folder"
      throw .unreadable(path: folder, reason: reason)
    }
    if !names.contains(where: { $0.hasSuffix(".cypher") }) {
      Terminal.complain("warning: no rule (*.cypher) is in \(folder)")
    }
    var result: [RuleSet.File] = []
    for name in names.filter({ $0.hasSuffix(".cypher") }).sorted() {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      let text = String(decoding: try TextFile.bytes(of: path), as: UTF8.self)
      // A rule's family is its folder; one that lies at the top says its family in its header alone.
      let parents = name.split(separator: "/").dropLast()
      result.append(.init(path: path, family: parents.last.map(String.init), text: text))
    }
    return result
  }

  private static func settingsText(
    _ options: CommonOptions
  ) throws(CommandFailure) -> SourceText? {
    if let path = options.settings {
      return SourceText(name: path, bytes: try TextFile.bytes(of: path))
    }
    guard let chart = options.charts.first, chart != "-" else { return nil }
    let folder = URL(filePath: chart).deletingLastPathComponent().relativePath
    let path = folder == "." ? "weft.yml" : folder + "/weft.yml"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    options.say("settings: \(path)")
    return SourceText(name: path, bytes: try TextFile.bytes(of: path))
  }
}
