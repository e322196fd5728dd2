import Foundation
import Testing
import WeftGraph

@testable import WeftFormats

struct InflateTests {
  private static let text = Array(String(repeating: "Grüße aus der Zentrale\n", count: 40).utf8)

  /// The text above, packed by another implementation.
  private static let packed: [(Inflate.Wrapper, String)] = [
    (.raw, "cy86vOfw/FSFxNJihZTUIoWo1LySosScVC73UYlRiVGJ4SIBAA=="),
    (.zlib, "eNpzLzq85/D8VIXE0mKFlNQihajUvJKixJxULvdRiVGJUYnhIgEAiTGX4A=="),
    (.gzip, "H4sIAAAAAAACA3MvOrzn8PxUhcTSYoWU1CKFqNS8kqLEnFQu91GJUYlRieEiAQCQAfnU6AMAAA=="),
  ]

  private static func bytes(_ base64: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: base64)))
  }

  private static func unpack(
    _ bytes: [UInt8], _ wrapper: Inflate.Wrapper, pieces: Int, limit: Int = 1 << 30,
    ratio: Int = 200
  ) throws -> [UInt8] {
    var inflate = Inflate(wrapper, bytes: limit, ratio: ratio)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      inflate.feed(Array(bytes[start..<min(start + pieces, bytes.count)]))
      while let piece = try inflate.next() { result += piece }
    }
    try inflate.finish()
    return result
  }

  /// Deflate's plainest form: blocks of bytes as they are.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + 65_535, bytes.count)
      let count = UInt16(end - start)
      result.append(end == bytes.count ? 1 : 0)
      for word in [count, ~count] { result += [UInt8(word & 0xFF), UInt8(word >> 8)] }
      result += bytes[start..<end]
      start = end
    } while start < bytes.count
    return result
  }

  @Test(arguments: packed.indices)
  func `Every wrapper unpacks, in pieces of any size`(index: Int) throws {
    let (wrapper, base64) = Self.packed[index]
    let bytes = try Self.bytes(base64)
    for size in [1, 3, 1_000] {
      #expect(try Self.unpack(bytes, wrapper, pieces: size) == Self.text)
    }
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 900_000])
  func `Bytes of any number come out as they went in`(count: Int) throws {
    var generator = SeededBytes(state: UInt64(count))
    let bytes = (0..<count).map { _ in generator.next() }
    #expect(try Self.unpack(Self.stored(bytes), .raw, pieces: 10_000) == bytes)
  }

  @Test func `Members of a gzip file follow each other`() throws {
    let bytes = try Self.bytes(Self.packed[2].1)
    #expect(try Self.unpack(bytes + bytes, .gzip, pieces: 7) == Self.text + Self.text)
  }

  @Test func `What is cut off, damaged or followed by something is told`() throws {
    for (wrapper, base64) in Self.packed {
      let bytes = try Self.bytes(base64)
      #expect(throws: Inflate.Fault.truncated) {
        try Self.unpack(Array(bytes.dropLast()), wrapper, pieces: 1_000)
      }
      #expect(throws: Inflate.Fault.damaged) {
        try Self.unpack(bytes + [1, 2, 3], wrapper, pieces: 1_000)
      }
    }
    #expect(throws: Inflate.Fault.damaged) { try Self.unpack([7, 7, 7], .raw, pieces: 1) }
    #expect(throws: Inflate.Fault.truncated) { try Self.unpack([], .zlib, pieces: 1) }
  }

  @Test func `What grows beyond a limit is stopped`() throws {
    let bytes = Self.stored([UInt8](repeating: 0, count: 1_300_000))
    #expect(throws: Inflate.Fault.tooLarge(1_100_000)) {
      try Self.unpack(bytes, .raw, pieces: 1 << 20, limit: 1_100_000)
    }
    #expect(throws: Inflate.Fault.tooLarge(1 << 20)) {
      try Self.unpack(bytes, .raw, pieces: 1 << 20, ratio: 0)
    }
    #expect(try Self.unpack(bytes, .raw, pieces: 1 << 20).count == 1_300_000)
  }
}

/// A small generator of bytes, the same for the same seed.
private struct SeededBytes {
  var state: UInt64

  mutating func next() -> UInt8 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 56)
  }
}
