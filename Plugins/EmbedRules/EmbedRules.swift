import Foundation
import PackagePlugin

/// Writes every query below `queries/` into one generated Swift file, so that the binary stands alone.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let queries = context.package.directoryURL.appending(path: "queries")
    let charts = context.package.directoryURL.appending(path: "orgcharts").appending(path: "gaps")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedQueries.swift")
    return [
      .buildCommand(
        displayName: "Embed the standard rules and questions",
        executable: try context.tool(named: "embed-rules").url,
        arguments: [
          queries.path(percentEncoded: false), charts.path(percentEncoded: false),
          output.path(percentEncoded: false),
        ],
        inputFiles: files(below: queries, ending: ["cypher", "yml"])
          + files(below: charts, ending: ["graphml"]),
        outputFiles: [output]
      )
    ]
  }

  private func files(below folder: URL, ending: [String]) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var result: [URL] = []
    while let url = found?.nextObject() as? URL {
      if ending.contains(url.pathExtension) { result.append(url) }
    }
    return result.sorted { $0.path(percentEncoded: false) < $1.path(percentEncoded: false) }
  }
}
