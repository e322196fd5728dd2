import Foundation
public import WeftGraph

/// How charts are read and merged.
public struct ImportOptions: Sendable, Hashable {
  /// What happens to equal ids of different sources.
  public enum Merge: String, Sendable, Hashable, CaseIterable {
    /// They are one node if their labels and names agree.
    case id
    /// They are always different nodes.
    case never
  }

  /// The text of a mapping file and its name, if there is one.
  public var mapping: (name: String, text: String)? {
    get { mappingText.map { (mappingName, $0) } }
    set {
      mappingName = newValue?.name ?? ""
      mappingText = newValue?.text
    }
  }
  /// Labels and types declared to be recorded completely.
  public var complete: [String] = []
  /// What happens to equal ids of different sources.
  public var merge = Merge.id
  /// Whether departments, teams and managers named by attributes become nodes and relationships.
  public var derives = true
  /// Whether a warning refuses the chart.
  public var isStrict = false
  /// Whether the ledger lists every place of a note.
  public var keepsAllPlaces = false
  /// A format of charts that is read; its raw value is what `--from` takes.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case graphml, gexf, archimate, dynetml
    /// An organization chart of HR-XML.
    case hrXML = "hr-xml"
    case drawio, bpmn, opml, freemind, xgmml
    /// Any other XML, read as a mapping says.
    case xml
    /// A table of people, systems, teams or relations.
    case csv
    /// Entities of a software catalog in YAML.
    case catalog
    /// Who owns which paths of a repository.
    case codeowners
    /// Nodes and links, or a tree, in JSON.
    case json
  }

  /// The format of every source, instead of what its content shows.
  public var format: Format?
  /// The encoding of every source, as the system's `iconv` calls it, instead of what a source declares
  /// or its bytes show; nil for that.
  public var encoding: String?
  /// The day as-of which questions will be asked; nil for the day the charts state.
  ///
  /// Of several rows of a table that are true of one id in turn, the one in force on that day counts.
  public var asOf: CalendarDate?
  /// The day that stands where ``asOf`` is nil and the charts state none; nil for that of the latest
  /// row.
  public var today: CalendarDate?
  /// At most this many threads work at once, the caller's included; the result is the same.
  public var threads = ProcessInfo.processInfo.activeProcessorCount
  /// How much of a hostile file is read.
  public var limits = ReadingLimits()

  private var mappingName = ""
  private var mappingText: String?

  /// Creates the standard options.
  public init() {}
}
