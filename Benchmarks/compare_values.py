"""Compares the values of weft's procedures with values computed elsewhere.

    python Benchmarks/compare_values.py [--weft BINARY] [--data FOLDER ...] [--random N] [--seed S]

A data folder holds nodes.csv, an edge list (source,target,weight) for each layer, and expected.json
with the values of each layer. With --random that many small graphs (directed or not, weighted,
disconnected, with isolates, loops and parallel ties, bipartite) are compared with networkx. Each line
is one data set: how many values were compared, the largest relative difference, and what differs.
"""
import argparse
import csv
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from xml.sax.saxutils import quoteattr, escape

HERE = os.path.dirname(os.path.abspath(__file__))
DEFAULT = os.path.join(HERE, "..", ".build", "release", "weft")


class Ledger:
    def __init__(self, name):
        self.name, self.count, self.largest, self.wrong = name, 0, 0.0, []

    def compare(self, path, expected, found):
        self.count += 1
        if isinstance(expected, float) and math.isnan(expected):
            expected = None
        if expected is None or found is None or isinstance(expected, str) or isinstance(found, str):
            if expected != found:
                self.wrong.append(f"{path}: expected {expected}, found {found}")
            return
        gap = abs(expected - found) / max(1e-3, abs(expected))
        self.largest = max(self.largest, gap)
        if gap > 1e-9:
            self.wrong.append(f"{path}: expected {expected}, found {found}")

    def nodes(self, path, expected, found):
        for key, value in expected.items():
            self.compare(f"{path}/{key}", value, found.get(str(key), "no row"))

    def close(self, shown=12):
        print(f"{self.name:40}{self.count:8} values, largest difference {self.largest:.1e}, "
              f"{len(self.wrong)} differ")
        for line in self.wrong[:shown]:
            print(f"    {line}")
        return len(self.wrong)


