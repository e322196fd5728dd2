import Foundation

/// The doors of text that can be fuzzed, by name.
private let targets: [String: @Sendable ([UInt8]) -> [String]] = [
  "graphml": graphMLDoor, "gexf": gexfDoor, "archimate": archiMateDoor, "drawio": drawIODoor,
  "csv": csvDoor, "catalog": catalogDoor, "query": queryDoor, "rule": ruleDoor,
  "mapping": mappingDoor, "otherxml": otherXMLDoor, "json": jsonDoor, "codeowners": codeOwnersDoor,
  "ahead": parsedAheadDoor,
]

private let target: @Sendable ([UInt8]) -> [String] = {
  let name = ProcessInfo.processInfo.environment["WEFT_FUZZ"] ?? ""
  guard let target = targets[name] else {
    print("WEFT_FUZZ names one of \(targets.keys.sorted().joined(separator: ", "))")
    exit(64)
  }
  return target
}()

/// Gives one input to the door named by `WEFT_FUZZ`; libFuzzer calls it.
@c(LLVMFuzzerTestOneInput)
public func fuzzOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let understood = unsafe target(Array(UnsafeBufferPointer(start: bytes, count: count)))
  #if PLANTED
    plantedBug(understood)
  #else
    _ = understood
  #endif
  return 0
}

#if PLANTED
  /// Crashes where a reader understood a name with the letters z, q and j in a row: the self-test
  /// sees whether inputs reach the far side of a reader.
  @inline(never)
  private func plantedBug(_ understood: [String]) {
    for name in understood {
      var state = 0
      for byte in name.utf8 {
        switch (state, byte) {
        case (0, 0x7A): state = 1
        case (1, 0x71): state = 2
        case (2, 0x6A): preconditionFailure("the planted bug")
        default: state = 0
        }
      }
    }
  }
#endif
