extension GraphProcedures {
  /// Pages of how a graph is built.
  static let structurePages: [String: ProcedurePage] = [
    "graph.components": ProcedurePage(
      family: "structure",
      source:
        "weakly connected components by union and find (Tarjan & van Leeuwen 1984, doi:10.1145/62.2160)",
      columns: ["component": "numbered by their lowest node"],
      parallels: "They change nothing.",
      isolates: "a component each",
      undefined: "never",
      complexity: "O(nodes + relationships)"),
    "graph.strongComponents": ProcedurePage(
      family: "structure",
      source: "Tarjan 1972 (doi:10.1137/0201010)",
      columns: ["component": "relationships between components lead to higher numbers"],
      options: ["direction"],
      parallels: "They change nothing.",
      isolates: "a component each",
      undefined: "never",
      complexity: "O(nodes + relationships)"),
    "graph.articulationPoints": ProcedurePage(
      family: "structure",
      source: "Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272)",
      columns: ["parts": "how many components its own falls into without it"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "no row",
      undefined: "no rows where there is none",
      complexity: "O(nodes + relationships)"),
    "graph.bridges": ProcedurePage(
      family: "structure",
      source: "Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272)",
      parallels:
        "Parallel and opposite relationships are one tie; loops are left out.",
      isolates: "no row",
      undefined: "no rows where there is none",
      complexity: "O(nodes + relationships)"),
    "graph.biconnected": ProcedurePage(
      family: "structure",
      source: "Hopcroft & Tarjan 1973 (doi:10.1145/362248.362272)",
      columns: ["nodes": "an articulation point is in several"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "in none",
      undefined: "never",
      complexity: "O(nodes + relationships)"),
    "graph.dominators": ProcedurePage(
      family: "structure",
      source:
        "Cooper, Harvey & Kennedy 2001, A Simple, Fast Dominance Algorithm; several roots are joined above by a virtual one",
      columns: [
        "dominator": "the nearest node all paths to it pass, null for roots",
        "dominates": "nodes it is on every path to, of to if given",
      ],
      options: ["direction", "from", "to"],
      parallels: "They change nothing.",
      isolates: "roots without anything below",
      undefined:
        "no row for nodes no root reaches and, with to, for nodes that are on every path to none of those",
      complexity: "O(nodes × depth of the dominator tree + relationships)"),
    "graph.cycles": ProcedurePage(
      family: "structure",
      source:
        "strong components (Tarjan 1972, doi:10.1137/0201010), then Itai & Rodeh 1978 (doi:10.1137/0207033)",
      columns: ["nodes": "one shortest cycle of each group of nodes that reach each other"],
      options: ["direction"],
      parallels:
        "Loops are left out (a self-report marks a root); parallels change nothing. Without direction every relationship is a cycle of two.",
      isolates: "no row",
      undefined: "no rows where there is none",
      complexity:
        "O(nodes + relationships) where there is none, else nodes × relationships of each group"),
    "graph.layers": ProcedurePage(
      family: "structure",
      source: "longest chains by Kahn 1962 (doi:10.1145/368996.369025)",
      columns: ["layer": "1 where nothing leads to it"],
      options: ["direction"],
      parallels: "Parallels change nothing; loops are left out (a self-report marks a root).",
      isolates: "layer 1",
      undefined: "null on and behind a cycle",
      complexity: "O(nodes + relationships)"),
    "graph.shortestPaths": ProcedurePage(
      family: "structure",
      source: "Yen 1971 (doi:10.1287/mnsc.17.11.712)",
      columns: ["cost": "relationships, or summed weights: here a weight is a length"],
      options: ["direction", "weight", "from", "to", "samples"],
      optionNotes: ["samples": "how many paths a pair, the shortest first; 1 if left out"],
      parallels: "Of parallels the shortest counts; loops are left out.",
      isolates: "no row",
      undefined:
        "no row where there is no path; no rows for weights that are not positive; an error without from and to",
      complexity: "O(samples × path length × relationships × log nodes) a pair"),
    "graph.minCut": ProcedurePage(
      family: "structure",
      source: "Ford & Fulkerson 1956 (doi:10.4153/CJM-1956-045-5); Dinic 1970",
      columns: ["value": "relationships, or summed weights"],
      options: ["direction", "weight", "from", "to"],
      parallels: "Parallel relationships add up; loops are left out.",
      isolates: "0, nothing to cut",
      undefined:
        "no row where the two sets share a node or one is empty, and for negative weights; an error without from and to",
      complexity: "O(nodes² × relationships), in practice far less"),
    "graph.vertexCut": ProcedurePage(
      family: "structure",
      source: "Menger 1927 (doi:10.4064/fm-10-1-96-115)",
      columns: ["nodes": "of several such sets the one nearest to from"],
      options: ["direction", "from", "to"],
      isolates: "0, nothing to cut",
      undefined:
        "no row where the two sets are tied directly, share a node, or one is empty; an error without from and to",
      complexity: "O(√nodes × relationships)"),
    "graph.disjointPaths": ProcedurePage(
      family: "structure",
      source: "Menger 1927 (doi:10.4064/fm-10-1-96-115)",
      columns: ["paths": "lists of nodes that share none between the ends"],
      options: ["direction", "from", "to"],
      isolates: "none",
      undefined:
        "no row where the two sets share a node or one is empty; an error without from and to; all direct ties together are one path",
      complexity: "O(√nodes × relationships)"),
    "graph.core": ProcedurePage(
      family: "structure",
      source:
        "Seidman 1983 (doi:10.1016/0378-8733(83)90028-X); Batagelj & Zaveršnik 2003 (arXiv:cs/0310049)",
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "0",
      undefined: "never",
      complexity: "O(nodes + relationships)"),
    "graph.triangles": ProcedurePage(
      family: "structure",
      source: "Watts & Strogatz 1998 (doi:10.1038/30918)",
      columns: ["clustering": "tied pairs of neighbours over all pairs"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "0, clustering null",
      undefined: "clustering below two neighbours",
      complexity: "O(relationships × √relationships)"),
    "graph.reciprocity": ProcedurePage(
      family: "structure",
      source: "Wasserman & Faust 1994, chapter 13",
      columns: ["value": "returned arcs over all arcs"],
      options: ["direction"],
      isolates: "no matter",
      undefined: "without relationships, and without direction",
      complexity: "O(relationships × log degree)"),
    "graph.simmelian": ProcedurePage(
      family: "structure",
      source: "Krackhardt 1998; 1999, The Ties that Torture",
      columns: ["strength": "common thirds with mutual ties to both"],
      options: ["direction"],
      isolates: "no row",
      undefined: "no rows where there is none",
      complexity: "O(relationships × log degree + sum over mutual ties of both degrees)"),
  ]
}
