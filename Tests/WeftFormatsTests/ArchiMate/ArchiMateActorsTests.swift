import Testing
import WeftFormats
import WeftGraph

struct ArchiMateActorsTests {
  /// The labels of actors by name; `parts` holds wholes and parts by number.
  private func labels(_ names: [String], parts: [(Int, Int)] = []) throws -> [String] {
    var text = """
      <model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><elements>

      """
    for (index, name) in names.enumerated() {
      text +=
        "<element identifier=\"a\(index)\" xsi:type=\"BusinessActor\"><name>\(name)</name></element>\n"
    }
    text += "</elements><relationships>\n"
    for (index, (whole, part)) in parts.enumerated() {
      text +=
        "<relationship identifier=\"r\(index)\" source=\"a\(whole)\" target=\"a\(part)\" xsi:type=\"Composition\"/>\n"
    }
    let chart = try ReadChart(text + "</relationships></model>")
    return names.indices.flatMap { chart.labels("a\($0)") }
  }

  @Test(arguments: [
    ("Claims Department", "Function"), ("Department of Claims", "Function"),
    ("Departments", "Function"), ("Back Office", "Team"), ("Board", "Team"),
    ("Abteilung Einkauf", "Function"), ("Rechtsabteilung", "Function"),
    ("Geschäftsbereich Nord", "Function"), ("Équipe Produit", "Team"),
    ("Departamento de Ventas", "Function"), ("Afdeling Inkoop", "Function"),
    ("営業部門", "Function"), ("부서", "Function"),
    ("Ada Lovelace", "Person"), ("Department Head", "Person"), ("Team Lead", "Person"),
    ("Service Engineer", "Person"), ("Area Manager", "Person"), ("Rosa Barea", "Person"),
  ])
  func `The name of a unit begins or ends with a word that tables use`(
    name: String, label: String
  ) throws {
    #expect(try labels([name]) == [label])
  }

  @Test func `A part of an actor that holds units is one if its name tells of work`() throws {
    let parts = [(0, 1), (0, 2), (0, 3), (0, 4)]
    let names = ["Acme", "Product Development", "Ada Lovelace", "Director of Sales"]
    #expect(
      try labels(names + ["Back Office"], parts: parts)
        == ["Team", "Team", "Person", "Person", "Team"])
    // Beside people it may be what somebody does, and so it may where it stands alone.
    #expect(
      try labels(names + ["Bo"], parts: parts) == ["Team", "Person", "Person", "Person", "Person"])
    #expect(try labels(["Product Development"]) == ["Person"])
    // The name of what it is part of tells as well.
    #expect(
      try labels(["Front Office", "Customer Relations"], parts: [(0, 1)]) == ["Team", "Team"])
  }

  @Test func `What stands beside units and nobody called as people are is a unit`() throws {
    let parts = [(0, 1), (0, 2), (0, 3), (0, 4)]
    let names = ["Acme", "Back Office", "HRM", "Home &amp; Away", "Document Processing SSC"]
    #expect(try labels(names, parts: parts) == ["Team", "Team", "Team", "Team", "Team"])
    #expect(
      try labels(names.dropLast() + ["Jane Doe"], parts: parts)
        == ["Team", "Team", "Person", "Person", "Person"])
    #expect(
      try labels(["Acme", "HRM", "Car"], parts: [(0, 1), (0, 2)])
        == ["Team", "Person", "Person"])
  }
}