class Chart:
    """A graph as a GraphML file, and the queries asked of it."""

    def __init__(self, weft, folder, nodes, ties):
        self.weft, self.file = weft, os.path.join(folder, "chart.graphml")
        keys = sorted({key for values in nodes.values() for key in values})
        with open(self.file, "w", encoding="utf8") as out:
            out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
            for key in keys:
                out.write(f'<key id="{key}" for="node" attr.name="my_{key}" attr.type="string"/>\n')
            out.write('<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n')
            out.write('<graph edgedefault="directed">\n')
            for node, values in nodes.items():
                data = "".join(
                    f'<data key="{k}">{escape(v)}</data>' for k, v in values.items() if v != "")
                out.write(f"<node id={quoteattr(str(node))}>{data}</node>\n")
            for source, target, weight in ties:
                out.write(f"<edge source={quoteattr(str(source))} target={quoteattr(str(target))}>"
                          f'<data key="w">{weight}</data></edge>\n')
            out.write("</graph></graphml>\n")

    def ask(self, call, returned, before=""):
        query = f"{before} CALL graph.{call} RETURN {returned}"
        done = subprocess.run(
            [self.weft, "query", self.file, query, "--format", "json", "--no-derive", "--quiet"],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{query}\n{done.stderr}")
        return json.loads(done.stdout)["rows"]

    def by_node(self, call, *columns):
        """A dictionary by node for each column."""
        rows = self.ask(f"{call} YIELD node, {', '.join(columns)}", f"node.id, {', '.join(columns)}")
        found = [{row[0]: row[i + 1] for row in rows} for i in range(len(columns))]
        return found if len(columns) > 1 else found[0]

    def one(self, call, *columns):
        rows = self.ask(f"{call} YIELD {', '.join(columns)}", ", ".join(columns))
        return rows[0] if rows else [None] * len(columns)


def layer_values(ledger, chart, name, expected):
    """Compares what expected.json says of one layer."""
    directed = expected.get("directed", False)
    way = "'out'" if directed else "'both'"
    both, own = "{direction: 'both'}", f"{{direction: {way}}}"

    def nodes(key, found):
        if key in expected and expected[key] is not None:
            ledger.nodes(f"{name}/{key}", expected[key], found())

    def value(key, found):
        if key in expected:
            ledger.compare(f"{name}/{key}", expected[key], found())

    nodes("betweenness_undirected_raw", lambda: chart.by_node(f"betweenness({both})", "score"))
    nodes("betweenness_undirected_normalised",
          lambda: chart.by_node(f"betweenness({both})", "normalised"))
    nodes("betweenness_directed_raw", lambda: chart.by_node("betweenness()", "score"))
    nodes("closeness_undirected", lambda: chart.by_node(f"closeness({both})", "score"))
    nodes("core_number", lambda: chart.by_node(f"core({both})", "k"))
    nodes("indegree", lambda: chart.by_node("degree()", "in"))
    nodes("outdegree", lambda: chart.by_node("degree()", "out"))
    for key, options in [("burt_binary", own), ("burt_undirected_binary", both),
                         ("burt_valued", f"{{direction: {way}, weight: 'weight'}}")]:
        if key in expected:
            columns = ["constraint", "effectiveSize", "efficiency", "hierarchy"]
            found = chart.by_node(f"structuralHoles({options})", *columns)
            for column, values in zip(
                    ["constraint", "effective_size", "efficiency", "hierarchy"], found):
                if column in expected[key]:
                    ledger.nodes(f"{name}/{key}/{column}", expected[key][column], values)
    value("reciprocity_edgewise", lambda: chart.one("reciprocity()", "value")[0])
    for word, column in [("average_path_length_undirected", "average"),
                         ("diameter_undirected", "diameter")]:
        value(word, lambda: chart.one(f"pathLengths({both})", column)[0])
    value("global_efficiency_undirected", lambda: chart.one("globalEfficiency()", "value")[0])
    value("algebraic_connectivity", lambda: chart.one("algebraicConnectivity()", "value")[0])
    central = {**dict(chart.ask(f"centralization({both}) YIELD measure, value", "measure, value"))}
    for measure in ["degree", "betweenness", "closeness"]:
        value(f"freeman_{measure}_centralization", lambda: central[measure])
    if directed:
        arcs = dict(chart.ask("centralization({direction: 'out'}) YIELD measure, value",
                              "measure, value"))
        value("freeman_indegree_centralization", lambda: arcs["inDegree"])
        value("freeman_outdegree_centralization", lambda: arcs["outDegree"])
    parts = chart.by_node("components()", "component")
    sizes = sorted((list(parts.values()).count(c) for c in set(parts.values())), reverse=True)
    for key, found in [
            ("weak_component_sizes", sizes),
            ("strong_component_sizes", strong_sizes(chart)),
            ("biconnected_component_sizes", sorted(
                (row[0] for row in chart.ask("biconnected() YIELD nodes", "size(nodes)")),
                reverse=True))]:
        if key in expected:
            ledger.nodes(f"{name}/{key}", dict(enumerate(expected[key])),
                         {str(i): v for i, v in enumerate(found)})
    if "articulation_points" in expected:
        found = sorted(row[0] for row in chart.ask("articulationPoints() YIELD node", "node.id"))
        wanted = sorted(expected["articulation_points"])
        ledger.compare(f"{name}/articulation_points", 1, 1 if found == wanted else 0)
    if isinstance(expected.get("rich_club_phi"), dict):
        found = {str(k): phi for k, phi in chart.ask(
            "richClub({direction: 'both', samples: 1}) YIELD k, phi", "k, phi")}
        ledger.nodes(f"{name}/rich_club_phi", expected["rich_club_phi"], found)
    if "simmelian" in expected:
        rows = chart.ask("simmelian() YIELD strength", "count(*)")
        ledger.compare(f"{name}/simmelian", expected["simmelian"]["simmelian_dyads"], rows[0][0])
    gtd = expected.get("krackhardt_gtd")
    if gtd:
        turned = str(gtd.get("orientation_used", "")).startswith("reversed")
        found = chart.one(f"krackhardt({{direction: '{'in' if turned else 'out'}'}})",
                          "connectedness", "hierarchy", "efficiency", "lubness")
        for key, number in zip(["connectedness", "hierarchy", "efficiency_krackhardt1994",
                                "lubness_krackhardt1994"], found):
            if key in gtd:
                ledger.compare(f"{name}/krackhardt_gtd/{key}", gtd[key], number)
    for attribute, wanted in (expected.get("partitions") or {}).items():
        partition_values(ledger, chart, f"{name}/{attribute}", attribute, wanted, directed)


def partition_values(ledger, chart, name, attribute, wanted, directed):
    both = f"{{direction: 'both', group: 'my_{attribute}'}}"
    own = f"{{direction: '{'out' if directed else 'both'}', group: 'my_{attribute}'}}"
    columns = "group, internal, external, value, expected, minimum, maximum"
    if "ei" in wanted:
        for key, options in [("dyads", both)] + ([("arcs", own)] if directed else []):
            if key not in wanted["ei"]:
                continue
            rows = chart.ask(f"ei({options}) YIELD {columns}", columns)
            whole = next(row for row in rows if row[0] is None)
            for place, word in [(1, "internal"), (2, "external"), (3, "ei")]:
                ledger.compare(f"{name}/ei/{key}/{word}", wanted["ei"][key][word], whole[place])
            if key == "dyads":
                for place, word in [(4, "expected_if_ties_ignore_groups"), (5, "attainable_min"),
                                    (6, "attainable_max")]:
                    if word in wanted["ei"]:
                        ledger.compare(f"{name}/ei/{word}", wanted["ei"][word], whole[place])
                for group, values in wanted["ei"].get("by_group_dyads", {}).items():
                    row = next((r for r in rows if str(r[0]) == group), None)
                    ledger.compare(f"{name}/ei/{group}", values["ei"], row and row[3])
    if "modularity_of_partition" in wanted:
        ledger.compare(f"{name}/modularity", wanted["modularity_of_partition"],
                       chart.one(f"modularity({both})", "value")[0])
    brokerage = wanted.get("brokerage")
    if brokerage:
        rows = chart.ask(f"brokerage({own}) YIELD node, role, count", "node.id, role, count")
        roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]
        found = {(row[0], row[1]): row[2] for row in rows}
        for node, counts in brokerage.get("raw", {}).items():
            for role, count in zip(roles, counts):
                ledger.compare(f"{name}/brokerage/{node}/{role}", count, found.get((node, role)))


