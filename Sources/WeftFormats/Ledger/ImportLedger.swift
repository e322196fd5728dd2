public import WeftGraph

/// What reading a chart found: the sources as their files hold them, every guess and coercion, and
/// the model that came of it.
public struct ImportLedger: Sendable, Hashable {
  /// One file.
  public struct Source: Sendable, Hashable {
    /// The path as the user gave it.
    public var path: String
    /// The format, such as `graphml`.
    public var format: String
    /// The tool or style that wrote it, such as `yed`.
    public var dialect: String
    /// The encoding of its text.
    public var encoding: String
    /// Its size.
    public var bytes: Int
    /// How many elements of each kind the file holds.
    public var read = Counts()
    /// What was noticed, in order of code, then of first place.
    public var notes: [Note] = []

    /// Creates the ledger of a file of which nothing is read yet.
    public init(path: String, format: String, dialect: String, encoding: String, bytes: Int) {
      self.path = path
      self.format = format
      self.dialect = dialect
      self.encoding = encoding
      self.bytes = bytes
    }
  }

  /// Elements as a file holds them, before mapping; nested ones included.
  public struct Counts: Sendable, Hashable {
    /// Node elements.
    public var nodes = 0
    /// Edge elements.
    public var edges = 0
    /// Hyperedge elements.
    public var hyperedges = 0
    /// Port elements.
    public var ports = 0
    /// Declared keys.
    public var keys = 0
    /// Graph elements.
    public var graphs = 0
    /// Data elements.
    public var data = 0

    /// Creates counts of nothing.
    public init() {}
  }

  /// One kind of thing that was noticed.
  public struct Note: Sendable, Hashable {
    /// The code, explained by ``DiagnosticCatalogue``.
    public var code: String
    /// How serious it is: a warning refuses the chart with `--strict`.
    public var severity: Diagnostic.Severity
    /// How often it was noticed.
    public var count: Int
    /// What it is about, as one sentence.
    public var message: String
    /// The first place where it was noticed, if it has one.
    public var position: SourcePosition?
    /// Every place in order, if they were asked for: one for each that is counted, so that a place of
    /// several stands several times; none of a note about no place in the file.
    public var places: [SourcePosition]

    /// Creates a note.
    public init(
      code: String, severity: Diagnostic.Severity, count: Int, message: String,
      position: SourcePosition? = nil, places: [SourcePosition] = []
    ) {
      self.code = code
      self.severity = severity
      self.count = count
      self.message = message
      self.position = position
      self.places = places
    }
  }

  /// The model.
  public struct GraphCounts: Sendable {
    /// Nodes, placeholders included.
    public var nodes = 0
    /// Relationships.
    public var relationships = 0
    /// Nodes that only a relationship's end names.
    public var placeholders = 0
    /// How many nodes carry each label, in order of label.
    public var labels: [(name: String, count: Int)] = []
    /// How many relationships have each type, in order of type.
    public var types: [(name: String, count: Int)] = []

    /// Creates counts of nothing.
    public init() {}
  }

  /// The files, in the order they were given.
  public var sources: [Source] = []
  /// The model that came of them.
  public var graph = GraphCounts()

  /// Creates an empty ledger.
  public init() {}
}

extension ImportLedger.GraphCounts: Hashable {
  /// Whether two models have the same counts.
  public static func == (left: Self, right: Self) -> Bool {
    left.nodes == right.nodes && left.relationships == right.relationships
      && left.placeholders == right.placeholders
      && left.labels.elementsEqual(right.labels, by: ==)
      && left.types.elementsEqual(right.types, by: ==)
  }

  /// Feeds the numbers of nodes and relationships to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(nodes)
    hasher.combine(relationships)
  }
}
