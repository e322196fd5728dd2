extension XMLFormat {
  /// How many bytes, about, the reader of the format holds of an element beside the document itself:
  /// its node or relationship, id and properties.
  ///
  /// Measured on documents of nothing else.
  func cost(of local: String) -> Int {
    switch (self, local.lowercased()) {
    case (.freemind, "node"): 230
    case (.freemind, "arrowlink"): 60
    case (.opml, "outline"): 150
    case (.bpmn, let name): Self.bpmnCost(name)
    case (.drawio, "mxcell"): 480
    case (.archimate, "element"): 280
    case (.archimate, "relationship"): 160
    // What a view draws inside what.
    case (.archimate, "node"), (.archimate, "child"): 150
    case (.dynetml, "node"): 340
    case (.dynetml, "link"), (.dynetml, "edge"): 40
    case (.hrXML, "organizationunit"), (.hrXML, "memberposition"): 150
    case (.gexf, "node"), (.gexf, "edge"), (.xgmml, "node"), (.xgmml, "edge"): 70
    case (.xml, _): 60
    default: 0
    }
  }

  private static func bpmnCost(_ name: String) -> Int {
    switch name {
    case "lane", "participant", "process": 120
    case "sequenceflow", "messageflow": 100
    default:
      ["task", "event", "gateway", "subprocess", "transaction", "activity"]
        .contains { name.hasSuffix($0) } ? 120 : 0
    }
  }
}
