import Foundation

/// Reads files into arrays of bytes, without a copy in between.
enum FileBytes {
  /// The next bytes of a file, at most a number of them; none at its end.
  static func next(_ handle: FileHandle, atMost count: Int) throws -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let found = unsafe read(
          handle.fileDescriptor, buffer.baseAddress.map { unsafe $0 + filled }, count - filled)
        if found < 0, errno == EINTR { continue }
        if found < 0 { failure = errno }
        guard found > 0 else { break }
        filled += found
      }
    }
    if failure != 0 { throw NSError(domain: NSPOSIXErrorDomain, code: Int(failure)) }
    return bytes
  }
}