def strong_sizes(chart):
    rows = chart.ask("strongComponents() YIELD component", "component, count(*)")
    return sorted((row[1] for row in rows), reverse=True)


def compare_folder(weft, folder):
    with open(os.path.join(folder, "expected.json"), encoding="utf8") as file:
        expected = json.load(file)
    if "layers" not in expected:
        return 0
    with open(os.path.join(folder, "nodes.csv"), encoding="utf8") as file:
        nodes = {row.pop("id"): row for row in csv.DictReader(file)}
    ledger = Ledger(os.path.basename(folder.rstrip("/")))
    for layer, values in expected["layers"].items():
        with open(os.path.join(folder, layer + ".csv"), encoding="utf8") as file:
            ties = [(r["source"], r["target"], r.get("weight") or 1) for r in csv.DictReader(file)]
        with tempfile.TemporaryDirectory() as scratch:
            layer_values(ledger, Chart(weft, scratch, nodes, ties), layer, values)
    return ledger.close()


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
    wanted = dict.fromkeys(["degree", "closeness", "betweenness", "inDegree", "outDegree"])
    if count > 2:
        wanted["degree"] = excess([d for _, d in tied.degree()], (count - 1) * (count - 2))
        wanted["inDegree"] = excess([d for _, d in arcs.in_degree()], (count - 1) ** 2)
        wanted["outDegree"] = excess([d for _, d in arcs.out_degree()], (count - 1) ** 2)
        wanted["betweenness"] = excess(
            list(nx.betweenness_centrality(tied, normalized=False).values()),
            (count - 1) ** 2 * (count - 2) / 2)
        if nx.is_connected(tied):
            wanted["closeness"] = excess(
                list(near.values()), (count - 1) * (count - 2) / (2 * count - 3))
    for word, value in wanted.items():
        ledger.compare(f"{name}/centralization/{word}", value, found.get(word))


