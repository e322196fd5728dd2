import WeftGraph

extension ChartDraft {
  /// What a node takes at most on its way from the draft to the graph, its id aside.
  private static let nodeBytes = 44
  /// What a relationship takes at most.
  private static let edgeBytes = 56

  /// Whether a source holds little but nodes and relationships, so many of them that they would take
  /// much more memory than its own size.
  ///
  /// Values are not counted: where there are some, the source is as large as what becomes of it.
  /// - Parameter bytes: How many bytes of the source were read so far.
  func isTooDense(read bytes: Int, _ limits: ReadingLimits) -> Bool {
    let predicted =
      nodeCount * Self.nodeBytes + edgeCount * Self.edgeBytes + strings.byteCount
    let room = limits.heldBytes.addingReportingOverflow(2 * bytes)
    return !room.overflow && predicted > room.partialValue
  }

  /// Why such a source is refused.
  func tooDense(_ limits: ReadingLimits, at position: SourcePosition?) -> InputError {
    InputError(
      Diagnostic(
        code: "limit-memory",
        message: "the chart would take more than \(limits.heldBytes) bytes beside twice its size",
        file: ledger.path, position: position,
        hint: DiagnosticCatalogue.page("limit-memory")?.remedy))
  }
}
