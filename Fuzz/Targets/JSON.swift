/// Nodes and links, or a tree, in JSON.
func jsonDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.json", bytes, format: "json")
}
