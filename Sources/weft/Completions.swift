import ArgumentParser
import WeftKit

/// What a shell completes beside verbs, options and files.
enum Completions {
  /// The ids of the standard rules.
  static var rules: CompletionKind { .custom { _, _, _ in ruleIDs } }

  /// The families of the standard rules.
  static var families: CompletionKind {
    .custom { _, _, _ in (try? RuleSet.standard())?.families ?? [] }
  }

  /// The ids of the shipped questions.
  static var questions: CompletionKind {
    .custom { _, _, _ in ((try? QuestionSet.standard()) ?? []).map(\.id) }
  }

  private static var ruleIDs: [String] { (try? RuleSet.standard())?.rules.map(\.id) ?? [] }
}
