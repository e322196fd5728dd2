"""Compares small random graphs with networkx and with the definitions."""
from fractions import Fraction

from .centrality import centralization, degrees, spectra
from .chart import strong_sizes
from .groups import brokerage, burt, chance, players, ties_across
from .structure import cuts, hierarchy, krackhardt, robustness


def random_graph(generator):
    """Nodes with a group, and ties with loops and parallels now and then."""
    count = generator.randint(1, 24)
    kind = generator.choice(["sparse", "dense", "bipartite", "parts", "tree", "empty"])
    nodes = {f"n{i}": {"group": generator.choice(["a", "b", "c", ""])} for i in range(count)}
    names, ties = list(nodes), []
    wanted = {"sparse": count, "dense": count * 4, "bipartite": count * 2, "parts": count,
              "tree": count - 1, "empty": 0}[kind]
    for number in range(wanted):
        if kind == "tree":
            source, target = names[number + 1], names[generator.randrange(number + 1)]
        else:
            source, target = generator.choice(names), generator.choice(names)
        if kind == "bipartite" and int(source[1:]) % 2 == int(target[1:]) % 2:
            continue
        if kind == "parts" and int(source[1:]) * 2 // count != int(target[1:]) * 2 // count:
            continue
        ties.append((source, target, generator.choice([1, 1, 2, 3, 0.5])))
        if generator.random() < 0.05:
            ties.append((source, target, 2))
    return kind, nodes, ties


