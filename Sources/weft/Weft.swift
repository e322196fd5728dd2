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

  /// Does the work.
  func perform() throws(CommandFailure) -> ExitStatus
}

extension Verb {
  func run() throws {
    throw Finished(
      result: Result { () throws(CommandFailure) in try perform() },
      isMachineReadable: isMachineReadable)
  }
}

/// How a verb ended: the way back through the argument parser, which prints nothing of it.
private struct Finished: Error {
  let result: Result<ExitStatus, CommandFailure>
  let isMachineReadable: Bool
}

/// The program: parses the command line, runs the verb, and maps how it ended to an exit status.
@main
enum Entry {
  static func main() {
    Allocation.giveBackLargeBlocks()
    Interruption.install()
    exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
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
        report(failure, asJSON: finished.isMachineReadable)
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
      return .usage
    }
  }

  private static func report(_ failure: CommandFailure, asJSON: Bool) {
    switch failure {
    case .refused(let error), .limit(let error), .fault(let error):
      if asJSON {
        try? Terminal.write(RefusalJSON.text(error))
        return
      }
    default: break
    }
    Terminal.complain(failure.text)
  }
}
