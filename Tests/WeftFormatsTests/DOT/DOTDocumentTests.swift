import Testing
import WeftFormats

struct DOTDocumentTests {
  @Test func `A document is written in the order given`() {
    let document = DOTDocument(
      name: "chart",
      attributes: [.init("rankdir", "LR"), .init("newrank", .boolean(true))],
      nodeDefaults: [.init("shape", "box")],
      items: [
        .cluster(
          .init(
            "t1", [.init("label", "Team \"A\"")],
            items: [
              .node(.init("n0", [.init("label", "Ada\nCEO"), .init("fontsize", .integer(9))]))
            ]
          )),
        .node(.init("n1", [.init("label", .markup("<b>\(DOTText.html("R&D"))</b>"))])),
        .edge(.init("n0", "n1", [.init("style", "dotted"), .init("weight", .number(0.5))])),
        .sameRank(["n0", "n1"]),
        .remark("two\nlines"),
      ])
    #expect(
      document.text == #"""
        digraph chart {
          graph [rankdir="LR", newrank=true];
          node [shape="box"];
          subgraph cluster_t1 {
            graph [label="Team \"A\""];
            n0 [label="Ada\nCEO", fontsize=9];
          }
          n1 [label=<<b>R&amp;D</b>>];
          n0 -> n1 [style="dotted", weight=0.5];
          { rank=same; n0; n1 }
          // two lines
        }

        """#)
  }

  @Test func `Names that are no plain words are quoted`() {
    let document = DOTDocument(
      directed: false, items: [.edge(.init("1a", "node")), .node(.init("a\"b\\"))])
    #expect(
      document.text == """
        graph weft {
          "1a" -- "node";
          "a\\"b/";
        }

        """)
  }
}
