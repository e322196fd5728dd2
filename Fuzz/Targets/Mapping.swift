private let mappedChart = Array(
  """
  <graphml><key id="k" for="all" attr.name="kind" attr.type="string"/>
  <key id="boss" for="node" attr.name="boss" attr.type="string"/>
  <key id="dept" for="node" attr.name="dept" attr.type="int"/>
  <graph edgedefault="directed">
  <node id="p"><data key="k">human</data><data key="dept">4</data></node>
  <node id="q"><data key="k">human</data><data key="boss">p</data></node>
  <node id="t"><data key="k">sig</data></node>
  <edge source="p" target="t"><data key="k">chairman</data></edge>
  </graph></graphml>
  """.utf8)

/// A mapping file, applied to a small chart.
func mappingDoor(_ bytes: [UInt8]) -> [String] {
  readChart(
    "chart.graphml", mappedChart, format: nil, mapping: String(decoding: bytes, as: UTF8.self))
}
