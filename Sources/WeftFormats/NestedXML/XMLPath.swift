/// Where a value stands below an element, or which elements a rule is for: a small part of XPath.
///
/// `@name` is an attribute, `name` a child element, `a/b` one deeper, `.` the element itself.
/// Conditions in brackets choose among children of a name: `column[@name='id']` has an attribute of
/// that value, `column[@name]` has the attribute, `value[2]` is the second of those left.
struct XMLPath: Sendable, Hashable {
  /// What an element must have.
  struct Condition: Sendable, Hashable {
    var attribute: String
    /// The value the attribute must have; nil for any.
    var value: String?
  }

  /// One element on the way.
  struct Step: Sendable, Hashable {
    var name: String
    var conditions: [Condition] = []
    /// Which of the elements that meet the conditions it is, from 1; nil for all.
    var place: Int?

    /// The attribute that tells the element from others of its name, and its value there.
    var told: (attribute: String, value: String)? {
      guard conditions.count == 1, let value = conditions[0].value else { return nil }
      return (conditions[0].attribute, value)
    }

    /// Whether an element has the name and meets the conditions; places are not looked at.
    func fits(_ tree: XMLTree, _ element: Int) -> Bool {
      tree.local(element) == name
        && conditions.allSatisfy { condition in
          guard let value = tree.attribute(element, condition.attribute) else { return false }
          return condition.value.map { $0 == value } ?? true
        }
    }
  }

  var steps: [Step] = []
  /// The attribute that holds the value; nil for the words of the element.
  var attribute: String?

  /// The value below an element, or nil.
  func value(_ tree: XMLTree, _ element: Int) -> String? {
    var elements = [element]
    for step in steps {
      elements = elements.flatMap { element in
        let fitting = tree.children(element).filter { step.fits(tree, $0) }
        guard let place = step.place else { return fitting }
        return place <= fitting.count ? [fitting[place - 1]] : []
      }
    }
    for element in elements {
      let value = attribute.map { tree.attribute(element, $0) } ?? tree.words(element)
      if let value, !value.isEmpty { return value }
    }
    return nil
  }

  /// Whether the last step fits an element, and those before it the elements around it.
  /// - Parameter parents: What ``XMLTree/parents()`` gave; it may be empty for paths of one step.
  func fits(_ tree: XMLTree, _ element: Int, _ parents: [UInt32]) -> Bool {
    var current = element
    for (index, step) in steps.reversed().enumerated() {
      if index > 0 {
        guard current != tree.root else { return false }
        current = Int(parents[current])
      }
      guard step.fits(tree, current) else { return false }
    }
    return true
  }

  /// The path as it is written.
  var text: String {
    let written = steps.map { step in
      let conditions = step.conditions.map { condition in
        guard let value = condition.value else { return "[@\(condition.attribute)]" }
        let quote = value.contains("'") ? "\"" : "'"
        return "[@\(condition.attribute)=\(quote)\(value)\(quote)]"
      }
      return step.name + conditions.joined() + (step.place.map { "[\($0)]" } ?? "")
    }
    let parts = written + (attribute.map { ["@" + $0] } ?? [])
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

extension XMLTree {
  /// The number of the element around each element and text; the root's own for the root.
  func parents() -> [UInt32] {
    let range = inside(root)
    var result = [UInt32](repeating: UInt32(root), count: range.upperBound)
    for element in [root] + descendants(root) {
      for child in children(element) { result[child] = UInt32(element) }
    }
    return result
  }

  /// What the children of an element are called that only their places tell apart: the words of as
  /// many elements of one name beside it, as a table that opens with its columns has them.
  func heads(_ element: Int, beside siblings: [Int]) -> [String]? {
    let count = children(element).count
    guard count > 1 else { return nil }
    let heads = siblings.filter { children($0).isEmpty && words($0) != nil }
    guard heads.count == count, Set(heads.map { local($0) }).count == 1 else { return nil }
    let result = heads.compactMap { words($0) }
    return Set(result).count == count ? result : nil
  }
}
