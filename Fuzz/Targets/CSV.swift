/// A table of people or relations.
func csvDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.csv", bytes, format: "csv")
}
