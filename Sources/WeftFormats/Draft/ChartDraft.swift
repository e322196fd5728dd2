import WeftGraph

/// One source as its file holds it: nodes, edges and attributes in columns, nothing interpreted yet.
///
/// Every reader fills one; ``ChartMapper`` makes the model of it. Ids and words are interned, so that
/// nothing is a `String` for each element.
struct ChartDraft {
  /// What is said of a node to which the file gives no id.
  static let placeIDNote =
    "a node without id got its place as id; other versions of the chart know it by its name"

  /// No string.
  static let none = StringID(.max)

  /// How an edge is written.
  struct EdgeFlags: OptionSet {
    var rawValue: UInt8
    static let undirected = EdgeFlags(rawValue: 1)
    /// The edge has no id of a source, or of a target; a placeholder stands there.
    static let missingSource = EdgeFlags(rawValue: 2)
    static let missingTarget = EdgeFlags(rawValue: 4)
    /// An end is a word for somebody, who may be known by id, e-mail or name.
    static let sourceReference = EdgeFlags(rawValue: 8)
    static let targetReference = EdgeFlags(rawValue: 16)
    /// The edge means nothing after all.
    static let dropped = EdgeFlags(rawValue: 32)
    /// The source stands below the target, or holds it below itself; their kinds tell what that means.
    static let isBelow = EdgeFlags(rawValue: 64)
    static let isAbove = EdgeFlags(rawValue: 128)
  }

  /// What becomes of ends of relations that are the only mention of somebody.
  struct ImpliedEnds {
    /// The label of sources, empty for none.
    var source: String
    /// The label of targets, empty for none.
    var target: String
    /// Labels of certain words.
    var labels: [StringID: String] = [:]
    /// Names of certain words.
    var names: [StringID: StringID] = [:]
    /// Whether ends are implied though another source lists nodes too.
    var isAlways = false
    /// Whether the source's own nodes are the ends of its pairs and describe nobody: ends are implied
    /// where no other source lists nodes.
    var areOwnNodesPairs = false
  }

  var ledger: ImportLedger.Source
  var notes: ImportNotes
  var strings: StringTableBuilder

  var nodeIDs: [StringID] = []
  /// Ids that are but places, of nodes to which the file gives none; one may be there twice.
  private(set) var placeIDs: [StringID] = []
  var nodeLines: [UInt32] = []
  var nodeColumns: [UInt32] = []
  var edgeSources: [StringID] = []
  var edgeTargets: [StringID] = []
  var edgeFlags: [EdgeFlags] = []
  var edgeLines: [UInt32] = []
  var edgeColumns: [UInt32] = []

  /// Attributes of nodes.
  var nodeData: [DraftColumn] = []
  /// Attributes of edges.
  var edgeData: [DraftColumn] = []
  /// Attributes of the chart itself.
  var attributes: [(name: String, value: PropertyValue)] = []
  /// Which node is written inside which.
  var containments: [(child: UInt32, parent: UInt32)] = []
  /// Nodes drawn as groups of others.
  var groups: [UInt32] = []
  /// The graphs at the top, each with the first of its edges and of its nodes.
  var graphs: [(name: StringID, firstEdge: Int, firstNode: Int)] = []
  /// The label of nodes that nothing names a kind of, and whether that is but a guess.
  var assumedKind: (label: String, isGuess: Bool)?
  /// Whether nothing but parents or a day of a beginning tells the kind, as other things have them.
  var isKindUnsure = false
  /// The type of edges that nothing names a type of, a guess.
  var assumedType: String?
  /// What the ends are that no source describes.
  var impliedEnds: ImpliedEnds?
  /// The property of the model that the ids of nodes are, if they are one.
  var idProperty: String?
  /// Further words by which references find a node.
  var aliases: [(word: StringID, node: UInt32)] = []
  /// Further names of nodes, by which references find one that no name fits.
  var otherNames: [(word: StringID, node: UInt32)] = []
  /// Further words for the targets of edges, in the order of those: they stand by where the first
  /// word is that of no node.
  var otherTargets: [(edge: UInt32, word: StringID)] = []
  /// Properties whose headers speak of superiors: they are managers if their words are people's.
  var possibleManagers: [String] = []
  /// Properties that name the head of the unit another one names.
  var unitHeads: [(unit: String, head: String)] = []
  /// Whether positions are shared, as jobs are, so that their ids mean nobody.
  var sharesPositions = false
  /// Columns that date the rows of a table, of which several may be true of one id in turn.
  var rowDates: RowDates?
  /// Edges that are the two directions of one that goes both ways.
  var mutualEdges: [(edge: UInt32, twin: UInt32)] = []
  /// Names of attributes that rules of the mapping were used for while reading.
  var mappedNames: Set<String> = []
  /// What a source of home-made XML had for the mapping's rules; nil for other sources.
  var xmlUse: XMLRuleUse?
  /// Whether a title is what somebody does and no name.
  var titlesAreNoNames = false
  /// Nodes that are patterns of paths, in the order in which later ones count more.
  var patterns: [(pattern: String, node: UInt32)] = []
  /// Where in which repository nodes lie, as far as the source says.
  var locations: [(place: RepositoryPlace, node: UInt32)] = []
  /// Whether what is inside somebody reports to them, as in an outline.
  var nestingReports = false
  /// Whether the reader has told of edges without a source or target.
  var missingEndsAreTold = false
  /// Whether what is inside somebody reports to them where it is part or member of nothing.
  var nestingMayReport = false
  /// Whether edges from below upwards may have words of their own, which do not say which way.
  var hierarchiesHaveWords = false
  /// Whether the source is the model's own writing: words are taken as they are.
  var isOwnWriting = false

  init(
    ledger: ImportLedger.Source, notes: ImportNotes, strings: consuming StringTableBuilder
  ) {
    self.ledger = ledger
    self.notes = notes
    self.strings = strings
  }

  var nodeCount: Int { nodeIDs.count }
  var edgeCount: Int { edgeSources.count }

  /// The file's own ids of edges; the model's own writing has them as a property.
  var edgeIDs: DraftColumn? {
    edgeData.first {
      $0.role == .edgeID || isOwnWriting && $0.name == "edgeId" && $0.type == .string
    }
  }

  /// The id of a node to which the file gives none: its place.
  mutating func placeID(line: UInt32, column: UInt32) -> StringID {
    placeID("\(line):\(column)")
  }

  /// The id of a node to which the file gives none, made of where it stands.
  mutating func placeID(_ place: String) -> StringID {
    let id = strings.intern(place)
    placeIDs.append(id)
    return id
  }

  /// Adds a node and tells its number.
  mutating func addNode(id: StringID, line: UInt32, column: UInt32) -> UInt32 {
    nodeIDs.append(paged: id)
    nodeLines.append(paged: line)
    nodeColumns.append(paged: column)
    return UInt32(nodeIDs.count - 1)
  }

  /// Adds an edge and tells its number.
  mutating func addEdge(
    source: StringID?, target: StringID?, undirected: Bool, line: UInt32, column: UInt32
  ) -> UInt32 {
    var flags: EdgeFlags = undirected ? .undirected : []
    if source == nil { flags.insert(.missingSource) }
    if target == nil { flags.insert(.missingTarget) }
    edgeSources.append(paged: source ?? Self.none)
    edgeTargets.append(paged: target ?? Self.none)
    edgeFlags.append(paged: flags)
    edgeLines.append(paged: line)
    edgeColumns.append(paged: column)
    return UInt32(edgeSources.count - 1)
  }
}
