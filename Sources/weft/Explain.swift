import ArgumentParser
import WeftKit

/// `weft explain`: what a rule, code, question, label, type or procedure is.
struct Explain: Verb {
  static let configuration = CommandConfiguration(
    abstract:
      "Explains a rule, a measure, a code, a question, the model, a label, a type or a procedure.",
    discussion: "EXAMPLE: weft explain missing-integration-role")

  @Argument(help: "What to explain; without it, everything is listed.")
  var topic: String?

  @Option(
    help: ArgumentHelp("A folder of rules of your own.", valueName: "folder"),
    completion: .directory)
  var rules: String?

  @Option(help: ArgumentHelp("Colour: auto, always or never.", valueName: "when"))
  var color: ColourChoice = .auto

  var isMachineReadable: Bool { false }

  private var style: TextStyle { TextStyle(isColoured: Terminal.isColoured(color)) }

  func perform() throws(CommandFailure) -> ExitStatus {
    let set = try RuleSelection(folder: rules).rules
    let questions: [Question]
    do { questions = try QuestionSet.standard() } catch { throw .refused(error) }
    guard let topic else {
      try Terminal.write(
        CatalogPages.overview(
          rules: set.rules, questions: questions.map { ($0.id, $0.title) },
          catalog: StandardCatalog.catalog, style: style))
      return .done
    }
    guard let page = try page(topic, set, questions) else {
      throw .usage(
        RuleSelection.unknown(
          "rule, code, question, label, type or procedure", topic, among: names(set, questions)))
    }
    try Terminal.write(page)
    return .done
  }

  private func page(
    _ topic: String, _ set: RuleSet, _ questions: [Question]
  ) throws(CommandFailure) -> String? {
    if let rule = set[topic] { return try rulePage(rule) }
    if let page = MeasurePage.text(topic, style: style) { return page }
    if let page = GovernanceCheckPage.text(topic, style: style) { return page }
    if let page = DiagnosticCatalogue.page(topic) {
      return DiagnosticPage.text(page, style: style)
    }
    if let text = QueryCodePages.text(topic, style: style) { return text }
    if let question = questions.first(where: { $0.id == topic }) {
      return QuestionPage.text(question, style: style)
    }
    if topic == "model" { return OrganizationVocabulary.markdown }
    if let text = VocabularyPage.text(topic, style: style) { return text }
    if let procedure = StandardCatalog.catalog.procedure(topic) {
      return CatalogPages.text(procedure, style: style)
    }
    if let function = StandardCatalog.catalog.function(topic) {
      return CatalogPages.text(function, style: style)
    }
    return nil
  }

  private func names(_ set: RuleSet, _ questions: [Question]) -> [String] {
    set.rules.map(\.id) + ScoreMeasure.all.map(\.id) + GovernanceCheck.all.map(\.id)
      + questions.map(\.id)
      + DiagnosticCatalogue.pages.map(\.code)
      + QueryCodePages.codes + VocabularyPage.names + StandardCatalog.catalog.procedures.map(\.name)
      + StandardCatalog.catalog.functions.map(\.name)
  }

  /// A rule's page with its smallest chart, and what the rule finds there.
  private func rulePage(_ rule: Rule) throws(CommandFailure) -> String {
    guard let text = RuleSet.smallestChart(of: rule.id) else {
      return RulePage.text(rule, chart: nil, findings: [], style: style)
    }
    do {
      var reader = try ChartReader()
      try reader.add(name: "\(rule.id).graphml", bytes: Array(text.utf8))
      let graph = try reader.finish().graph
      var asOf = CalendarDate(days: 0)
      if case .string(let stated)? = graph.attribute("asOf"),
        let date = CalendarDate(parsing: stated)
      {
        asOf = date
      }
      let only = try RuleSet(files: [
        .init(
          path: rule.text.name, family: rule.family,
          text: String(decoding: rule.text.bytes, as: UTF8.self))
      ])
      let report = try GapAnalysis.run(on: graph, rules: only, options: .init(asOf: asOf))
      return RulePage.text(
        rule, chart: text, findings: report.findings.map(\.message), style: style)
    } catch {
      throw .refused(error)
    }
  }
}
