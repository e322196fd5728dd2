import Testing
import WeftGraph

@testable import WeftQuery

struct ParserPatternsTests {
  private func pattern(_ text: String) throws -> Syntax.PathPattern {
    let tree = try Query.parse(SourceText(name: "query", text: "MATCH \(text) RETURN 1"))
    guard case .match(_, let patterns, _)? = tree[tree.root].parts[0].clauses.first?.form else {
      preconditionFailure("the query begins with MATCH")
    }
    return tree[patterns[0]]
  }

  private func relationship(_ text: String) throws -> Syntax.RelationshipPattern? {
    guard case .relationship(let relationship) = try pattern("(a)\(text)(b)").elements[1] else {
      return nil
    }
    return relationship
  }

  @Test func arrowsGiveDirections() throws {
    for (text, direction) in [
      ("-->", BoundRelationship.Direction.right), ("<--", .left), ("--", .either),
      ("<-->", .either),
      ("-[]->", .right), ("<-[]-", .left), ("-[]-", .either), ("<-[]->", .either),
      ("- [ ] - >", .right),
    ] {
      #expect(try relationship(text)?.direction == direction, "\(text)")
    }
  }

  @Test func lengthsAreRead() throws {
    let cases: [(String, BoundRelationship.Bound, BoundRelationship.Bound?)] = [
      ("-[*]->", .literal(1), nil), ("-[*2]->", .literal(2), .literal(2)),
      ("-[*2..]->", .literal(2), nil), ("-[*..3]->", .literal(1), .literal(3)),
      ("-[*0..3]->", .literal(0), .literal(3)), ("-[r:R*1..3 {x: 1}]-", .literal(1), .literal(3)),
      ("-[*..]->", .literal(1), nil), ("-[:R]->+", .literal(1), nil),
      ("-[:R]->*", .literal(0), nil), ("-->{2,3}", .literal(2), .literal(3)),
      ("-->{2}", .literal(2), .literal(2)), ("-->{,3}", .literal(0), .literal(3)),
      ("-->{2,}", .literal(2), nil),
    ]
    for (text, minimum, maximum) in cases {
      let length = try relationship(text)?.length
      #expect(length?.minimum == minimum, "\(text)")
      #expect(length?.maximum == maximum, "\(text)")
    }
    let parameters = try relationship("-[*$low..$high]->")?.length
    guard case .parameter("low", _)? = parameters?.minimum,
      case .parameter("high", _)? = parameters?.maximum
    else {
      Testing.Issue.record("parameters are bounds")
      return
    }
  }

  @Test func selectorsAreRead() throws {
    let cases: [(String, BoundPath.Selector)] = [
      ("(a)-->(b)", .all), ("ALL PATHS (a)-->(b)", .all), ("ANY SHORTEST (a)-->+(b)", .anyShortest),
      ("ALL SHORTEST (a)-->+(b)", .allShortest), ("SHORTEST 3 (a)-->+(b)", .shortest(3)),
      ("SHORTEST 1 PATHS (a)-->+(b)", .anyShortest),
      ("SHORTEST 2 PATH GROUPS (a)-->+(b)", .shortestGroups(2)),
      ("SHORTEST GROUP (a)-->+(b)", .shortestGroups(1)), ("ANY 4 (a)-->+(b)", .any(4)),
      ("shortestPath((a)-[*]->(b))", .anyShortest),
      ("allShortestPaths((a)-[*]->(b))", .allShortest),
    ]
    for (text, selector) in cases {
      #expect(try pattern(text).selector == selector, "\(text)")
      #expect(try pattern("p = \(text)").selector == selector, "\(text)")
      #expect(try pattern("p = \(text)").variable?.text == "p")
    }
  }

  @Test func quantifiedPatternsAreElements() throws {
    let quantified = try pattern("(a) ((x)-[:R]->(y) WHERE x.n < y.n){1,3} (b)")
    #expect(quantified.elements.count == 3)
    guard case .quantified(let inner) = quantified.elements[1] else {
      Testing.Issue.record("the middle is quantified")
      return
    }
    #expect(inner.minimum == 1)
    #expect(inner.maximum == 3)
    #expect(try pattern("((x)-->(y))+").elements.count == 1)
  }

  @Test func parenthesesWithoutQuantifierOnlyGroup() throws {
    let pattern = try pattern("((a)-[:R]->(b) WHERE a.x = b.x)")
    #expect(pattern.elements.count == 3)
    #expect(pattern.predicate != nil)
  }

  @Test func inlineConditionsBelongToTheirElement() throws {
    guard case .node(let node) = try pattern("(n:A {x: 1} WHERE n.y > 2)").elements[0] else {
      return
    }
    #expect(node.predicate != nil)
    #expect(node.properties.count == 1)
    #expect(node.labels?.words == "`A`")
    #expect(try relationship("-[r:R WHERE r.x > 1]->")?.predicate != nil)
    guard case .node(let only) = try pattern("(WHERE true)").elements[0] else { return }
    #expect(only.variable == nil)
    #expect(only.predicate != nil)
    guard case .node(let label) = try pattern("(IS A)").elements[0] else { return }
    #expect(label.variable == nil)
    #expect(label.labels?.words == "`A`")
  }
}