def hierarchy(ledger, chart, name, arcs, ties, nx):
    """Layers, cycles, spans, dominators and mutual ties."""
    longest, cyclic = {}, set()
    for part in nx.strongly_connected_components(arcs):
        if len(part) > 1:
            cyclic |= part
            for node in part:
                cyclic |= nx.descendants(arcs, node)
    for node in nx.topological_sort(arcs.subgraph(set(arcs) - cyclic)):
        longest[node] = 1 + max((longest[p] for p in arcs.predecessors(node)), default=0)
    ledger.nodes(f"{name}/layers", {n: longest.get(n) for n in arcs},
                 chart.by_node("layers()", "layer"))
    wanted = []
    for part in nx.strongly_connected_components(arcs):
        if len(part) > 1:
            far = dict(nx.all_pairs_shortest_path_length(arcs.subgraph(part)))
            wanted.append(min(1 + far[b][a] for a, b in arcs.subgraph(part).edges()))
    found = [row[0] for row in chart.ask("cycles() YIELD length", "length")]
    ledger.nodes(f"{name}/cycles", dict(enumerate(sorted(wanted))),
                 {str(i): v for i, v in enumerate(sorted(found))})
    loops = {a for a, b, _ in ties if a == b}
    roots = {n for n in arcs
             if arcs.in_degree(n) == 0 and (arcs.out_degree(n) > 0 or n in loops)}
    depth = nx.multi_source_dijkstra_path_length(arcs, roots, weight=None) if roots else {}
    spans, below, depths = chart.by_node("spans()", "span", "below", "depth")
    ledger.nodes(f"{name}/span", dict(arcs.out_degree()), spans)
    ledger.nodes(f"{name}/below", {n: len(nx.descendants(arcs, n)) for n in arcs}, below)
    on = {n: d for n, d in depth.items() if n not in cyclic}
    ledger.nodes(f"{name}/depth", {n: on.get(n) for n in arcs}, depths)
    start = next(iter(arcs))
    rows = dict(chart.ask(f"dominators({{from: n}}) YIELD node, dominator", "node.id, dominator.id",
                          f"MATCH (n {{id: '{start}'}})"))
    wanted = dict(nx.immediate_dominators(arcs, start))
    wanted[start] = None
    ledger.nodes(f"{name}/dominators", wanted, rows)
    ledger.compare(f"{name}/dominators", len(wanted), len(rows))
    mutual = nx.Graph([(a, b) for a, b in arcs.edges() if arcs.has_edge(b, a)])
    shared = {tuple(sorted(pair)): len(list(nx.common_neighbors(mutual, *pair)))
              for pair in mutual.edges()}
    rows = chart.ask("simmelian() YIELD source, target, strength",
                     "source.id, target.id, strength")
    found = {tuple(sorted(row[:2])): row[2] for row in rows}
    for pair, strength in shared.items():
        ledger.compare(f"{name}/simmelian/{pair}", strength or None, found.get(pair))


def cuts(ledger, chart, name, nodes, ties, arcs, nx):
    """Cuts and disjoint and shortest paths between the first and the last node."""
    if len(nodes) < 2:
        return
    one, other = nodes[0], nodes[-1]
    start = f"MATCH (a {{id: '{one}'}}), (b {{id: '{other}'}})"
    for weight in [None, "weight"]:
        flow = nx.DiGraph()
        flow.add_nodes_from(nodes)
        for a, b, w in ties:
            if a != b:
                old = flow.get_edge_data(a, b, {"capacity": 0})["capacity"]
                flow.add_edge(a, b, capacity=old + (w if weight else 1))
        given = "{from: a, to: b" + (", weight: 'weight'}" if weight else "}")
        rows = chart.ask(f"minCut({given}) YIELD value", "value", start)
        ledger.compare(f"{name}/minCut/{weight}", float(nx.maximum_flow_value(flow, one, other)),
                       rows[0][0] if rows else None)
    rows = chart.ask("disjointPaths({from: a, to: b}) YIELD count", "count", start)
    direct = arcs.has_edge(one, other)
    apart = arcs.copy()
    if direct:
        apart.remove_edge(one, other)
    between = nx.node_connectivity(apart, one, other) if nx.has_path(apart, one, other) else 0
    ledger.compare(f"{name}/disjointPaths", between + direct, rows[0][0] if rows else None)
    rows = chart.ask("vertexCut({from: a, to: b}) YIELD value", "value", start)
    ledger.compare(f"{name}/vertexCut", None if direct else between, rows[0][0] if rows else None)
    for _, _, data in arcs.edges(data=True):
        data["least"] = math.inf
    for a, b, w in ties:
        if a != b:
            arcs[a][b]["least"] = min(arcs[a][b]["least"], w)
    for length in [None, "least"]:
        given = "{from: a, to: b, samples: 4" + (", weight: 'weight'}" if length else "}")
        rows = chart.ask(f"shortestPaths({given}) YIELD cost", "cost", start)
        wanted = []
        if nx.has_path(arcs, one, other):
            for path in nx.shortest_simple_paths(arcs, one, other, weight=length):
                if len(wanted) == 4:
                    break
                wanted.append(float(sum(
                    arcs[a][b]["least"] if length else 1 for a, b in zip(path, path[1:]))))
        ledger.compare(f"{name}/shortestPaths/{length}/count", len(wanted), len(rows))
        for place, (cost, row) in enumerate(zip(wanted, sorted(r[0] for r in rows))):
            ledger.compare(f"{name}/shortestPaths/{length}/{place}", cost, row)


