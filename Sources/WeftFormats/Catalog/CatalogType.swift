/// Words that catalogs of different houses have for the types of their components.
enum CatalogType {
  /// Whether a type is one of AI, by one of its words or two that stand together: `ml-pipeline`,
  /// `genai`, `inference-service`, `machine-learning-model`, `model-server`.
  static func isArtificial(_ type: String) -> Bool {
    let words = words(of: type)
    return words.contains { alone.contains($0) }
      || zip(words, words.dropFirst()).contains { together[$0]?.contains($1) ?? false }
  }

  private static let alone: Set = [
    "ai", "ml", "llm", "llms", "genai", "aiml", "gpt", "inference", "chatbot", "copilot",
    "machinelearning", "deeplearning",
  ]
  private static let together: [String: Set<String>] = [
    "machine": ["learning"], "deep": ["learning"], "language": ["model", "models"],
    "foundation": ["model", "models"], "generative": ["model", "models"],
    "model": ["service", "server", "serving", "endpoint"],
    "neural": ["network", "net"],
  ]

  /// The words of a type in lower case: between marks, and where capitals begin in small letters.
  private static func words(of type: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in type {
      let isPart = character.isLetter || character.isNumber
      if !isPart || wasSmall && character.isUppercase {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isPart { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
