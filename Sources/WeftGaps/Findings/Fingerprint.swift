import WeftGraph

/// What identifies a finding however its file is reordered.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the SHA-256 of the rule id and the sorted subject ids, one per
  /// line.
  static func of(rule: String, subjects: some Sequence<String>) -> String {
    let ids = Set(subjects.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
    let lines = [Array(rule.utf8)] + ids
    return String(SHA256.hex(lines.joined(separator: [0x0A])).prefix(16))
  }
}
