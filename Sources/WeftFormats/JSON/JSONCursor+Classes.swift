/// Names of Java's classes, which some writers put beside and around values.
extension JSONCursor {
  /// An object or array that is open.
  private struct OpenValue {
    var start: Int
    var isObject: Bool
    var commas = 0
    var firstComma = 0
    var lastComma = 0
    var beginsWithClass = false
  }

  /// Whether objects say at the beginning of the text which class they were of.
  var hasClasses: Bool {
    let head = bytes.prefix(4_096)
    let word = Array("\"@class\"".utf8)
    return head.indices.contains { index in
      head[index] == 0x22 && head[index...].starts(with: word)
    }
  }

  /// The text without names of classes, as long as before: spaces stand in their places.
  ///
  /// `{"@class": "java.util.HashMap", "id": 1}` is an object of one member then, and
  /// `["java.lang.Long", 1]` the number.
  func withoutClasses() -> [UInt8] {
    var result = bytes
    func blank(_ range: Range<Int>) {
      for index in range where result[index] > 0x20 { result[index] = 0x20 }
    }
    var open: [OpenValue] = []
    var walk = self
    walk.index = 0
    while walk.index < bytes.count {
      let start = walk.index
      switch bytes[start] {
      case 0x22:
        let text = walk.string()
        if let last = open.last, !last.isObject {
          if last.commas == 0, text.starts(with: "java.".utf8) {
            open[open.count - 1].beginsWithClass = true
          }
          continue
        }
        guard !open.isEmpty, text.elementsEqual("@class".utf8), walk.peek() == 0x3A else {
          continue
        }
        walk.index += 1
        guard walk.peek() == 0x22 else { continue }
        _ = walk.string()
        if walk.peek() == 0x2C {
          blank(start..<walk.index + 1)
          walk.index += 1
        } else {
          let comma = open[open.count - 1].lastComma
          if comma > 0 { blank(comma..<comma + 1) }
          blank(start..<walk.index)
        }
      case 0x7B, 0x5B:
        open.append(OpenValue(start: start, isObject: bytes[start] == 0x7B))
        walk.index += 1
      case 0x7D, 0x5D:
        if let last = open.popLast(), last.beginsWithClass, last.commas == 1 {
          blank(last.start..<last.firstComma + 1)
          blank(start..<start + 1)
        }
        walk.index += 1
      case 0x2C:
        if !open.isEmpty {
          let last = open.count - 1
          if open[last].commas == 0 { open[last].firstComma = start }
          open[last].commas += 1
          open[last].lastComma = start
        }
        walk.index += 1
      default: walk.index += 1
      }
    }
    return result
  }
}
