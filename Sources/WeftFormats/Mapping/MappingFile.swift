import WeftGraph

/// A user's own words for kinds and attributes, which beat everything the model would guess.
///
/// The text is YAML; every fault is named with its line and column.
struct MappingFile {
  /// Attributes and the values they must have.
  typealias Condition = [(name: String, value: String)]

  /// Gives nodes a label.
  struct NodeRule {
    var when: Condition
    var labels: [String]
    var set: [(name: String, value: PropertyValue)]
    /// Where the rule stands in the mapping.
    var place: SourcePosition
  }

  /// Gives edges a type.
  struct EdgeRule {
    var when: Condition
    var type: String?
    var reverse: Bool
    var set: [(name: String, value: PropertyValue)]
    /// Where the rule stands in the mapping.
    var place: SourcePosition
  }

  /// What an attribute becomes.
  enum AttributeRule {
    case rename(String)
    /// One node for each value, joined to the owner.
    case node(label: String, type: String)
    /// The value names another node, by one of these.
    case refers([String], type: String)
  }

  /// The path of the file, as the user gave it.
  var path = ""
  var nodes: [NodeRule] = []
  var edges: [EdgeRule] = []
  var attributes: [(name: String, rule: AttributeRule)] = []
  /// Where the mapping speaks of each of them.
  var attributePlaces: [SourcePosition] = []
  /// For each property, words for its values.
  var values: [String: [String: PropertyValue]] = [:]
  /// Properties that identify a node across sources.
  var identity: [String] = []
  /// How elements of home-made XML are read.
  var xml: [NestedXMLRule] = []
  /// Labels and types recorded completely.
  var complete: [String] = []
  /// Labels and types that are much like ones of the model.
  var warnings: [Diagnostic] = []

  /// The mapping of some options; nothing if they name none.
  init(_ options: ImportOptions) throws(InputError) {
    guard let (name, text) = options.mapping else { return }
    var parser = MappingParser(name: name, text: text)
    self = try parser.parse()
    if options.isStrict, !warnings.isEmpty { throw InputError(warnings) }
  }

  /// A mapping of nothing.
  init() {}
}
