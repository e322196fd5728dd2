import ArgumentParser

/// The command.
@main
struct Weft: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weft",
    abstract: "Finds the missing cross-threads of an organization."
  )
}
