extension Array {
  /// The elements joined in order by an operator that may be grouped at will; nil if there are none.
  ///
  /// Trees are walked by recursion, so that those of long chains have to stay shallow.
  /// - Complexity: O(n) joins; the tree is ⌈log₂ n⌉ deep.
  func balanced(_ join: (Element, Element) -> Element) -> Element? {
    var operands = self
    while operands.count > 1 {
      operands = stride(from: 0, to: operands.count, by: 2).map { start in
        start + 1 < operands.count ? join(operands[start], operands[start + 1]) : operands[start]
      }
    }
    return operands.first
  }
}
