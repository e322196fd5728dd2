/// Who owns which paths of a repository.
func codeOwnersDoor(_ bytes: [UInt8]) -> [String] {
  readChart("CODEOWNERS", bytes, format: "codeowners")
}
