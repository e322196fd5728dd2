import ArgumentParser
import Foundation
import WeftKit

/// The command: one word a verb.
struct Weft: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "weft",
    abstract: "Finds the missing cross-threads of an organization.",
    discussion: """
      weft reads an org chart (people, teams, roles, AI systems and what joins them), finds missing \
      integration roles, bottlenecks and cross-functional gaps with the evidence for each, and draws them.

      EXAMPLE: weft gaps orgcharts/acme-ai.graphml

      weft --generate-completion-script bash (or zsh, fish) prints what a shell needs to complete \
      verbs, options, rules and questions.
      """,
    version: version,
    subcommands: [
      Import.self, Gaps.self, Score.self, Propose.self, WhatIf.self, DiffVerb.self, TrendVerb.self,
      QueryVerb.self, Dot.self, Explain.self,
    ]
  )
}

/// A verb: what it does, and whether its answer is for a program.
protocol Verb: ParsableCommand {
  /// Whether refusals go to standard output as JSON.
  var isMachineReadable: Bool { get }

  /// Whether they go there as SARIF.
  var isSARIF: Bool { get }

  /// Does the work.
  func perform() throws(CommandFailure) -> ExitStatus
}

extension Verb {
  var isSARIF: Bool { false }

  func run() throws {
    throw Finished(
      result: Result { () throws(CommandFailure) in try perform() },
      isMachineReadable: isMachineReadable, isSARIF: isSARIF)
  }
}

/// How a verb ended: the way back through the argument parser, which prints nothing of it.
private struct Finished: Error {
  let result: Result<ExitStatus, CommandFailure>
  let isMachineReadable: Bool
  let isSARIF: Bool
}

/// The program: parses the command line, runs the verb, and maps how it ended to an exit status.
@main
enum Entry {
  static func main() {
    Allocation.giveBackLargeBlocks()
    Interruption.install()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }

  /// The verb a first word that is none was meant to be.
  private static func nearestVerb(to word: String?) -> String? {
    let verbs = Weft.configuration.subcommands.compactMap { $0._commandName }
    guard let word, !word.hasPrefix("-"), !verbs.contains(word) else { return nil }
    return nearestName(to: word, among: verbs)
  }

  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      var command = try Weft.parseAsRoot(arguments)
      try TextWrap.$terminalWidth.withValue(LineEditor.columns) { try command.run() }
      return .done
    } catch let finished as Finished {
      switch finished.result {
      case .success(let status): return status
      case .failure(let failure):
        if finished.isSARIF, let error = failure.input {
          try? Terminal.write(GapSARIF.text(error, version: Weft.version))
        } else if finished.isMachineReadable, let error = failure.input {
          try? Terminal.write(RefusalJSON.text(error))
        }
        // Whoever sends standard output into a file still reads what is wrong.
        Terminal.complain(failure.text)
        return failure.status
      }
    } catch {
      let code = Weft.exitCode(for: error)
      let text = Weft.fullMessage(for: error)
      if code == .success {
        do { try Terminal.write(text + "\n") } catch { return .cannotWrite }
        return .done
      }
      Terminal.complain(text)
      if let verb = nearestVerb(to: arguments.first) {
        Terminal.complain("did you mean '\(verb)'?")
      }
      return .usage
    }
  }
}
