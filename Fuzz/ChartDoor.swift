import WeftFormats
import WeftGraph

/// Reads a chart as the command does, writes what was understood, and checks what is said of it.
/// - Returns: The nodes' ids.
func readChart(_ name: String, _ bytes: [UInt8], format: String?, mapping: String? = nil)
  -> [String]
{
  var options = ImportOptions()
  options.format = format
  options.threads = 1
  options.limits.elements = 50_000
  options.limits.valueBytes = 1 << 20
  options.limits.inflatedBytes = 8 << 20
  if let mapping { options.mapping = ("mapping.yml", mapping) }
  // Every third length comes in pieces, so that what stands at their edges is read too.
  let piece = bytes.count % 3 == 0 ? max(bytes.count / 5, 1) : max(bytes.count, 1)
  do throws(InputError) {
    var reader = try ChartReader(options: options)
    var start = 0
    try reader.add(name: name) {
      guard start < bytes.count else { return nil }
      let end = min(start + piece, bytes.count)
      defer { start = end }
      return Array(bytes[start..<end])
    }
    let (graph, ledger) = try reader.finish()
    for note in ledger.sources.flatMap(\.notes) {
      precondition(DiagnosticCatalogue.page(note.code) != nil, "\(note.code) has no page")
    }
    var writer = GraphMLWriter(graph)
    precondition(!writer.text().isEmpty, "every graph can be written")
    return (0..<min(graph.nodeCount, 1_000)).map { graph.id(of: NodeID($0)) }
  } catch {
    check(error)
    return []
  }
}

/// Checks that a refusal says where and why.
func check(_ error: InputError) {
  precondition(!error.diagnostics.isEmpty, "a refusal has a reason")
  for diagnostic in error.diagnostics {
    precondition(!diagnostic.message.isEmpty && !diagnostic.text.isEmpty, "a reason has words")
    if let position = diagnostic.position {
      precondition(position.line > 0 && position.column > 0, "places count from 1")
    }
  }
}
