/// What is wrong with a text where the parser would wait for more, or says something misleading.
extension XMLRecorder {
  /// Looks for what the parser would wait for till the end, once a piece is parsed up to an offset: a
  /// start tag that grows without end, or a reference.
  /// - Complexity: O(text since the last call).
  mutating func checkRest(from offset: Int) {
    let start = offset - windowStart
    guard !isStopped, start < windowCount else { return }
    if UnendedReference.isBare(window[start..<windowCount]) {
      return refuse(ampersandAt: start)
    }
    guard windowCount - start > 128 << 10, window[start] == 0x3C else { return }
    if growing.start != offset { growing = UnendedTag(start: offset) }
    // Comments and processing instructions have no attributes.
    if window[start + 1] != 0x21, window[start + 1] != 0x3F {
      growing.look(at: window[growing.checked - windowStart..<windowCount])
    }
    if windowCount - start > limits.valueBytes.addingReportingOverflow(1 << 20).partialValue {
      stop("limit-value", "an element is longer than \(limits.valueBytes) bytes", at: offset)
    }
    if growing.attributes > limits.attributes {
      stop(
        "limit-attributes", "an element has more than \(limits.attributes) attributes", at: offset)
    }
  }

  /// Stops for an ampersand that begins no reference, if one stands just before an offset.
  mutating func checkAmpersand(before offset: Int) {
    guard
      let place = UnendedReference.bare(before: offset - windowStart, in: window[..<windowCount])
    else { return }
    refuse(ampersandAt: place)
  }

  private mutating func refuse(ampersandAt index: Int) {
    stop(
      "malformed-xml", "not well-formed: an ampersand begins no reference",
      at: windowStart + index, hint: "write & as &amp;")
  }

  /// Checks, at the end of the text, that the document is whole; the parser's own words mislead.
  mutating func checkEnd(at offset: Int) {
    if isBlank {
      stop("empty-file", "the file is empty", at: 0, hint: "export the chart again")
    } else if depth > 0 || !sawElement {
      stop(
        "malformed-xml",
        sawElement ? "the document ends too early" : "the document holds no element", at: offset,
        hint: "the file may have been cut off")
    }
  }

  /// Whether the parser waits for the end of a DTD.
  func waitsInDTD(at offset: Int) -> Bool {
    let start = offset - windowStart
    return !sawElement && start >= 0 && start < windowCount
      && window[start..<windowCount].starts(with: "<!DOCTYPE".utf8)
  }
}
