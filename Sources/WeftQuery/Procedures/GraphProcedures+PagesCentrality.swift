extension GraphProcedures {
  /// Pages of centralities and brokerage.
  static let centralityPages: [String: ProcedurePage] = [
    "graph.degree": ProcedurePage(
      family: "centrality",
      source: "Freeman 1979 (doi:10.1016/0378-8733(78)90021-7)",
      columns: [
        "in": "that lead to the node on the chart; without direction the total",
        "out": "that lead away from it on the chart; without direction the total",
        "strength": "summed weights, or the number of relationships",
      ],
      options: ["direction", "weight"],
      optionNotes: [
        "direction":
          "which weights `strength` sums: with 'out' those of relationships that lead away from the node, with 'in' of those that lead to it, with 'both' or if left out of all; with 'both' `in` and `out` are the total too"
      ],
      parallels: "Parallel relationships are counted; loops are left out.",
      isolates: "0 everywhere",
      undefined: "strength where a weight at the node is no finite number",
      complexity: "O(nodes + relationships)"),
    "graph.closeness": ProcedurePage(
      family: "centrality",
      source: "Bavelas 1950 (doi:10.1121/1.1906679); Sabidussi 1966 (doi:10.1007/BF02289527)",
      columns: ["score": "one over the mean distance to all others"],
      options: ["direction", "weight"],
      isolates: "null",
      undefined:
        "for a node that does not reach every other, and for weights that are not positive (weights are strengths: the length is 1 / weight)",
      complexity: "O(nodes × relationships)"),
    "graph.harmonic": ProcedurePage(
      family: "centrality",
      source: "Marchiori & Latora 2000 (doi:10.1016/S0378-4371(00)00311-3)",
      columns: ["score": "summed inverse distances"],
      options: ["direction", "weight"],
      isolates: "0",
      undefined: "for weights that are not positive (the length is 1 / weight)",
      complexity: "O(nodes × relationships)"),
    "graph.betweenness": ProcedurePage(
      family: "centrality",
      source:
        "Freeman 1977 (doi:10.2307/3033543), exact by Brandes 2001 (doi:10.1080/0022250X.2001.9990249); sampled by Riondato & Kornaropoulos 2016 (doi:10.1007/s10618-015-0423-0)",
      columns: [
        "score":
          "summed shares of shortest paths through the node; without direction each pair once",
        "normalised":
          "score over the number of pairs of other nodes: (n − 1)(n − 2), halved without direction",
      ],
      options: ["direction", "weight", "seed", "samples"],
      optionNotes: ["samples": "paths to draw; every path counts if left out"],
      isolates: "0, and they count among the pairs",
      undefined:
        "normalised below three nodes; both for weights that are not positive (the length is 1 / weight). With samples the estimate of the share of all n (n − 1) pairs is within √(0.5 (d + ln 10) / samples) of the truth for all nodes at once with a chance of 0.9, where d = ⌊log₂ (longest path − 2)⌋ + 1",
      complexity: "O(nodes × relationships); with samples at most O(samples × relationships)"),
    "graph.edgeBetweenness": ProcedurePage(
      family: "centrality",
      source:
        "Girvan & Newman 2002 (doi:10.1073/pnas.122653799); Brandes 2008 (doi:10.1016/j.socnet.2007.11.001)",
      columns: [
        "relationship": "the first of parallels",
        "score": "summed shares of shortest paths along it",
      ],
      options: ["direction", "weight"],
      parallels:
        "Parallel relationships are one tie, reported under the first of them; loops are left out.",
      isolates: "no row",
      undefined: "no rows for weights that are not positive (the length is 1 / weight)",
      complexity: "O(nodes × relationships)"),
    "graph.pageRank": ProcedurePage(
      family: "centrality",
      source: "Brin & Page 1998 (doi:10.1016/S0169-7552(98)00110-X), damping 0.85",
      columns: ["score": "a share of time; all sum to 1"],
      options: ["direction", "weight"],
      parallels: "Parallel relationships add up; loops are left out.",
      isolates: "the share of starting anew",
      undefined: "without nodes and for negative weights",
      complexity: "O((nodes + relationships) × iterations)"),
    "graph.eigenvector": ProcedurePage(
      family: "centrality",
      source: "Bonacich 1972 (doi:10.1080/0022250X.1972.9989806)",
      columns: ["score": "in proportion to the scores of the nodes that lead to it"],
      options: ["direction", "weight"],
      parallels:
        "Parallel relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "0",
      undefined:
        "where no relationship is on a cycle, where several components share the largest eigenvalue, where the second is so close to it that scores would not be sure to nine digits, for negative weights, and where the iteration does not settle",
      complexity: "O((nodes + relationships) × iterations)"),
    "graph.katz": ProcedurePage(
      family: "centrality",
      source: "Katz 1953 (doi:10.1007/BF02289026)",
      columns: [
        "score":
          "the sum over walks that end at the node, each step worth 0.85 over the largest eigenvalue, 0.5 where no relationship is on a cycle; 1 for the empty walk and up"
      ],
      options: ["direction", "weight"],
      parallels:
        "Parallel relationships count as one without weights and are summed with them; loops are left out.",
      isolates: "1",
      undefined:
        "for negative weights, where the sum over walks has no limit, and where the iteration does not settle",
      complexity: "O((nodes + relationships) × iterations)"),
    "graph.centralization": ProcedurePage(
      family: "centrality",
      source:
        "Freeman 1979 (doi:10.1016/0378-8733(78)90021-7): the summed differences to the most central node over the most they can be in a graph of as many nodes",
      columns: [
        "measure":
          "without direction degree, closeness, betweenness, strength, harmonic, pageRank, eigenvector and katz; with 'out' and 'in' alike inDegree, outDegree and totalDegree by the chart's own direction, and the others along the way relationships are followed",
        "value":
          "0 where all nodes are alike, 1 for what is centred most: a star, along the direction one that leads away from its centre for outDegree, harmonic and strength, to it for inDegree and pageRank, both ways for totalDegree and betweenness; for closeness along the direction a line to one who leads to everybody; for eigenvector one pair tied both ways and nobody else",
      ],
      options: ["direction", "weight", "measures"],
      optionNotes: [
        "measures": "which of the measures to compute; all if left out",
        "weight":
          "what `strength` sums, whose most is that of ties that all weigh as much as the heaviest; the others read no weights",
      ],
      isolates: "they count; closeness is null then",
      undefined:
        "below three nodes; closeness where a pair has no path; eigenvector where graph.eigenvector is; strength where nothing weighs anything and for negative weights; katz always, since what a step is worth follows from the graph itself and no most is known",
      complexity: "that of betweenness and eigenvector"),
    "graph.structuralHoles": ProcedurePage(
      family: "brokerage",
      source: "Burt 1992, Structural Holes; 2004 (doi:10.1086/421787), whole-network form",
      columns: [
        "constraint": "can exceed 1", "effectiveSize": "contacts less their redundancy",
        "efficiency": "effective size over contacts",
        "hierarchy": "how far the constraint comes from one contact (Coleman–Theil)",
      ],
      options: ["direction", "weight"],
      parallels:
        "Parallel relationships count as one without weights and are summed with them; opposite ones are summed; loops are left out.",
      isolates: "null",
      undefined:
        "for nodes without ties and for weights that are not positive; with one contact all are 1 by convention",
      complexity: "O(sum of squared degrees)"),
    "graph.keyPlayers": ProcedurePage(
      family: "brokerage",
      source: "Borgatti 2006 (doi:10.1007/s10588-006-7084-x), KPP-Neg",
      columns: [
        "value": "pairs separated by their loss over all remaining pairs",
        "exact": "true where every set was tried (up to 200,000), else a heuristic",
      ],
      options: ["samples"], optionNotes: ["samples": "how many nodes to choose; 1 if left out"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "they count",
      undefined: "no row where fewer than two nodes would remain",
      complexity: "O(sets × relationships), else O(size × nodes × rounds × relationships)"),
    "graph.keyReach": ProcedurePage(
      family: "brokerage",
      source: "Borgatti 2006 (doi:10.1007/s10588-006-7084-x), KPP-Pos",
      columns: [
        "value": "mean inverse distance of all nodes from the set, members counting 1",
        "exact": "true where every set was tried (up to 200,000), else a heuristic",
      ],
      options: ["samples"], optionNotes: ["samples": "how many nodes to choose; 1 if left out"],
      parallels:
        "Parallel and opposite relationships count as one; loops are left out.",
      isolates: "they count 0",
      undefined: "no row where there are fewer nodes",
      complexity: "O(nodes × relationships) and O(sets × nodes)"),
    "graph.brokerage": ProcedurePage(
      family: "brokerage",
      source: "Gould & Fernandez 1989 (doi:10.2307/270949)",
      columns: [
        "role":
          "coordinator (AAA), itinerant (ABA), representative (AAB), gatekeeper (ABB), liaison (ABC), the groups of from, broker, to",
        "expected": "if ties were independent", "z": "(count − expected) / √variance",
      ],
      options: ["direction", "group"],
      isolates: "0",
      undefined: "z where the variance is 0; nodes without a group have nulls",
      complexity: "O(sum over relationships of the degree of their start)"),
  ]
}