def players(ledger, chart, name, tied, np, nx):
    """Key players, core and periphery, rich club: by trying every set, or by definition."""
    nodes = list(tied)
    count = len(nodes)
    for size in [1, 2]:
        rows = chart.ask(f"keyPlayers({{samples: {size}}}) YIELD value, exact", "value, exact")
        best = None
        if count - size >= 2:
            best = 0.0
            for chosen in itertools.combinations(nodes, size):
                left = tied.subgraph(set(nodes) - set(chosen))
                joined = sum(len(p) * (len(p) - 1) for p in nx.connected_components(left))
                best = max(best, 1 - joined / ((count - size) * (count - size - 1)))
        ledger.compare(f"{name}/keyPlayers/{size}", best, rows[0][0] if rows else None)
        rows = chart.ask(f"keyReach({{samples: {size}}}) YIELD value", "value")
        best = None
        if count >= size:
            far = dict(nx.all_pairs_shortest_path_length(tied))
            best = max(sum(1.0 if n in chosen else max(
                (1 / far[c][n] for c in chosen if n in far[c]), default=0.0) for n in nodes) / count
                for chosen in itertools.combinations(nodes, size))
        ledger.compare(f"{name}/keyReach/{size}", best, rows[0][0] if rows else None)
    degree = dict(tied.degree())
    phi = {}
    for k in range(max(degree.values(), default=0)):
        club = [n for n in nodes if degree[n] > k]
        if len(club) > 1:
            phi[k] = 2 * tied.subgraph(club).number_of_edges() / (len(club) * (len(club) - 1))
    found = {str(k): value for k, value in chart.ask(
        "richClub({samples: 1}) YIELD k, phi", "k, phi")}
    ledger.nodes(f"{name}/richClub", phi, found)
    ledger.compare(f"{name}/richClub/levels", len(phi), len(found))
    rows = chart.ask("coreness() YIELD node, core, rho", "node.id, core, rho")
    ties = tied.number_of_edges()
    if 2 < count <= 11 and 0 < ties < count * (count - 1) / 2:
        pairs = list(itertools.combinations(nodes, 2))
        tie = np.array([tied.has_edge(a, b) for a, b in pairs], dtype=float)
        best = -1.0
        for size in range(1, count - 1):
            for core in map(set, itertools.combinations(nodes, size)):
                ideal = np.array([a in core or b in core for a, b in pairs], dtype=float)
                if 0 < ideal.sum() < len(pairs):
                    best = max(best, float(np.corrcoef(tie, ideal)[0, 1]))
        ledger.compare(f"{name}/coreness", best, rows[0][2] if rows else None)


