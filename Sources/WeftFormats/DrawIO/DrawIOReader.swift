import WeftGraph

/// Reads draw.io: pages of boxes and connectors, plain or packed.
///
/// A box inside a box is part of it. A connector that is attached to nothing is noted. The first
/// line of a label of several is the name, the second the title.
struct DrawIOReader: XMLTreeReader {
  var filler: DraftFiller
  private let tree: XMLTree
  private let options: ImportOptions
  private let path: String
  private var ids: Set<String> = []
  /// What placeholders stand for in the whole file.
  private var variables: [String: String] = [:]
  private var pageCount = 1

  init(_ tree: XMLTree, _ filler: DraftFiller, _ options: ImportOptions, _ mapping: MappingFile) {
    self.tree = tree
    self.filler = filler
    self.options = options
    path = filler.draft.ledger.path
  }

  mutating func read() throws(InputError) {
    filler.draft.ledger.dialect = "plain"
    filler.draft.missingEndsAreTold = true
    switch tree.local(tree.root) {
    case "mxGraphModel": readPage(tree, tree.root, at: nil, named: nil)
    case "svg":
      let place = tree.place(tree.root)
      guard let content = tree.attribute(tree.root, "content"), content.hasPrefix("<") else {
        throw refusal("unknown-format", "the picture holds no draw.io chart", at: place)
      }
      filler.draft.ledger.dialect = "svg"
      let inner = try DrawIOPack.parse(
        Array(content.utf8), path, options.limits, at: place)
      if inner.local(inner.root) == "mxGraphModel" {
        readPage(inner, inner.root, at: place, named: nil)
      } else {
        try readFile(inner, at: place)
      }
    default: try readFile(tree, at: nil)
    }
  }

  private func refusal(
    _ code: String, _ message: String, at place: (line: UInt32, column: UInt32)
  ) -> InputError {
    InputError(
      Diagnostic(
        code: code, message: message, file: path,
        position: SourcePosition(line: Int(place.line), column: Int(place.column))))
  }

  private mutating func readFile(
    _ file: XMLTree, at outer: (line: UInt32, column: UInt32)?
  ) throws(InputError) {
    if let text = file.attribute(file.root, "vars"),
      case .some(.map(let entries)?) = JSONText.value(Array(text.utf8))
    {
      variables = Dictionary(
        entries.map { ($0.key, $0.value?.plainText ?? "") }, uniquingKeysWith: { first, _ in first }
      )
    }
    pageCount = file.children(file.root, "diagram").count
    for diagram in file.children(file.root, "diagram") {
      let place = outer ?? file.place(diagram)
      let name = file.attribute(diagram, "name")
      if let model = file.child(diagram, "mxGraphModel") {
        readPage(file, model, at: outer, named: name)
        continue
      }
      guard let text = file.words(diagram) else {
        filler.draft.ledger.read.graphs += 1
        continue
      }
      let bytes =
        text.hasPrefix("<")
        ? Array(text.utf8) : try DrawIOPack.unpack(text, path, options.limits, at: place)
      let inner = try DrawIOPack.parse(bytes, path, options.limits, at: place)
      if !text.hasPrefix("<") {
        filler.draft.ledger.dialect = "compressed"
        filler.note(
          "packed-page", "pages are packed; places in them are those of the page", at: place)
      }
      readPage(inner, inner.root, at: place, named: name)
    }
  }

  private mutating func readPage(
    _ page: XMLTree, _ model: Int, at place: (line: UInt32, column: UInt32)?, named name: String?
  ) {
    filler.draft.ledger.read.graphs += 1
    var reader = DrawIOPage(
      page, model, place: place, name: name ?? "page \(filler.draft.ledger.read.graphs)",
      isOneOfPages: pageCount > 1, variables: variables)
    reader.read(into: &filler, ids: &ids)
  }
}
