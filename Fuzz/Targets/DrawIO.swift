/// Diagrams of draw.io, packed or not.
func drawIODoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.drawio", bytes, format: "drawio")
}
