import WeftGraph
import WeftQuery

/// The rows of a rule's query, read as findings and undetermined subjects.
struct RuleRows: Sendable {
  private(set) var findings: [Finding] = []
  private(set) var undetermined: [UndeterminedSubject] = []
  private let rule: Rule
  private let graph: Graph
  private var problems: [Diagnostic] = []
  private var seen: Set<[NodeID]> = []

  /// Words a column `verdict` may hold; anything but `undetermined` is a finding.
  private static let verdicts = ["found", "violated", "undetermined"]
  /// A rule that is wrong on every row is not reported for every row.
  private static let mostProblems = 3

  /// No rows: the rule was not asked.
  init(_ rule: Rule, _ graph: Graph) {
    self.rule = rule
    self.graph = graph
  }

  /// Reads the rows; throws where they are no findings.
  init(
    _ rule: Rule, _ table: Table, graph: Graph, override: Severity?
  ) throws(InputError) {
    self.rule = rule
    self.graph = graph
    let columns = Columns(rule, table.columns)
    table.forEachRow { cells in
      read(cells, columns, override)
      return problems.count < Self.mostProblems
    }
    guard problems.isEmpty else { throw InputError(problems) }
  }

  /// Says of every finding how much of what the rule reads is recorded.
  mutating func cover(_ coverage: Double?) {
    for place in findings.indices { findings[place].coverage = coverage }
  }

  /// What each column of the table is for.
  private struct Columns {
    var names: [String]
    var subjects: [Int]
    var verdict, severity, missing: Int?
    var evidence: [Int]

    init(_ rule: Rule, _ names: [String]) {
      self.names = names
      subjects = rule.subjects.compactMap { names.firstIndex(of: $0) }
      verdict = names.firstIndex(of: "verdict")
      severity = names.firstIndex(of: "severity")
      missing = verdict == nil ? nil : names.firstIndex(of: "missing")
      let special = subjects + [verdict, severity, missing].compactMap { $0 }
      evidence = names.indices.filter { !special.contains($0) }
    }
  }

  private mutating func read(_ cells: [Value], _ columns: Columns, _ override: Severity?) {
    guard let subjects = subjects(cells, columns) else { return }
    // A placeholder stands for something the chart does not have; no rule speaks of it.
    if let missing = graph.label("Missing"), subjects.contains(where: { graph.has(missing, $0) }) {
      return
    }
    let key = Set(subjects).sorted()
    guard seen.insert(key).inserted else {
      let names = subjects.map { "`\(graph.id(of: $0))`" }.joined(separator: ", ")
      fail("duplicate-subjects", "the rule returns two rows about \(names)", at: "subjects")
      return
    }
    guard let isUndetermined = verdict(cells, columns) else { return }
    if isUndetermined {
      undetermined.append(
        UndeterminedSubject(rule: rule.id, subjects: subjects, missing: missing(cells, columns)))
      return
    }
    guard let severity = severity(cells, columns) else { return }
    findings.append(
      Finding(
        rule: rule.id, family: rule.family, severity: override ?? severity,
        fingerprint: Fingerprint.of(rule: rule.id, subjects: subjects.map { graph.id(of: $0) }),
        message: MessageText(graph).text(rule.template) { name in
          columns.names.firstIndex(of: name).map { cells[$0] } ?? .null
        },
        subjects: subjects,
        evidence: columns.evidence.map { (columns.names[$0], cells[$0]) }))
  }

  private mutating func subjects(_ cells: [Value], _ columns: Columns) -> [NodeID]? {
    var result: [NodeID] = []
    for column in columns.subjects {
      let name = columns.names[column]
      var elements = [cells[column]]
      if case .list(let list) = cells[column] {
        elements = list
        if list.isEmpty {
          fail("null-subject", "the subject `\(name)` is an empty list", at: "subjects")
          return nil
        }
      }
      for element in elements {
        switch element {
        case .node(let node): if !result.contains(node) { result.append(node) }
        case .null:
          fail("null-subject", "the subject `\(name)` is null", at: "subjects")
          return nil
        default:
          fail(
            "bad-subject", "the subject `\(name)` is neither a node nor a list of nodes",
            at: "subjects")
          return nil
        }
      }
    }
    return result
  }

  private mutating func verdict(_ cells: [Value], _ columns: Columns) -> Bool? {
    guard let column = columns.verdict else { return false }
    switch cells[column] {
    case .null: return false
    case .string(let word) where Self.verdicts.contains(word): return word == "undetermined"
    case .string(let word):
      fail(
        "bad-verdict", "`\(word)` is no verdict", at: "id",
        hint: nearestName(to: word, among: Self.verdicts).map { "did you mean `\($0)`?" }
          ?? "verdicts are \(Self.verdicts.joined(separator: ", ")) and null")
      return nil
    default:
      fail("bad-verdict", "the column `verdict` holds something that is no text", at: "id")
      return nil
    }
  }

  private mutating func severity(_ cells: [Value], _ columns: Columns) -> Severity? {
    guard let column = columns.severity else { return rule.severity }
    switch cells[column] {
    case .null: return rule.severity
    case .string(let word):
      if let severity = Severity(rawValue: word) { return severity }
      fail("bad-severity", "`\(word)` is no severity", at: "severity")
      return nil
    default:
      fail("bad-severity", "the column `severity` holds something that is no text", at: "severity")
      return nil
    }
  }

  private func missing(_ cells: [Value], _ columns: Columns) -> [String] {
    guard let column = columns.missing else { return [] }
    switch cells[column] {
    case .string(let name): return [name]
    case .list(let names):
      return names.compactMap { name in
        if case .string(let name) = name { return name }
        return nil
      }
    default: return []
    }
  }

  private mutating func fail(_ code: String, _ message: String, at key: String, hint: String? = nil)
  {
    problems.append(rule.diagnostic(code, message, at: key, hint: hint))
  }
}
