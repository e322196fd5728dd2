import WeftGraph
package import WeftQuery

/// The pages of the procedures as documentation, one page a family.
package enum MeasurePages {
  /// The families in order: the file's name and its heading.
  package static let families: [(id: String, title: String)] = [
    ("centrality", "How central a node is"), ("brokerage", "Who stands between"),
    ("structure", "What holds a graph together"), ("groups", "Groups and communities"),
    ("hierarchy", "Hierarchies"), ("wholeGraph", "The whole graph"),
    ("organization", "The organization"),
  ]

  /// The name of a family's file.
  package static func file(_ family: String) -> String {
    family == "wholeGraph" ? "whole-graph.md" : family + ".md"
  }

  /// A family's page in Markdown.
  package static func markdown(_ family: (id: String, title: String), _ catalog: Catalog) -> String
  {
    var result = "# \(family.title)\n\n"
    for procedure in catalog.procedures where procedure.page?.family == family.id {
      guard let page = procedure.page else { continue }
      result += "## \(procedure.name)\n\(procedure.summary)\n\n| yields | |\n|---|---|\n"
      for yield in procedure.yields {
        let meaning = page.columns[yield.name].map { ": " + $0 } ?? ""
        result += "| `\(yield.name)` | \(CatalogPages.words(yield.type))\(meaning) |\n"
      }
      result += "\n"
      if let direction = page.direction {
        let meaning =
          page.optionNotes["direction"]
          ?? "'\(direction.rawValue)' unless the option says otherwise"
        result += "- *direction*: \(meaning)\n"
      }
      // The direction has a line of its own.
      let options = page.options.filter { $0 != "direction" }
      if !options.isEmpty {
        result +=
          "- *options*: "
          + options.map { option in
            "`\(option)`" + (page.optionNotes[option].map { " (\($0))" } ?? "")
          }.joined(separator: ", ")
        result +=
          procedure.name.hasPrefix("graph.")
          ? ", and [those of every procedure](README.md)\n" : "\n"
      }
      for (title, text) in CatalogPages.sections(of: procedure, page) {
        result += "- *\(title)*: \(text)\n"
      }
      result += "\n"
    }
    return String(result.dropLast())
  }

  /// The page that lists all procedures and the options of every `graph.*` procedure.
  package static func index(_ catalog: Catalog) -> String {
    var result = """
      # Measures

      Measures are procedures: `CALL graph.betweenness({types: ['COLLABORATES_WITH'], direction: 'both'}) YIELD node, score`.
      A measure that is not defined gives null, never a number in its place; the page says when. Nodes without
      relationships stay in n. The same seed gives the same answer on any number of threads. `weft explain NAME`
      prints a procedure's page. These pages are made from the procedures themselves.

      | option of every `graph.*` procedure | |
      |---|---|

      """
    let own = ProcedurePage.ownOptions
    for option in ProcedurePage.optionMeanings where !own.contains(option.name) {
      result += "| `\(option.name)` | \(option.meaning) |\n"
    }
    result += """

      | option of those whose page names it; given to others it changes nothing, and the answer says so | |
      |---|---|

      """
    for option in ProcedurePage.optionMeanings where own.contains(option.name) {
      result += "| `\(option.name)` | \(option.meaning) |\n"
    }
    for family in families {
      result += "\n## [\(family.title)](\(file(family.id)))\n"
      for procedure in catalog.procedures where procedure.page?.family == family.id {
        let yields = procedure.yields.map(\.name).joined(separator: ", ")
        result += "- `\(procedure.name)(\(yields))`\n"
      }
    }
    return result
  }
}
