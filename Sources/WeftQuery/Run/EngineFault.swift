import WeftGraph

extension InputError {
  /// An engine that contradicts itself: our own mistake, reported instead of crashing.
  static func fault(_ message: String) -> InputError {
    InputError(
      Diagnostic(
        code: "engine-fault", message: "a fault of the query engine: \(message)", file: "<engine>",
        hint: "please report it with the query", tck: nil))
  }
}
