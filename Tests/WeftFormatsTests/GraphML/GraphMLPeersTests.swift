import Foundation
import Testing
import WeftFormats
import WeftGraph

/// Other tools open the GraphML that is written and find everything in it.
struct GraphMLPeersTests {
  /// Reads a GraphML file and tells how what it found differs from the same chart as JSON.
  private static let script = #"""
    import json, sys
    tool, graphml, expected = sys.argv[1:4]
    want = json.load(open(expected, encoding="utf-8"))
    members = lambda item, own: {k: v for k, v in item.items() if k not in own}
    nodes = {n["id"]: members(n, ("id", "labels")) for n in want["nodes"]}
    wrong = []
    # igraph leaves an ampersand in an attribute as libxml2 hands it over.
    plain = lambda text: text.replace("&#38;", "&")
    def same(found, value):
        if isinstance(value, (bool, int, float)) and not isinstance(found, str):
            return float(found) == float(value)
        if found in (float("inf"), float("-inf")):
            return value == ("INF" if found > 0 else "-INF")
        return found == value or value not in texts
    types = want["weft"]
    texts = {v for kind, items in (("nodes", want["nodes"]), ("links", want["links"]))
             for item in items for k, v in item.items()
             if types[kind].get(k, ["", ""])[1] == "string"}
    def compare(where, found, value):
        found = {plain(name): part for name, part in found.items()}
        for name, part in value.items():
            if name not in found:
                wrong.append(f"{where} has no {name}")
            elif types[kind].get(name)[1] in ("string", "integer", "float", "boolean") \
                    and not same(found[name], part):
                wrong.append(f"{where} {name}: {found[name]!r} for {part!r}")
    if tool == "networkx":
        import networkx
        graph = networkx.read_graphml(graphml, force_multigraph=True)
        count = graph.number_of_nodes(), graph.number_of_edges()
        found_nodes = dict(graph.nodes(data=True))
        found_edges = [(a, b, d) for a, b, d in graph.edges(data=True)]
    else:
        import igraph
        graph = igraph.Graph.Read_GraphML(graphml)
        count = graph.vcount(), graph.ecount()
        found_nodes = {plain(v["id"]): v.attributes() for v in graph.vs}
        ids = [plain(v["id"]) for v in graph.vs]
        found_edges = [(ids[e.source], ids[e.target], e.attributes()) for e in graph.es]
    if count != (len(want["nodes"]), len(want["links"])):
        wrong.append(f"{count} nodes and edges")
    kind = "nodes"
    for id, value in nodes.items():
        compare(f"node {id}", found_nodes.get(id, {}), value)
    kind = "links"
    order = tuple if graph.is_directed() else lambda pair: tuple(sorted(pair))
    ends = lambda edges: sorted((*order((a, b)), d["kind"]) for a, b, d in edges)
    if ends(found_edges) != ends((l["source"], l["target"], l) for l in want["links"]):
        wrong.append("the edges differ")
    by_id = {d["edgeId"]: d for _, _, d in found_edges if d.get("edgeId")}
    for link in want["links"]:
        if "edgeId" in link:
            value = members(link, ("source", "target", "kind", "directed"))
            compare(f"edge {link['edgeId']}", by_id.get(link["edgeId"], {}), value)
    print("\n".join(wrong))
    """#

  /// Runs Python, and tells its status and what it printed.
  private static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(arguments: ["networkx", "igraph"])
  func `other tools find every node, edge and value`(tool: String) throws {
    guard try Self.python(["-c", "import \(tool)"]).status == 0 else {
      print("skipped: \(tool) is not installed for python3")
      return
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for seed in UInt64(1)...12 {
      // networkx refuses files in which only some edges have a direction.
      let graph = GraphMLWriterTests.graph(seed: seed, isDirected: seed % 4 != 0)
      var graphML = GraphMLWriter(graph)
      var json = JSONGraphWriter(graph)
      let files = ["a.graphml", "a.json"].map { folder.appending(path: $0) }
      try Data(graphML.text().utf8).write(to: files[0])
      try Data(json.text().utf8).write(to: files[1])
      let run = try Self.python(
        ["-c", Self.script, tool] + files.map { $0.path(percentEncoded: false) })
      #expect(run.status == 0 && run.output.allSatisfy(\.isWhitespace), "\(seed): \(run.output)")
    }
  }
}
