/// The organization model as one table: labels, relationship types and properties, and the other
/// words each is read from.
///
/// Names follow the W3C Organization Ontology, RACI, ArchiMate and the software-catalog convention;
/// where they differ, the name here is the model's and the others are aliases.
public enum OrganizationVocabulary {
  /// A kind of node.
  public struct Label: Sendable, Hashable {
    /// The label.
    public let name: String
    /// What it stands for, in a few words.
    public let summary: String
    /// The properties analyses read, beside those every node has.
    public let properties: [String]
    /// The values `subtype` may have; empty where the model names none.
    public let subtypes: [String]
    /// Other words that are read as this label.
    package let aliases: [LabelAlias]
  }

  /// A word that is read as a label.
  package struct LabelAlias: Sendable, Hashable {
    /// When a word stands for its label.
    package enum Condition: Sendable, Hashable {
      /// Always.
      case always
      /// Only where no other attribute of the node names a kind.
      case unlessNamedOtherwise
      /// Only where the node carries one of ``OrganizationVocabulary/aiEvidence``; else the kind
      /// stays unknown.
      case ifArtificial
      /// As ``ifArtificial``, and another label where it does not hold.
      case ifArtificialElse(String)
    }

    /// The word as people write it.
    package let word: String
    /// The `subtype` it sets, if any.
    package var subtype: String?
    /// A label it adds, if any.
    package var adds: String?
    /// When it applies.
    package var condition: Condition = .always
  }

  /// A kind of relationship.
  public struct RelationshipType: Sendable, Hashable {
    /// The type's name.
    public let name: String
    /// Labels it may start at.
    public let from: [String]
    /// Labels it may end at.
    public let to: [String]
    /// The properties analyses read, beside `since` and `until`.
    public let properties: [String]
    /// Whether the direction means something.
    public let isDirected: Bool
    /// Other words that are read as this type.
    package let aliases: [RelationshipAlias]
  }

  /// A word that is read as a relationship type.
  package struct RelationshipAlias: Sendable, Hashable {
    /// The word as people write it.
    package let word: String
    /// Whether source and target change places.
    package var isTurnedAround = false
    /// Labels one of which the target must carry, if the word has this meaning only there.
    package var onto: [String] = []
    /// The `subtype` it sets, if any.
    package var subtype: String?
  }

  /// A property with a meaning in the model.
  public struct Property: Sendable, Hashable {
    /// What a property's values are.
    public enum ValueType: String, Sendable, Hashable {
      case string, boolean, integer, number, date
      /// An integer where it reads as one, else words; never a bad value.
      case integerOrText
    }

    /// What may carry the property.
    public enum Owner: String, Sendable, Hashable {
      case nodes, relationships, both
    }

    /// The property's name.
    public let name: String
    /// The type of its values.
    public let type: ValueType
    /// Who carries it.
    public let owner: Owner
    /// Other names it is read from.
    package var aliases: [String] = []
    /// The values it may have, if the model lists them.
    public var values: [String] = []
    /// Whether other values than the listed ones are as good.
    public var isOpen = false
    /// The least and greatest number it may be, if it is a number.
    public var range: ClosedRange<Double> = -1e15...1e15
    /// Other words for values: each with the value it stands for.
    package var words: [String: PropertyValue] = [:]
  }

  /// Properties that mark an assistant, agent or component as an AI system.
  package static let aiEvidence = ["provider", "model", "autonomy", "riskClass"]

  /// The label of nodes that only a relationship's end names.
  package static let missingLabel = "Missing"

  /// The type of a relationship nothing names.
  package static let unnamedType = "RELATED_TO"

  /// A word without case, spaces, hyphens and underscores, so that spellings compare equal.
  package static func fold(_ word: String) -> String {
    var result = ""
    for character in word.unicodeScalars {
      switch character {
      case "a"..."z", "0"..."9": result.unicodeScalars.append(character)
      case "A"..."Z":
        result.unicodeScalars.append(Unicode.Scalar(UInt8(character.value + 32)))
      case " ", "-", "_", "\t", "\n", "\r", "\u{A0}": continue
      default: result += character.properties.lowercaseMapping
      }
    }
    return result
  }

  /// What a text stands for among listed words, with or without an article before it.
  /// - Parameters:
  ///   - text: The text as people write it, such as `a liaison`.
  ///   - known: The meaning of a folded word.
  package static func meaning<Meaning>(
    of text: String, among known: (_ word: String) -> Meaning?
  ) -> Meaning? {
    if let meaning = known(fold(text)) { return meaning }
    let words = text.split { " -_".contains($0) }
    guard words.count > 1, ["a", "an"].contains(fold(String(words[0]))) else { return nil }
    return known(fold(words.dropFirst().joined()))
  }

  /// The label with a name.
  public static func label(_ name: String) -> Label? { labelsByName[name] }

  /// The relationship type with a name.
  public static func type(_ name: String) -> RelationshipType? { typesByName[name] }

  /// The labels a word may stand for: the label itself first, then aliases.
  package static func labels(readAs word: String) -> [(label: Label, alias: LabelAlias)] {
    labelWords[fold(word)] ?? []
  }

  /// The relationship types a word may stand for: the type itself first, then aliases that need a
  /// certain target, then the others.
  package static func types(
    readAs word: String
  ) -> [(type: RelationshipType, alias: RelationshipAlias)] {
    typeWords[fold(word)] ?? []
  }

  /// The property a name stands for on nodes or relationships.
  package static func property(
    readAs name: String, on owner: Property.Owner
  ) -> Property? {
    let found = propertyWords[fold(name)] ?? []
    return found.first { $0.owner == owner || $0.owner == .both }
  }

  private static let labelsByName = Dictionary(
    uniqueKeysWithValues: labels.map { ($0.name, $0) })

  private static let typesByName = Dictionary(
    uniqueKeysWithValues: relationshipTypes.map { ($0.name, $0) })

  private static let labelWords: [String: [(label: Label, alias: LabelAlias)]] = {
    var result: [String: [(label: Label, alias: LabelAlias)]] = [:]
    for label in labels {
      result[fold(label.name), default: []].insert((label, LabelAlias(word: label.name)), at: 0)
      for alias in label.aliases { result[fold(alias.word), default: []].append((label, alias)) }
    }
    return result
  }()

  private static let typeWords: [String: [(type: RelationshipType, alias: RelationshipAlias)]] = {
    var result: [String: [(type: RelationshipType, alias: RelationshipAlias)]] = [:]
    for type in relationshipTypes {
      result[fold(type.name), default: []].append((type, RelationshipAlias(word: type.name)))
    }
    for narrow in [true, false] {
      for type in relationshipTypes {
        for alias in type.aliases where alias.onto.isEmpty != narrow {
          result[fold(alias.word), default: []].append((type, alias))
        }
      }
    }
    return result
  }()

  private static let propertyWords: [String: [Property]] = {
    var result: [String: [Property]] = [:]
    for property in properties {
      result[fold(property.name), default: []].insert(property, at: 0)
      for alias in property.aliases { result[fold(alias), default: []].append(property) }
    }
    return result
  }()
}
