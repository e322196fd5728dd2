/// GraphML in any dialect.
func graphMLDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.graphml", bytes, format: "graphml")
}
