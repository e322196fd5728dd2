import Testing
import WeftGraph
import WeftQuery

@testable import WeftGaps

@Suite struct SHA256Tests {
  @Test func knownDigests() {
    #expect(
      SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.hex([UInt8](repeating: 0x61, count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func fingerprintsDoNotDependOnOrder() {
    let one = Fingerprint.of(rule: "sole-owner", subjects: ["b", "a", "a"])
    #expect(one == Fingerprint.of(rule: "sole-owner", subjects: ["a", "b"]))
    #expect(one != Fingerprint.of(rule: "sole-owner", subjects: ["a"]))
    #expect(one != Fingerprint.of(rule: "wide-span", subjects: ["a", "b"]))
    #expect(one == String(SHA256.hex("sole-owner\na\nb".utf8).prefix(16)))
  }
}