def random_values(ledger, chart, name, nodes, ties):
    """Compares one random graph with networkx and with the definitions."""
    import networkx as nx
    import numpy as np

    arcs = nx.DiGraph()
    arcs.add_nodes_from(nodes)
    for source, target, weight in ties:
        if source != target:
            old = arcs.get_edge_data(source, target, {"weight": 0})["weight"]
            arcs.add_edge(source, target, weight=old + weight)
    tied = nx.Graph()
    tied.add_nodes_from(nodes)
    for source, target, data in arcs.edges(data=True):
        old = tied.get_edge_data(source, target, {"weight": 0})["weight"]
        tied.add_edge(source, target, weight=old + data["weight"])
    count = len(nodes)
    undefined = {node: None for node in nodes}
    both = "{direction: 'both'}"
    for graph, way in [(arcs, "out"), (tied, "both")]:
        options = f"{{direction: '{way}'}}"
        weighted = f"{{direction: '{way}', weight: 'weight'}}"
        for _, _, data in graph.edges(data=True):
            # Exact, for networkx tells paths of equal length apart by their rounding.
            data["length"] = 1 / Fraction(data["weight"])
        for given, length in [(options, None), (weighted, "length")]:
            label = f"{name}/{way}/{length or 'hops'}"
            raw, normalised = chart.by_node(f"betweenness({given})", "score", "normalised")
            ledger.nodes(label + "/betweenness",
                         nx.betweenness_centrality(graph, normalized=False, weight=length), raw)
            if count > 2:
                ledger.nodes(label + "/normalised",
                             nx.betweenness_centrality(graph, weight=length), normalised)
            else:
                ledger.nodes(label + "/normalised", undefined, normalised)
            far = dict(nx.all_pairs_dijkstra_path_length(graph, weight=length)
                       if length else nx.all_pairs_shortest_path_length(graph))
            ledger.nodes(label + "/harmonic", {
                one: float(sum(1 / d for other, d in far[one].items() if other != one))
                for one in nodes
            }, chart.by_node(f"harmonic({given})", "score"))
            ledger.nodes(label + "/closeness", {
                one: float((count - 1) / sum(far[one].values()))
                if len(far[one]) == count > 1 else None for one in nodes
            }, chart.by_node(f"closeness({given})", "score"))
            edges = nx.edge_betweenness_centrality(graph, normalized=False, weight=length)
            rows = chart.ask(f"edgeBetweenness({given}) YIELD relationship, score",
                             "startNode(relationship).id, endNode(relationship).id, score")
            found = {(row[0], row[1]) if way == "out" else tuple(sorted(row[:2])): row[2]
                     for row in rows}
            for (one, other), score in edges.items():
                key = (one, other) if way == "out" else tuple(sorted((one, other)))
                ledger.compare(f"{label}/edgeBetweenness/{key}", score, found.get(key))
        if count:
            walk = nx.MultiDiGraph()
            walk.add_nodes_from(nodes)
            for one, other, weight in ties:
                if one != other:
                    walk.add_edge(one, other, weight=weight)
                    if way == "both":
                        walk.add_edge(other, one, weight=weight)
            for given, weight in [(options, None), (weighted, "weight")]:
                ledger.nodes(f"{name}/{way}/pageRank/{weight}", nx.pagerank(
                    walk, weight=weight, tol=1e-14, max_iter=10000),
                    chart.by_node(f"pageRank({given})", "score"))
        for given, weight in [(options, None), (weighted, "weight")]:
            columns = ["constraint", "effectiveSize", "efficiency", "hierarchy"]
            found = chart.by_node(f"structuralHoles({given})", *columns)
            wanted = burt(graph, list(nodes), weight, np)
            for place, column in enumerate(columns):
                ledger.nodes(f"{name}/{way}/{weight or 'binary'}/{column}",
                             {node: wanted[node][place] for node in nodes}, found[place])
    ledger.nodes(name + "/core", nx.core_number(tied), chart.by_node(f"core({both})", "k"))
    triangles, clustering = chart.by_node(f"triangles({both})", "count", "clustering")
    ledger.nodes(name + "/triangles", nx.triangles(tied), triangles)
    ledger.nodes(name + "/clustering", {
        node: value if tied.degree(node) > 1 else None
        for node, value in nx.clustering(tied).items()}, clustering)
    parts = sorted(map(len, nx.connected_components(tied)), reverse=True)
    found = chart.by_node("components()", "component")
    ledger.compare(name + "/components", 1, 1 if parts == sorted(
        (list(found.values()).count(c) for c in set(found.values())), reverse=True) else 0)
    strong = sorted(map(len, nx.strongly_connected_components(arcs)), reverse=True)
    ledger.compare(name + "/strong", 1, 1 if strong == strong_sizes(chart) else 0)
    points = sorted(nx.articulation_points(tied))
    rows = chart.ask("articulationPoints() YIELD node", "node.id")
    ledger.compare(name + "/articulation", 1, 1 if points == sorted(r[0] for r in rows) else 0)
    bridges = sorted(tuple(sorted(pair)) for pair in nx.bridges(tied))
    rows = chart.ask("bridges() YIELD source, target", "source.id, target.id")
    ledger.compare(name + "/bridges", 1,
                   1 if bridges == sorted(tuple(sorted(r)) for r in rows) else 0)
    blocks = sorted(sorted(block) for block in nx.biconnected_components(tied))
    rows = chart.ask("biconnected() YIELD nodes", "[n IN nodes | n.id]")
    ledger.compare(name + "/blocks", 1, 1 if blocks == sorted(sorted(r[0]) for r in rows) else 0)
    ledger.compare(name + "/reciprocity",
                   nx.overall_reciprocity(arcs) if arcs.number_of_edges() else None,
                   chart.one("reciprocity()", "value")[0])
    ledger.compare(name + "/efficiency", nx.global_efficiency(tied) if count > 1 else None,
                   chart.one("globalEfficiency()", "value")[0])
    if count > 1:
        values = sorted(np.linalg.eigvalsh(nx.laplacian_matrix(tied, weight=None).toarray()))
        apart = nx.number_connected_components(tied) > 1
        ledger.compare(name + "/algebraic", 0 if apart else values[1],
                       chart.one("algebraicConnectivity()", "value")[0])
        connected = nx.is_connected(tied)
        average, diameter = chart.one(f"pathLengths({both})", "average", "diameter")
        ledger.compare(name + "/average",
                       nx.average_shortest_path_length(tied) if connected else None, average)
        ledger.compare(name + "/diameter", nx.diameter(tied) if connected else None, diameter)
    groups = {node: values["group"] for node, values in nodes.items() if values["group"]}
    if groups:
        for given, weight in [(f"{{direction: 'both', group: 'my_group'}}", None),
                              (f"{{direction: 'both', group: 'my_group', weight: 'weight'}}",
                               "weight")]:
            part = tied.subgraph(groups)
            division = [{n for n in groups if groups[n] == g} for g in set(groups.values())]
            wanted = nx.community.modularity(part, division, weight=weight) \
                if part.number_of_edges() else None
            ledger.compare(f"{name}/modularity/{weight}", wanted,
                           chart.one(f"modularity({given})", "value")[0])
        brokerage(ledger, chart, name, arcs, groups)
        ties_across(ledger, chart, name, arcs, tied, groups)
        chance(ledger, chart, name, arcs, tied, groups)
    krackhardt(ledger, chart, name, arcs, tied, nx)
    robustness(ledger, chart, name, tied, nx)
    degrees(ledger, chart, name, nodes, ties)
    spectra(ledger, chart, name, list(nodes), arcs, tied, np, nx)
    centralization(ledger, chart, name, arcs, tied, nx)
    hierarchy(ledger, chart, name, arcs, ties, nx)
    cuts(ledger, chart, name, list(nodes), ties, arcs, nx)
    players(ledger, chart, name, tied, np, nx)
