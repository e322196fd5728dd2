extension Value {
  /// The type's name as `valueType()` gives it, such as `LIST<INTEGER NOT NULL> NOT NULL`.
  var typeName: String {
    switch self {
    case .null: "NULL"
    case .boolean: "BOOLEAN NOT NULL"
    case .integer: "INTEGER NOT NULL"
    case .float: "FLOAT NOT NULL"
    case .string: "STRING NOT NULL"
    case .date: "DATE NOT NULL"
    case .localTime: "LOCAL TIME NOT NULL"
    case .time: "ZONED TIME NOT NULL"
    case .localDateTime: "LOCAL DATETIME NOT NULL"
    case .dateTime: "ZONED DATETIME NOT NULL"
    case .duration: "DURATION NOT NULL"
    case .list(let values): "LIST<\(Self.elementName(of: values))> NOT NULL"
    case .map: "MAP NOT NULL"
    case .node: "NODE NOT NULL"
    case .relationship: "RELATIONSHIP NOT NULL"
    case .path: "PATH NOT NULL"
    }
  }

  /// What the elements of a list have in common; with a null among them, none is said to be present.
  private static func elementName(of values: [Value]) -> String {
    let names = Set(values.map(\.typeName))
    guard names.contains("NULL") else {
      return names.isEmpty ? "NOTHING" : names.sorted().joined(separator: " | ")
    }
    let others = names.subtracting(["NULL"]).map { $0.replacing(" NOT NULL", with: "") }
    return others.isEmpty ? "NULL" : others.sorted().joined(separator: " | ")
  }
}
