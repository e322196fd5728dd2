extension GraphProcedures {
  /// Pages of groups, hierarchies and whole graphs.
  static let groupsPages: [String: ProcedurePage] = [
    "graph.coreness": ProcedurePage(
      family: "groups",
      source:
        "Borgatti & Everett 2000 (doi:10.1016/S0378-8733(99)00019-2); the best of all cores up to 16 nodes, a heuristic search above",
      columns: ["rho": "correlation of ties with the ideal pattern"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "they take part",
      undefined: "no rows below three nodes and where all pairs or none are tied",
      complexity: "O(nodes² × rounds)"),
    "graph.richClub": ProcedurePage(
      family: "groups",
      source:
        "Zhou & Mondragón 2004 (doi:10.1109/LCOMM.2004.823426); Colizza et al. 2006 (doi:10.1038/nphys209)",
      columns: [
        "phi": "tied pairs over pairs of nodes with more than k ties",
        "ratio": "phi over its mean in graphs with the same degrees",
      ],
      options: ["samples", "seed"],
      optionNotes: ["samples": "rewired networks the ratio rests on; 100 if left out"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "they count",
      undefined:
        "levels with fewer than two nodes have no row; ratio where rewired graphs have none",
      complexity: "O(relationships × samples)"),
    "graph.ei": ProcedurePage(
      family: "groups",
      source: "Krackhardt & Stern 1988 (doi:10.2307/2786835)",
      columns: [
        "value": "(external − internal) / all", "expected": "if every possible tie were there",
        "minimum": "the lowest so many ties can have",
        "maximum": "the highest so many ties can have",
        "p": "permutations at least as far from expectation: (1 + those) / (1 + samples)",
      ],
      options: ["direction", "group", "samples", "seed"],
      optionNotes: ["samples": "permutations p rests on; 1000 if left out"],
      parallels:
        "Parallels count as one; loops are left out. With direction ties are arcs, without they are pairs.",
      isolates: "no matter",
      undefined: "without ties",
      complexity: "O(relationships × samples)"),
    "graph.mixing": ProcedurePage(
      family: "groups",
      source: "Newman 2003 (doi:10.1103/PhysRevE.67.026126)",
      columns: [
        "expected":
          "by the degrees of the groups: k k′ / 2m between two groups and k² / 4m within one without direction, out × in′ / m with; m ties",
        "p": "permutations at least as far from their mean: (1 + those) / (1 + samples)",
      ],
      options: ["direction", "group", "samples", "seed"],
      optionNotes: ["samples": "permutations p rests on; 1000 if left out"],
      isolates: "no matter; nodes without a group take no part",
      undefined: "expected where one of the groups has no ties, p without ties",
      complexity:
        "O((relationships + groups²) × samples), and a row for every two groups; more than 2000 groups are refused"
    ),
    "graph.modularity": ProcedurePage(
      family: "groups",
      source: "Newman & Girvan 2004 (doi:10.1103/PhysRevE.69.026113), resolution 1",
      options: ["weight", "group"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "no matter; nodes without a group take no part",
      undefined: "without ties and for negative weights",
      complexity: "O(nodes + relationships)"),
    "graph.communities": ProcedurePage(
      family: "groups",
      source:
        "Leiden: Traag, Waltman & van Eck 2019 (doi:10.1038/s41598-019-41695-z), the best of 20 searches, continued while it gains",
      columns: ["community": "numbered by their lowest node"],
      options: ["weight", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "a community each",
      undefined: "no rows without ties and for negative weights",
      complexity: "in practice O(relationships) a search"),
    "graph.louvain": ProcedurePage(
      family: "groups",
      source:
        "Blondel et al. 2008 (doi:10.1088/1742-5468/2008/10/P10008), refined level by level (Rotta & Noack 2011, doi:10.1145/1963190.1970376), the best of 20 searches",
      columns: ["community": "may be disconnected; graph.communities is not"],
      options: ["weight", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "a community each",
      undefined: "no rows without ties and for negative weights",
      complexity: "in practice O(relationships) a search"),
    "graph.labelPropagation": ProcedurePage(
      family: "groups",
      source:
        "Raghavan, Albert & Kumara 2007 (doi:10.1103/PhysRevE.76.036106), the best of 20 searches",
      options: ["weight", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "a community each",
      undefined: "no rows without ties and for negative weights",
      complexity: "in practice O(relationships) a search"),
    "graph.optima": ProcedurePage(
      family: "groups",
      source: "Traag, Waltman & van Eck 2019 (doi:10.1038/s41598-019-41695-z), 20 searches",
      columns: [
        "distinctOptima": "different divisions that reach the best modularity",
        "distinctDivisions": "different divisions the searches ended with",
      ],
      options: ["weight", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "a community each",
      undefined: "without ties and for negative weights",
      complexity: "in practice O(relationships) a search"),
    "graph.agreement": ProcedurePage(
      family: "groups",
      source: "Hubert & Arabie 1985 (doi:10.1007/BF01908075); Vinh, Epps & Bailey 2010",
      columns: [
        "ari": "0 by chance, 1 for the same division",
        "ami": "0 by chance, 1 for the same division", "nmi": "rises with the number of groups",
      ],
      options: ["weight", "group", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "a community each",
      undefined:
        "without ties and where both divisions are trivial; nodes without a group are left out",
      complexity: "that of graph.communities"),
    "graph.pathLengths": ProcedurePage(
      family: "wholeGraph",
      source: "Watts & Strogatz 1998 (doi:10.1038/30918)",
      columns: ["coverage": "pairs with a path over all pairs"],
      options: ["direction", "weight"],
      isolates: "they count: average and diameter are null",
      undefined:
        "average and diameter where a pair has no path, all below two nodes and for weights that are not positive (the length is 1 / weight)",
      complexity: "O(nodes × relationships)"),
    "graph.globalEfficiency": ProcedurePage(
      family: "wholeGraph",
      source: "Latora & Marchiori 2001 (doi:10.1103/PhysRevLett.87.198701)",
      columns: ["value": "mean inverse distance; a pair without a path counts 0"],
      options: ["direction", "weight"],
      isolates: "they count as pairs without a path",
      undefined: "below two nodes and for weights that are not positive (the length is 1 / weight)",
      complexity: "O(nodes × relationships)"),
    "graph.robustness": ProcedurePage(
      family: "wholeGraph",
      source:
        "Schneider et al. 2011 (doi:10.1073/pnas.1009440108): R over that of a complete graph",
      columns: [
        "value":
          "1 for a complete graph; of nodes with as many neighbours the first in the chart goes first"
      ],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "they count",
      undefined: "below two nodes",
      complexity: "O((nodes + relationships) × log nodes)"),
    "graph.algebraicConnectivity": ProcedurePage(
      family: "wholeGraph",
      source: "Fiedler 1973, by Lanczos 1950 (doi:10.6028/jres.045.026)",
      columns: ["value": "0 where the graph is not connected"],
      options: ["weight", "seed"],
      parallels:
        "Parallel and opposite relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "the value is 0",
      undefined:
        "below two nodes, for weights that are not positive, and where the iteration does not settle",
      complexity: "O((nodes + relationships) × iterations)"),
    "graph.degreeGini": ProcedurePage(
      family: "wholeGraph",
      source: "Gini 1912",
      columns: ["value": "0 where all have the same", "adjusted": "value × n / (n − 1)"],
      options: ["direction"],
      optionNotes: [
        "direction":
          "counts the relationships that lead away from each node with 'out', those that lead to it with 'in', all with 'both' or if left out"
      ],
      parallels: "Parallel relationships are counted; loops are left out.",
      isolates: "they count with 0",
      undefined: "without relationships",
      complexity: "O(nodes × log nodes)"),
    "graph.krackhardt": ProcedurePage(
      family: "hierarchy",
      source:
        "Krackhardt 1994; Everett & Krackhardt 2012 (doi:10.1016/j.socnet.2011.10.004): the published definitions, least upper bounds included",
      columns: [
        "connectedness": "pairs connected over all pairs",
        "hierarchy": "1 less pairs that reach each other over pairs that reach either way",
        "efficiency": "1 less ties beyond a tree over the most there could be",
        "lubness": "1 less pairs without a least upper bound over the most there could be",
      ],
      options: ["direction"],
      isolates: "they count in connectedness",
      undefined:
        "hierarchy where nobody reaches anybody; efficiency and lubness where no component has three nodes",
      complexity: "O(nodes × relationships) at worst"),
    "graph.spans": ProcedurePage(
      family: "hierarchy",
      source: "span of control and reporting depth (Urwick 1956)",
      columns: [
        "span": "nodes it leads to directly", "below": "nodes it leads to in all",
        "depth": "steps below a root",
      ],
      options: ["direction"],
      parallels: "Parallels count as one; a loop marks a root.",
      isolates: "not in the chart: depth null unless a loop marks them as a root",
      undefined: "depth on a cycle and below it",
      complexity: "O(nodes × relationships / 64)"),
  ]
}
