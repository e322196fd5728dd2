"""Hierarchies, cuts and robustness by their definitions."""
import math


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
