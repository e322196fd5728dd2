public import Foundation

/// A JSON document of any shape, for expected values.
public enum JSONValue: Decodable, Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Reads a value by trying its possible kinds.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Reads a file.
  public init(file: URL) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(contentsOf: file))
  }

  /// The value under a key; null where there is none.
  public subscript(key: String) -> JSONValue { object[key] ?? .null }

  /// The element at an index; null where there is none.
  public subscript(index: Int) -> JSONValue { index < array.count ? array[index] : .null }

  /// Whether there is no value.
  public var isNull: Bool { self == .null }

  /// The number, or nil.
  public var number: Double? { if case .number(let value) = self { value } else { nil } }

  /// The number as an integer, or nil.
  public var integer: Int? { number.map { Int($0) } }

  /// The truth value, or nil.
  public var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }

  /// The string, or nil.
  public var string: String? { if case .string(let value) = self { value } else { nil } }

  /// The elements; empty for any other kind.
  public var array: [JSONValue] { if case .array(let value) = self { value } else { [] } }

  /// The entries; empty for any other kind.
  public var object: [String: JSONValue] {
    if case .object(let value) = self { value } else { [:] }
  }

  /// The strings of an array.
  public var strings: [String] { array.compactMap(\.string) }

  /// The integers of an array.
  public var integers: [Int] { array.compactMap(\.integer) }
}
