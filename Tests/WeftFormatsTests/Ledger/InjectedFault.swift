import Testing

/// A fault put into a valid chart, and the code that tells of it.
struct InjectedFault: Sendable, CustomTestStringConvertible {
  let code: String
  let sources: [(name: String, bytes: [UInt8])]
  let mapping: String?
  var testDescription: String { code }

  init(_ code: String, _ sources: [(String, [UInt8])], mapping: String? = nil) {
    self.code = code
    self.sources = sources.map { (name: $0.0, bytes: $0.1) }
    self.mapping = mapping
  }

  init(_ code: String, _ name: String, _ text: String, mapping: String? = nil) {
    self.init(code, [(name, Array(text.utf8))], mapping: mapping)
  }

  /// The valid chart with every occurrence of a text replaced.
  static func chart(
    _ code: String, _ old: String, _ new: String, mapping: String? = nil
  ) -> InjectedFault {
    InjectedFault(code, "chart.graphml", valid.replacing(old, with: new), mapping: mapping)
  }

  /// Something more in the valid chart.
  static func more(_ code: String, _ added: String, mapping: String? = nil) -> InjectedFault {
    chart(code, "<edge id=\"first\"", added + "<edge id=\"first\"", mapping: mapping)
  }

  /// A chart of which nothing is noted.
  static let valid = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="kind" for="all" attr.name="kind" attr.type="string"/>
    <key id="name" for="node" attr.name="name" attr.type="string"/>
    <key id="fte" for="node" attr.name="fte" attr.type="double"/>
    <key id="riskClass" for="node" attr.name="riskClass" attr.type="string"/>
    <key id="risk" for="node" attr.name="risk" attr.type="string"/>
    <key id="boss" for="node" attr.name="boss" attr.type="string"/>
    <key id="department" for="node" attr.name="department" attr.type="string"/>
    <key id="start" for="edge" attr.name="start" attr.type="string"/>
    <graph id="g" edgedefault="directed">
    <node id="p"><data key="kind">Person</data><data key="name">Ada</data><data key="fte">0.5</data></node>
    <node id="q"><data key="kind">Person</data><data key="name">Bo</data></node>
    <node id="t"><data key="kind">Team</data><data key="name">Core</data></node>
    <edge id="first" source="p" target="t"><data key="kind">MEMBER_OF</data><data key="start">2024-02-29</data></edge>
    <edge id="second" source="q" target="p"><data key="kind">REPORTS_TO</data></edge>
    </graph>
    </graphml>
    """

  static func other(_ old: String, _ new: String) -> [(String, [UInt8])] {
    [
      ("one.graphml", Array(valid.utf8)),
      ("two.graphml", Array(valid.replacing(old, with: new).utf8)),
    ]
  }
}
