/// In what pieces a document is parsed, in bytes; what is read is the same for all.
struct XMLPieceSizes: Sendable {
  /// The most bytes libxml2 gets at once; what is recorded of so many stays in a core's cache.
  var parsed = 64 << 10
  /// How far the ends of a piece are searched for a place where work ahead begins or ends; pieces that
  /// are not longer than four times as much are left to the parser.
  var reach = 16 << 10
}