def chance(ledger, chart, name, arcs, tied, groups):
    """What random ties would give: moments of brokerage, mixing of groups, range of E-I."""
    sizes = {}
    for group in groups.values():
        sizes[group] = sizes.get(group, 0) + 1
    total = len(groups)
    rows = chart.ask("brokerage({group: 'my_group'}) YIELD node, role, expected, variance",
                     "node.id, role, expected, variance")
    found = {(row[0], row[1]): row[2:] for row in rows}
    if total > 1:
        density = arcs.subgraph(groups).number_of_edges() / (total * (total - 1))
        q, x = density ** 2 * (1 - density), (density * (1 - density)) ** 3
        for node, group in groups.items():
            mine = sizes[group]
            rest = [size for other, size in sizes.items() if other != group]
            out = total - mine
            pairs = {
                "coordinator": ((mine - 1) * (mine - 2),
                                2 * (mine - 1) * (mine - 2) * (mine - 3)),
                "itinerant": (sum(s * (s - 1) for s in rest),
                              2 * sum(s * (s - 1) * (s - 2) for s in rest)),
                "liaison": (out ** 2 - sum(s * s for s in rest),
                            4 * sum(s * math.comb(out - s, 2) for s in rest)),
            }
            pairs["representative"] = pairs["gatekeeper"] = (
                out * (mine - 1),
                2 * ((mine - 1) * math.comb(out, 2) + out * math.comb(mine - 1, 2)))
            for role, (ways, shared) in pairs.items():
                wanted = [q * ways, q * ways * (1 - q) + x * shared]
                for word, value, there in zip(
                        ["expected", "variance"], wanted, found.get((node, role), [None] * 2)):
                    ledger.compare(f"{name}/brokerage/{word}/{node}/{role}", value, there)
    for graph, way in [(arcs, "out"), (tied, "both")]:
        part = graph.subgraph(groups)
        pairs = list(part.edges()) + ([(b, a) for a, b in part.edges()] if way == "both" else [])
        out, into, between = {}, {}, {}
        for a, b in pairs:
            key = groups[a], groups[b]
            out[key[0]] = out.get(key[0], 0) + 1
            into[key[1]] = into.get(key[1], 0) + 1
            between[key] = between.get(key, 0) + 1
        rows = chart.ask(
            f"mixing({{direction: '{way}', group: 'my_group', samples: 1}}) "
            "YIELD group, other, observed, expected", "group, other, observed, expected")
        for one, other, observed, expected in rows:
            label = f"{name}/mixing/{way}/{one}-{other}"
            half = 2 if way == "both" and one == other else 1
            ledger.compare(label, between.get((one, other), 0) / half, observed)
            product = out.get(one, 0) * into.get(other, 0)
            ledger.compare(label + "/expected",
                           product / len(pairs) / half if product else None, expected)


def burt(graph, nodes, weight, np):
    """Constraint, effective size, efficiency and hierarchy of each node, by definition."""
    place = {node: i for i, node in enumerate(nodes)}
    ties = np.zeros((len(nodes), len(nodes)))
    for one, other, data in graph.edges(data=True):
        strength = data["weight"] if weight else 1
        ties[place[one], place[other]] += strength
        if not graph.is_directed():
            ties[place[other], place[one]] += strength
    z = ties + ties.T
    sums, most = z.sum(1), z.max(1, initial=0)
    result = {}
    for node, i in place.items():
        near = np.flatnonzero(z[i])
        if not len(near):
            result[node] = (None,) * 4
            continue
        p = z / np.where(sums == 0, 1, sums)[:, None]
        m = z / np.where(most == 0, 1, most)[:, None]
        c, size = [], 0.0
        for j in near:
            others = [q for q in near if q != j]
            c.append((p[i, j] + sum(p[i, q] * p[q, j] for q in others)) ** 2)
            size += 1 - sum(p[i, q] * m[j, q] for q in others)
        k, total = len(near), sum(c)
        if k == 1:
            result[node] = (1.0, 1.0, 1.0, 1.0)
            continue
        r = [x * k / total for x in c]
        result[node] = (total, size, size / k, sum(x * math.log(x) for x in r) / (k * math.log(k)))
    return result


