/// The exchange format of ArchiMate models.
func archiMateDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.xml", bytes, format: "archimate")
}
