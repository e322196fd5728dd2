import TestSupport
import Testing
import WeftGaps
import WeftGraph

@Suite struct NamedNodeTests {
  private static func graph() -> Graph {
    var builder = GraphBuilder()
    for (id, labels, name) in [
      ("t1", ["Team"], "Payments"), ("t2", ["Team"], "Returns"), ("f1", ["Function"], "Returns"),
      ("x", ["AISystem", "System"], "Triage"), ("Payments", ["Person"], "Ada"),
    ] {
      let node = builder.addNode(id, labels: labels)
      builder.set("name", of: node, to: .string(name))
    }
    return builder.finish()
  }

  private func code(_ word: String, _ labels: [String]) -> (code: String?, hint: String?) {
    do throws(InputError) {
      _ = try Self.graph().node(named: word, labels: labels, from: "--scope")
      return (nil, nil)
    } catch {
      #expect(error.diagnostics[0].file == "--scope")
      return (error.diagnostics[0].code, error.diagnostics[0].hint)
    }
  }

  @Test func `an id is before a name, and a name is enough where one node has it`() throws {
    let graph = Self.graph()
    #expect(graph.id(of: try graph.node(named: "t1", from: "")) == "t1")
    #expect(graph.id(of: try graph.node(named: "Payments", from: "")) == "Payments")
    #expect(graph.id(of: try graph.node(named: "Ada", from: "")) == "Payments")
    #expect(graph.id(of: try graph.node(named: "Returns", labels: ["Team"], from: "")) == "t2")
    // A node of two of the labels is one node.
    let triage = try graph.node(named: "Triage", labels: ["AISystem", "System"], from: "")
    #expect(graph.id(of: triage) == "x")
  }

  @Test func `what is unknown, ambiguous or of another kind is told apart`() {
    #expect(code("Paymnets", []).code == "unknown-node")
    #expect(code("Paymnets", []).hint == "did you mean `Payments`?")
    #expect(code("Triage", ["Team"]).code == "unknown-node")
    #expect(code("Payments", ["Team"]).code == "wrong-kind")
    let several = code("Returns", ["Team", "Function"])
    #expect(several.code == "ambiguous-node" && several.hint == "give the id: f1, t2")
  }
}
