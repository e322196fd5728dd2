/// Numbers of things in words.
enum Counted {
  /// `1 tie`, `2 ties`.
  static func text(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
