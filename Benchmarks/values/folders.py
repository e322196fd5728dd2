"""Compares data sets with the values that lie beside them."""
import csv
import json
import os
import tempfile

from .chart import Chart, strong_sizes
from .ledger import Ledger


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
