public import WeftGraph
import Yams

/// What law, standards and practice ask, as data with a version: one file that rules refer to.
public struct Standards: Sendable {
  /// One clause of one text.
  public struct Clause: Sendable, Equatable {
    /// The text's id, such as `eu-ai-act`.
    public var standard: String
    /// The text's title.
    public var title: String
    /// Which edition is meant.
    public var edition: String
    /// The clause, such as `26(2)`.
    public var clause: String
    /// What it asks, in our words.
    public var says: String
    /// Since or from when it applies, or nil where that is not a matter of dates.
    public var applies: String?
  }

  /// The version of the data.
  public var version: String
  /// Every clause, by text and clause.
  public var clauses: [Clause]

  /// The clause of a reference such as `eu-ai-act 26(2)`, or nil.
  public subscript(reference: String) -> Clause? {
    clauses.first { "\($0.standard) \($0.clause)" == reference }
  }

  /// The references that exist, sorted.
  public var references: [String] { clauses.map { "\($0.standard) \($0.clause)" }.sorted() }

  /// Reads a file of standards.
  public init(_ text: SourceText) throws(InputError) {
    struct File: Decodable {
      struct Text: Decodable {
        struct Clause: Decodable {
          var says: String
          var applies: String?
        }
        var title: String
        var edition: String
        var clauses: [String: Clause]
      }
      var version: String
      var standards: [String: Text]
    }
    do {
      let file = try YAMLDecoder().decode(
        File.self, from: String(decoding: text.bytes, as: UTF8.self))
      version = file.version
      clauses = file.standards.sorted { $0.key < $1.key }.flatMap { id, standard in
        standard.clauses.sorted { $0.key < $1.key }.map { name, clause in
          Clause(
            standard: id, title: standard.title, edition: standard.edition, clause: name,
            says: clause.says, applies: clause.applies)
        }
      }
    } catch {
      throw InputError(
        Diagnostic(
          code: "bad-standards", message: "the file of standards cannot be read: \(error)",
          file: text.name))
    }
  }

  /// The standards shipped with the library; empty if their file is missing or broken.
  public static let shipped: Standards = {
    let text = EmbeddedQueries.queries.first { $0.path == "standards.yml" }?.text ?? ""
    let source = SourceText(name: "queries/standards.yml", text: text)
    return (try? Standards(source)) ?? Standards()
  }()

  private init() {
    version = ""
    clauses = []
  }
}
