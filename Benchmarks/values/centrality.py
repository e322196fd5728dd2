"""Degrees, spectra and centralizations by their definitions."""


def degrees(ledger, chart, name, nodes, ties):
    """Relationships at each node, parallels counted, and their weights, in every direction."""
    arcs = [tie for tie in ties if tie[0] != tie[1]]
    into = {n: sum(b == n for _, b, _ in arcs) for n in nodes}
    out = {n: sum(a == n for a, _, _ in arcs) for n in nodes}
    found = chart.by_node("degree()", "in", "out", "total")
    for word, wanted, values in zip(
            ["in", "out", "total"], [into, out, {n: into[n] + out[n] for n in nodes}], found):
        ledger.nodes(f"{name}/degree/{word}", wanted, values)
    ledger.nodes(f"{name}/strength", {n: sum(w for a, b, w in arcs if n in (a, b)) for n in nodes},
                 chart.by_node("degree({direction: 'both', weight: 'weight'})", "strength"))


def spectra(ledger, chart, name, nodes, arcs, tied, np, nx):
    """Leading eigenvectors and sums over walks, by linear algebra."""
    for graph, way in [(arcs, "out"), (tied, "both")]:
        for weight in [None, "weight"]:
            given = f"{{direction: '{way}'" + (", weight: 'weight'}" if weight else "}")
            matrix = nx.to_numpy_array(graph, nodes, weight=weight).T
            # One component at a time: what is on no cycle has the eigenvalue 0 exactly.
            radii = sorted((float(max(abs(np.linalg.eigvals(matrix[np.ix_(p, p)])))) for p in (
                [nodes.index(n) for n in part] for part in
                nx.strongly_connected_components(nx.DiGraph(graph))) if len(p) > 1), reverse=True)
            largest = radii[0] if radii else 0.0
            label = f"{name}/{way}/{weight}"
            factor = 0.85 / largest if largest else 0.5
            walks = np.linalg.solve(np.eye(len(nodes)) - factor * matrix, np.ones(len(nodes)))
            ledger.nodes(f"{label}/katz", dict(zip(nodes, walks.tolist())),
                         chart.by_node(f"katz({given})", "score"))
            found = chart.by_node(f"eigenvector({given})", "score")
            if not radii or len(radii) > 1 and radii[1] > largest * (1 - 1e-9):
                ledger.nodes(f"{label}/eigenvector", {n: None for n in nodes}, found)
            elif len(radii) < 2 or radii[1] < largest * 0.999:
                values, vectors = np.linalg.eig(matrix)
                vector = np.abs(np.real(vectors[:, int(np.argmin(abs(values - largest)))]))
                for node, score in zip(nodes, vector / np.linalg.norm(vector)):
                    # Eigenvectors of general matrices are known to fewer digits.
                    near = found.get(node) is not None and abs(found[node] - score) < 1e-7
                    ledger.compare(f"{label}/eigenvector/{node}", 1, 1 if near else 0)


def centralization(ledger, chart, name, arcs, tied, nx):
    count = len(tied)
    found = dict(chart.ask("centralization({direction: 'both'}) YIELD measure, value",
                           "measure, value"))
    found.update(chart.ask("centralization({direction: 'out'}) YIELD measure, value WHERE measure ENDS WITH 'Degree'",
                           "measure, value"))

    def excess(scores, most):
        return sum(max(scores) - score for score in scores) / most

    near = nx.closeness_centrality(tied)
    wanted = dict.fromkeys(["degree", "closeness", "betweenness", "inDegree", "outDegree",
                            "totalDegree", "harmonic", "pageRank", "katz"])
    if count > 2:
        wanted["degree"] = excess([d for _, d in tied.degree()], (count - 1) * (count - 2))
        wanted["inDegree"] = excess([d for _, d in arcs.in_degree()], (count - 1) ** 2)
        wanted["outDegree"] = excess([d for _, d in arcs.out_degree()], (count - 1) ** 2)
        wanted["betweenness"] = excess(
            list(nx.betweenness_centrality(tied, normalized=False).values()),
            (count - 1) ** 2 * (count - 2) / 2)
        wanted["totalDegree"] = excess([d for _, d in arcs.degree()],
                                       2 * (count - 1) * (count - 2))
        wanted["harmonic"] = excess(list(nx.harmonic_centrality(tied).values()),
                                    (count - 1) * (count - 2) / 2)
        wanted["pageRank"] = excess(
            list(nx.pagerank(tied, alpha=0.85, tol=1e-13, max_iter=10000, weight=None).values()),
            0.85 * (count - 2) / 1.85)
        if nx.is_connected(tied):
            wanted["closeness"] = excess(
                list(near.values()), (count - 1) * (count - 2) / (2 * count - 3))
    for word, value in wanted.items():
        ledger.compare(f"{name}/centralization/{word}", value, found.get(word))
