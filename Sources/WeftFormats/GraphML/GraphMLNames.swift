/// What the names of a GraphML document's elements and attributes mean.
enum GraphMLNames {
  /// An element.
  enum Element: UInt8, Sendable {
    case graphml, key, defaultValue, desc, graph, node, edge, hyperedge, port, endpoint, data
    case locator
    /// yEd and yFiles: words drawn on a node or edge, and alternatives one of which is shown.
    case nodeLabel, edgeLabel, realizers, label, labelText, json
    /// Maltego: what a node or edge is, and its properties.
    case entity, property, propertyValue
    /// yFiles: a value that stands elsewhere in the document.
    case reference
    case foreign
  }

  /// An attribute.
  enum Attribute: UInt8, Sendable {
    case id, source, target, directed, key, scope, name, type, edgeDefault
    case folderType, yfilesType, labels, label, sourcePort, targetPort, active, text, node, dynamic
    case displayName, resourceKey
    case time, weftType, weftName, attributeName, attributeType, attributeList, port
    /// Hints and other attributes without a meaning of their own.
    case ignored
    case other
  }

  /// The meaning of an element's name.
  /// - Parameter own: The namespace of the root element.
  static func element(_ name: XMLName, own: String) -> Element {
    guard isGraphML(name, own: own) else { return drawing(name) }
    switch name.local {
    case "graphml": return .graphml
    case "key": return .key
    case "default": return .defaultValue
    case "desc": return .desc
    case "graph": return .graph
    case "node": return .node
    case "edge": return .edge
    case "hyperedge": return .hyperedge
    case "port": return .port
    case "endpoint": return .endpoint
    case "data": return .data
    case "locator": return .locator
    default: return .foreign
    }
  }

  /// Whether a name belongs to GraphML: no namespace, one of its own, or the root's.
  static func isGraphML(_ name: XMLName, own: String) -> Bool {
    if name.namespace.isEmpty { return name.prefix.isEmpty }
    if name.namespace == own { return true }
    return isGraphML(namespace: name.namespace)
  }

  /// Whether a namespace is one of those GraphML is written in.
  static func isGraphML(namespace: String) -> Bool {
    ["http://", "https://"].contains { namespace.hasPrefix($0 + "graphml.graphdrawing.org/xmlns") }
  }

  private static func drawing(_ name: XMLName) -> Element {
    if name.namespace.contains("maltego") || name.prefix == "mtg" {
      switch name.local {
      case "MaltegoEntity", "MaltegoLink": return .entity
      case "Property": return .property
      case "Value": return .propertyValue
      default: return .foreign
      }
    }
    guard name.namespace.contains("yworks.com") || name.prefix == "y" else { return .foreign }
    switch name.local {
    case "NodeLabel": return .nodeLabel
    case "EdgeLabel": return .edgeLabel
    case "Realizers": return .realizers
    case "Label": return .label
    case "Label.Text": return .labelText
    case "Json": return .json
    case "GraphMLReference": return .reference
    default: return .foreign
    }
  }

  /// The meaning of an attribute's name.
  static func attribute(_ name: XMLName) -> Attribute {
    switch name.local {
    case _ where name.prefix == "xml" || name.prefix == "xsi" || name.prefix == "xmlns":
      return .ignored
    case "id": return .id
    case "source": return .source
    case "target": return .target
    case "directed": return .directed
    case "key": return .key
    case "for": return .scope
    case "name": return .name
    case "type": return .type
    case "edgedefault": return .edgeDefault
    case "yfiles.foldertype": return .folderType
    case "yfiles.type": return .yfilesType
    case "labels": return .labels
    case "label": return .label
    case "sourceport": return .sourcePort
    case "targetport": return .targetPort
    case "active": return .active
    case "Text": return .text
    case "displayName": return .displayName
    case "ResourceKey", "Key": return .resourceKey
    case "node": return .node
    case "port": return .port
    case "dynamic": return .dynamic
    case "time": return .time
    case "weft.type": return .weftType
    case "weft.name": return .weftName
    case "attr.name": return .attributeName
    case "attr.type": return .attributeType
    case "attr.list": return .attributeList
    default: return name.local.hasPrefix("parse.") ? .ignored : .other
    }
  }
}
