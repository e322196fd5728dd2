/// A software catalog in YAML.
func catalogDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.yaml", bytes, format: "catalog")
}