def brokerage(ledger, chart, name, arcs, groups):
    roles = ["coordinator", "itinerant", "representative", "gatekeeper", "liaison"]
    counts = {(node, role): 0 for node in groups for role in roles}
    for broker in groups:
        for one in arcs.predecessors(broker):
            for other in arcs.successors(broker):
                if one == other or one not in groups or other not in groups \
                        or arcs.has_edge(one, other):
                    continue
                a, b, c = groups[one], groups[broker], groups[other]
                role = ("coordinator" if a == b == c else "itinerant" if a == c
                        else "representative" if a == b else "gatekeeper" if b == c else "liaison")
                counts[broker, role] += 1
    rows = chart.ask("brokerage({group: 'my_group'}) YIELD node, role, count",
                     "node.id, role, count")
    found = {(row[0], row[1]): row[2] for row in rows}
    for key, count in counts.items():
        ledger.compare(f"{name}/brokerage/{key}", count, found.get(key))


def ties_across(ledger, chart, name, arcs, tied, groups):
    for graph, way in [(arcs, "out"), (tied, "both")]:
        pairs = [(a, b) for a, b in graph.edges() if a in groups and b in groups]
        inside = sum(groups[a] == groups[b] for a, b in pairs)
        row = next(r for r in chart.ask(
            f"ei({{direction: '{way}', group: 'my_group', samples: 1}}) "
            "YIELD group, internal, external, value",
            "group, internal, external, value") if r[0] is None)
        value = (len(pairs) - 2 * inside) / len(pairs) if pairs else None
        for word, wanted, found in zip(
                ["internal", "external", "ei"], [inside, len(pairs) - inside, value], row[1:]):
            ledger.compare(f"{name}/ei/{way}/{word}", wanted, found)


def krackhardt(ledger, chart, name, arcs, tied, nx):
    nodes = list(arcs)
    count = len(nodes)
    reach = {one: nx.descendants(arcs, one) | {one} for one in nodes}
    parts = [list(part) for part in nx.connected_components(tied)]
    joined = sum(len(part) * (len(part) - 1) for part in parts)
    connectedness = 1.0 if count == 1 else joined / (count * (count - 1))
    mutual = one_way = 0
    for i, a in enumerate(nodes):
        for b in nodes[i + 1:]:
            there, back = b in reach[a], a in reach[b]
            mutual += there and back
            one_way += there or back
    hierarchy = 1 - mutual / one_way if one_way else None
    most = sum((len(part) - 1) * (len(part) - 2) / 2 for part in parts)
    extra = sum(tied.subgraph(part).number_of_edges() - len(part) + 1 for part in parts)
    without = 0
    for part in parts:
        for i, a in enumerate(part):
            for b in part[i + 1:]:
                bounds = [k for k in part if a in reach[k] and b in reach[k]]
                without += not any(all(k in reach[other] for other in bounds) for k in bounds)
    row = chart.one("krackhardt()", "connectedness", "hierarchy", "efficiency", "lubness")
    for word, wanted, found in zip(
            ["connectedness", "hierarchy", "efficiency", "lubness"],
            [connectedness, hierarchy, 1 - extra / most if most else None,
             1 - without / most if most else None], row):
        ledger.compare(f"{name}/krackhardt/{word}", wanted, found)


def robustness(ledger, chart, name, tied, nx):
    """R*, the best-tied node taken out first, of equals the first in the file."""
    count, left, total = len(tied), tied.copy(), 0.0
    order = {node: i for i, node in enumerate(tied)}
    for _ in range(count):
        gone = max(left, key=lambda node: (left.degree(node), -order[node]))
        left.remove_node(gone)
        total += max(map(len, nx.connected_components(left)), default=0) / count
    wanted = total / count / ((count - 1) / (2 * count)) if count > 1 else None
    ledger.compare(f"{name}/robustness", wanted, chart.one("robustness()", "value")[0])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--weft", default=DEFAULT)
    parser.add_argument("--data", nargs="*", default=[])
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = sum(compare_folder(options.weft, folder) for folder in options.data)
    ledger = Ledger("random graphs")
    for number in range(options.random):
        kind, nodes, ties = random_graph(random.Random(options.seed * 1000003 + number))
        with tempfile.TemporaryDirectory() as scratch:
            chart = Chart(options.weft, scratch, nodes, ties)
            random_values(ledger, chart, f"{number} {kind}", nodes, ties)
    if options.random:
        wrong += ledger.close(60)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
