import WeftGraph

/// What nesting means between two kinds, and which kinds the types of the model join.
extension EdgeKinds {
  /// The plan of nesting: a part or member and what it is in.
  mutating func nesting(
    _ child: UInt16, in parent: UInt16, _ builder: inout GraphBuilder, _ notes: inout ImportNotes
  ) -> EdgePlan {
    nesting(child, in: parent, reports: nestingReports, &builder, &notes)
  }

  /// The plan of nesting, which may mean that people report to those around or above them.
  func nesting(
    _ child: UInt16, in parent: UInt16, reports: Bool, _ builder: inout GraphBuilder,
    _ notes: inout ImportNotes
  ) -> EdgePlan {
    let names =
      reports
      ? ["REPORTS_TO", "MEMBER_OF", "PART_OF"]
      : nestingMayReport ? ["PART_OF", "MEMBER_OF", "REPORTS_TO"] : ["PART_OF", "MEMBER_OF"]
    for name in names {
      guard let type = OrganizationVocabulary.type(name) else { continue }
      if fits(Int(child), type.from, builder), fits(Int(parent), type.to, builder) {
        return EdgePlan(type: builder.type(name))
      }
    }
    if reports, let leads = OrganizationVocabulary.type("LEADS"),
      fits(Int(parent), leads.from, builder), fits(Int(child), leads.to, builder)
    {
      // A unit below a person is the person's to lead.
      return EdgePlan(type: builder.type("LEADS"), isReversed: true)
    }
    return EdgePlan(
      type: builder.type(
        reports && !fits(Int(child), ["Team", "Function"], builder) ? "REPORTS_TO" : "PART_OF"),
      notes: [
        notes.handle(
          "unexpected-ends",
          "nesting joins \(describe(Int(child), builder)) to \(describe(Int(parent), builder))")
      ])
  }

  // MARK: Ends

  func fit(
    _ type: OrganizationVocabulary.RelationshipType,
    _ alias: OrganizationVocabulary.RelationshipAlias, _ from: Int, _ to: Int,
    _ builder: borrowing GraphBuilder
  ) -> Bool {
    fits(from, type.from, builder) && fits(to, alias.onto.isEmpty ? type.to : alias.onto, builder)
  }

  /// Whether a label set holds one of some labels; a placeholder may be anything.
  func fits(_ set: Int, _ labels: [String], _ builder: borrowing GraphBuilder) -> Bool {
    if set == missingSet { return true }
    return builder.labelNames(ofSet: set).contains { labels.contains($0) }
  }

  func describe(_ set: Int, _ builder: borrowing GraphBuilder) -> String {
    let names = builder.labelNames(ofSet: set)
    return names.isEmpty ? "a node without kind" : names.joined(separator: "+")
  }
}
