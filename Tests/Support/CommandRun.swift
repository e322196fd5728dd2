public import Foundation

/// One run of an executable built beside the tests.
public struct CommandRun: Sendable {
  /// The exit status.
  public let status: Int32
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String

  /// A word as a shell reads it.
  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Runs an executable of this package in the package's folder.
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - name: The product's name.
  ///   - input: What it reads on standard input.
  ///   - environment: Variables beside `PATH` and `HOME`.
  ///   - isTyped: Whether the input is typed on a terminal of its own, which `script` makes.
  public init(
    _ arguments: [String], of name: String = "weft", input: String = "",
    environment: [String: String] = [:], isTyped: Bool = false
  ) throws {
    let process = Process()
    let executable = CommandRun.products.appending(path: name)
    process.executableURL = isTyped ? URL(filePath: "/usr/bin/script") : executable
    let words = [executable.path(percentEncoded: false)] + arguments
    process.arguments =
      isTyped
      ? ["-qec", words.map(Self.quoted).joined(separator: " "), "/dev/null"] : arguments
    process.currentDirectoryURL = Golden.package
    let own = ProcessInfo.processInfo.environment
    process.environment = ["PATH": own["PATH"] ?? "", "HOME": own["HOME"] ?? ""]
      .merging(environment) { $1 }
    // Files, not pipes: a large answer cannot block, and neither end waits for the other.
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(decoding: Data(contentsOf: names[1]), as: UTF8.self)
    errors = try String(decoding: Data(contentsOf: names[2]), as: UTF8.self)
  }

  /// Where the products are.
  public static var products: URL {
    // The test runner stands beside the products, or is the helper that loads the bundle named in its arguments.
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent()
  }
}
