public import WeftGraph
public import WeftQuery

/// A question people ask of a chart: a query with a header.
public struct Question: Sendable {
  /// Kebab-case; equals the file's name.
  public var id: String
  /// The question in a few words.
  public var title: String
  /// The question in full.
  public var question: String
  /// The shipped chart its golden answer is for, or nil.
  public var chart: String?
  /// What may be varied.
  public var parameters: [Rule.Parameter]
  /// The whole file, header included.
  public var text: SourceText
  /// The query, bound.
  package var query: BoundQuery

  /// The keys a question's header may have.
  public static let keys = ["id", "title", "question", "chart", "param"]

  /// Reads a question and checks header and query; throws every problem found at once.
  public init(
    parsing text: SourceText, catalog: Catalog = StandardCatalog.catalog
  ) throws(InputError) {
    var header = HeaderChecker(
      text, keys: Self.keys, required: ["id", "title", "question"], repeatable: "param")
    header.checkID()
    let parameters = header.parameters()
    let query = RuleParser.bind(text, catalog: catalog, &header)
    if let query { RuleParser.checkParameters(query, parameters, &header) }
    guard header.problems.isEmpty, let query else { throw InputError(header.problems.inOrder) }
    id = header.value("id")
    title = header.value("title")
    question = header.value("question")
    chart = header.entry("chart")?.value
    self.parameters = parameters
    self.text = text
    self.query = query
  }
}

/// The questions shipped with the library, by id.
public enum QuestionSet {
  /// Every shipped question.
  public static func standard() throws(InputError) -> [Question] { try result.get() }

  private static let result: Result<[Question], InputError> = {
    var questions: [Question] = []
    var problems: [Diagnostic] = []
    for (path, text) in EmbeddedQueries.queries where path.hasPrefix("questions/") {
      do throws(InputError) {
        questions.append(
          try Question(parsing: SourceText(name: "queries/" + path, text: text)))
      } catch {
        problems += error.diagnostics
      }
    }
    if !problems.isEmpty { return .failure(InputError(problems)) }
    return .success(questions.sorted { $0.id < $1.id })
  }()
}
