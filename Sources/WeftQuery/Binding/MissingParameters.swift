package import WeftGraph

extension BoundQuery {
  /// Refuses to go on without a value for every parameter the query reads.
  package func checkParameters(given: some Collection<String>) throws(InputError) {
    let missing = parameters.subtracting(given).sorted {
      (parameterSpans[$0]?.start ?? 0, $0) < (parameterSpans[$1]?.start ?? 0, $1)
    }
    guard !missing.isEmpty else { return }
    throw InputError(
      missing.map { name in
        let near = nearestName(to: name, among: given)
        return .syntax(
          "missing-parameter", "parameter `$\(name)` has no value", in: text,
          at: parameterSpans[name] ?? .zero,
          hint: near.map { "did you mean `$\($0)`?" } ?? "give it with `--param \(name)=VALUE`",
          type: "ParameterMissing", detail: "MissingParameter", gqlStatus: "42N51")
      })
  }
}
