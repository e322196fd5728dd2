private let nestedMapping = """
  xml:
    - {node: employee, id: '@id', label: '@name', kind: Person, parent: nesting}
    - {node: Unit, id: Code, label: Name Town, kind: Team, parent: '@in', type: PART_OF}
    - node: "table[@name='staff']/row"
      id: "staff:{field[@name='id']}"
      label: "field[@name='first'] field[@name='last']"
      kind: Person
      parent: "field[@name='boss']"
      relations: [{to: "{value[1]}/@code", type: MEMBER_OF}, {from: "staff:{field[@head]}", type: LEADS}]
  """

/// The other formats of XML, told by their root: DyNetML, HR-XML, BPMN, OPML, FreeMind, XGMML, and
/// home-made XML that a mapping explains.
func otherXMLDoor(_ bytes: [UInt8]) -> [String] {
  readChart("chart.xml", bytes, format: nil, mapping: nestedMapping)
}
