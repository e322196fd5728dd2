import WeftGaps
import WeftGraph

/// A rule file: its header and its query.
func ruleDoor(_ bytes: [UInt8]) -> [String] {
  do throws(InputError) {
    let file = RuleSet.File(
      path: "<rule>", family: nil, text: String(decoding: bytes, as: UTF8.self))
    return try RuleSet(files: [file]).rules.flatMap {
      [$0.id, $0.title, $0.question, $0.why, $0.cure, $0.source, $0.message]
    }
  } catch {
    check(error)
    return []
  }
}
