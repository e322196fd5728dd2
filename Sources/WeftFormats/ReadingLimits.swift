/// How much of a hostile source is read before it is refused.
///
/// The readers keep them all: libxml2's push parser has no limit on depth, text or attributes. `named` lists the
/// limits with the names users give them and the codes that tell one was exceeded.
public struct ReadingLimits: Sendable, Hashable {
  /// How deep elements may nest.
  public var depth = 1_024
  /// How many attributes one element may have.
  public var attributes = 10_000
  /// How many bytes one value may have.
  public var valueBytes = 64 << 20
  /// How many bytes of text there may be for each byte of input, beside 1 MB.
  public var textGrowth = 8
  /// How many bytes packed text may unpack to.
  public var inflatedBytes = 4 << 30
  /// How many bytes packed text may unpack to for each byte of it, beside 1 MB, or 16 MB for a whole
  /// chart.
  public var inflationRatio = 200
  /// How many nodes and relationships a chart may have together.
  public var elements = 100_000_000
  /// How many bytes a document may take, with what becomes of it, beside twice its size.
  ///
  /// Values of nodes and relationships are not counted: without any, a chart can be several times as
  /// large as its file.
  public var heldBytes = 40 << 20
  /// How many cells one record of a table may have.
  public var cells = 10_000
  /// How many bytes one document of a YAML file may have.
  public var documentBytes = 8 << 20
  /// How many lines and commas one document of a YAML file may have: each can be a node of its tree.
  public var documentParts = 300_000
  /// How many documents a YAML file may have: each costs a parser.
  public var documents = 30_000
  /// How many lines and commas all documents of a YAML file may have.
  public var fileParts = 1_000_000
  /// How many seconds reading may take, waiting for its sources included.
  public var seconds = Int.max

  /// Creates the standard limits.
  public init() {}
}
