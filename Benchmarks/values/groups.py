"""Key players, brokers and groups by their definitions."""
import itertools
import math


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
