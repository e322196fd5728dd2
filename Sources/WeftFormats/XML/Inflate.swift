import CZlib

/// Unpacks deflated bytes piece by piece, within limits.
///
/// The only file that touches zlib. ``feed(_:)`` packed bytes, take what they unpack to with
/// ``next()`` until it gives nil, and ``finish()`` at the end; nothing larger than a piece is held.
@safe
struct Inflate: ~Copyable {
  /// What stands around the deflated bytes.
  enum Wrapper: Int32, Sendable {
    /// Nothing.
    case raw = -15
    /// zlib's header and checksum.
    case zlib = 15
    /// gzip's; several members may follow each other.
    case gzip = 31
  }

  /// Why nothing more can be unpacked.
  enum Fault: Error, Hashable {
    /// The bytes are not what the wrapper says.
    case damaged
    /// The bytes end before the packed text does.
    case truncated
    /// There is more than the limits allow; the limit in bytes.
    case tooLarge(Int)
  }

  /// The most bytes ``next()`` gives at once.
  private static let pieceSize = 256 << 10

  private let stream: UnsafeMutablePointer<z_stream>
  private let wrapper: Wrapper
  private let isReady: Bool
  private let limitBytes: Int
  private let limitRatio: Int
  private let allowance: Int
  private var waiting: [UInt8] = []
  private var position = 0
  private var taken = 0
  private var given = 0
  private var isAtEnd = false

  /// Creates an unpacker.
  /// - Parameters:
  ///   - bytes: The most bytes there may be unpacked.
  ///   - ratio: How many times the packed bytes they may be.
  ///   - allowance: How many there may always be, whatever the ratio.
  init(_ wrapper: Wrapper, bytes: Int, ratio: Int, allowance: Int = 1 << 20) {
    self.wrapper = wrapper
    self.allowance = allowance
    limitBytes = bytes
    limitRatio = min(ratio, 1 << 20)
    // zlib remembers where its stream is.
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    isReady =
      unsafe inflateInit2_(
        stream, wrapper.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if isReady { unsafe inflateEnd(stream) }
    unsafe stream.deinitialize(count: 1)
    unsafe stream.deallocate()
  }

  /// Takes the next packed bytes, once ``next()`` has given nil.
  mutating func feed(_ bytes: [UInt8]) {
    waiting = position < waiting.count ? Array(waiting[position...]) + bytes : bytes
    position = 0
    taken += bytes.count
  }

  /// The next unpacked bytes of what was fed, nil where there are none.
  mutating func next() throws(Fault) -> [UInt8]? {
    guard isReady else { throw .damaged }
    while position < waiting.count {
      if isAtEnd {
        guard wrapper == .gzip, unsafe inflateReset(stream) == Z_OK else { throw .damaged }
        isAtEnd = false
      }
      let output = try step()
      if !output.isEmpty { return output }
    }
    return nil
  }

  private mutating func step() throws(Fault) -> [UInt8] {
    var code = Z_OK
    var rest: UInt32 = 0
    let room = Self.pieceSize
    let output = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      unsafe waiting.withUnsafeMutableBufferPointer { input in
        guard let base = input.baseAddress else { return }
        unsafe stream.pointee.next_in = base + position
        unsafe stream.pointee.avail_in = UInt32(clamping: input.count - position)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(room)
        code = unsafe inflate(stream, Z_NO_FLUSH)
        rest = unsafe stream.pointee.avail_in
        count = unsafe room - Int(stream.pointee.avail_out)
      }
    }
    let before = position
    position = waiting.count - Int(rest)
    given += output.count
    switch code {
    case Z_STREAM_END: isAtEnd = true
    case Z_OK: break
    // No progress is possible without more input.
    case Z_BUF_ERROR where position == waiting.count: break
    default: throw .damaged
    }
    if code == Z_OK, output.isEmpty, position == before { throw .damaged }
    let limit = min(limitBytes, limitRatio * taken + allowance)
    if given > limit { throw .tooLarge(limit) }
    return output
  }

  /// Checks that the packed text was whole.
  func finish() throws(Fault) {
    if !isAtEnd { throw .truncated }
  }

  /// Everything some bytes unpack to.
  static func all(
    _ bytes: [UInt8], _ wrapper: Wrapper, bytes limit: Int, ratio: Int
  ) throws(Fault) -> [UInt8] {
    var inflate = Inflate(wrapper, bytes: limit, ratio: ratio)
    inflate.feed(bytes)
    var result: [UInt8] = []
    while let piece = try inflate.next() { result += piece }
    try inflate.finish()
    return result
  }
}
