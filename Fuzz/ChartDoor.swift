import WeftFormats
import WeftGraph

/// Reads a chart as the command does, writes what was understood, and checks what is said of it.
/// - Parameter beside: Other files of the chart, which nothing is wrong with.
/// - Returns: The words of the graph.
func readChart(
  _ name: String, _ bytes: [UInt8], format: String?, mapping: String? = nil,
  beside: [(name: String, text: String)] = []
) -> [String] {
  var options = ImportOptions()
  options.format = format.flatMap { ImportOptions.Format(rawValue: $0) }
  options.threads = 1
  options.limits.elements = 50_000
  options.limits.valueBytes = 1 << 20
  options.limits.inflatedBytes = 1 << 19
  if let mapping { options.mapping = ("mapping.yml", mapping) }
  // Every third length comes in pieces, so that what stands at their edges is read too.
  let piece = bytes.count % 3 == 0 ? max(bytes.count / 5, 1) : max(bytes.count, 1)
  do throws(InputError) {
    var plain = options
    plain.format = nil
    var reader = try ChartReader(options: beside.isEmpty ? options : plain)
    for file in beside { try reader.add(name: file.name, bytes: Array(file.text.utf8)) }
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
    #if !PLANTED
      checkCycle(graph)
    #endif
    return words(of: graph)
  } catch {
    check(error)
    return []
  }
}

/// The ids, labels, types, properties and texts of a graph that is not large.
private func words(of graph: Graph) -> [String] {
  var words = graph.attributes.map(\.name)
  for index in 0..<min(graph.nodeCount, 300) {
    let node = NodeID(index)
    words.append(graph.id(of: node))
    words += graph.labels(of: node).map { graph.name(of: $0) }
    for (name, value) in graph.properties(of: node) { words += [name, "\(value)"] }
  }
  for index in 0..<min(graph.relationshipCount, 300) {
    let relationship = RelationshipID(index)
    words.append(graph.name(of: graph.type(of: relationship)))
    for (name, value) in graph.properties(of: relationship) { words += [name, "\(value)"] }
  }
  return words
}

/// Checks that what is written reads back as a graph of the same size.
private func checkCycle(_ graph: Graph) {
  var writer = GraphMLWriter(graph)
  let text = writer.text()
  precondition(!text.isEmpty, "every graph can be written")
  // Ids of characters no document may hold can become one.
  guard graph.nodeCount < 300, writer.replacedCharacters == 0 else { return }
  do throws(InputError) {
    var reader = try ChartReader()
    try reader.add(name: "written.graphml", bytes: Array(text.utf8))
    let again = try reader.finish().graph
    precondition(
      again.nodeCount == graph.nodeCount && again.relationshipCount == graph.relationshipCount,
      "what is written reads back")
  } catch {
    preconditionFailure("what is written can be read: \(error)")
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
