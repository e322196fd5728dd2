/// GEXF 1.1 to 1.3.
func gexfDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.gexf", bytes, format: "gexf")
}
