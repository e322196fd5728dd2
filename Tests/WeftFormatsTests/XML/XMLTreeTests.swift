import Testing

@testable import WeftFormats

struct XMLTreeTests {
  @Test func `Elements, attributes and texts are where they were`() throws {
    let text = "<a x=\"1\">\n <b>one<c/>two</b>\n <b y=\"&amp;\"/>\n</a>"
    let tree = try XMLTree(document: Array(text.utf8), name: "t", ReadingLimits())
    #expect(tree.local(tree.root) == "a")
    #expect(tree.attribute(tree.root, "x") == "1")
    #expect(tree.children(tree.root).map { tree.local($0) } == ["b", "b"])
    #expect(tree.descendants(tree.root).map { tree.local($0) } == ["b", "c", "b"])
    let (first, second) = (tree.children(tree.root)[0], tree.children(tree.root)[1])
    #expect(tree.text(first) == "onetwo")
    #expect(tree.flow(first, breaking: ["c"]) == "one\ntwo")
    #expect(tree.attribute(second, "y") == "&")
    #expect(tree.place(second) == (3, 2))
    #expect(tree.words(second) == nil)
    #expect(tree.child(tree.root, "z") == nil)
  }
}
