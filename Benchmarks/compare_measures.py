"""Compares weft's measures with python-igraph's and NetworKit's: same graph, same run, same threads.

    python Benchmarks/compare_measures.py CHART [MEASURE ...] [--threads 2] [--repeat 1]
    python Benchmarks/compare_measures.py CHART [MEASURE ...] --growth CHART ... [--limit 300]
    python Benchmarks/compare_measures.py CHART [MEASURE ...] --memory [--threads 1]

Every library gets the same ties, read from the chart once. Each line is one measure: seconds and
processor seconds of each, how many times as fast weft is by either, and how far the answers differ;
then what weft held beyond the graph. On a busy machine the processor seconds are the steadier ones.
Communities are searched for once by each; leidenBest and louvainBest, where they are named, are the
twenty runs weft's users get.
With --growth every measure is timed by weft alone on all of the charts, from the smallest to the largest,
those whose time grows with the square on those of up to 20,000 nodes; then comes how the time of each
grew from the last chart but one to the last, as a power of their size: 1 is in proportion. With --memory
what every measure takes beyond the graph is printed beside what it may take, of those on such small
charts alone.
"""
import argparse
import array
import gc
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.join(HERE, ".build", "release", "measure-bench")
UNDIRECTED = {
    "betweenness", "edgeBetweenness", "sampledBetweenness", "closeness", "harmonic", "leiden",
    "louvain", "leidenBest", "louvainBest", "articulationPoints", "biconnected", "core", "triangles",
    "structuralHoles",
}
MEASURES = [
    "betweenness", "edgeBetweenness", "sampledBetweenness", "closeness", "leiden", "louvain",
    "pageRank", "strongComponents", "components", "articulationPoints", "biconnected", "core",
    "triangles", "structuralHoles",
]
# Those that take more than a minute on large charts.
SLOW = {"betweenness", "edgeBetweenness", "closeness", "harmonic"}
# Nodes of charts that measures are run on whose time grows faster than the chart.
SMALL = 20000


def read_ties(chart, file):
    """Writes the ties of a GraphML chart as measure-bench reads them; returns nodes and arcs."""
    ids, ends = {}, array.array("I")
    node = re.compile(r'<node id="([^"]*)"')
    edge = re.compile(r'<edge .*?source="([^"]*)" target="([^"]*)"')
    with open(chart, encoding="utf8") as lines:
        for line in lines:
            if found := node.search(line):
                ids.setdefault(found[1], len(ids))
            elif found := edge.search(line):
                ends.append(ids.setdefault(found[1], len(ids)))
                ends.append(ids.setdefault(found[2], len(ids)))
    with open(file, "wb") as out:
        array.array("I", [len(ids), len(ends) // 2]).tofile(out)
        ends.tofile(out)
    return len(ids), list(zip(ends[::2], ends[1::2]))


def simple(arcs, directed):
    """The arcs without loops and parallels."""
    if directed:
        return sorted({(a, b) for a, b in arcs if a != b})
    return sorted({(min(a, b), max(a, b)) for a, b in arcs if a != b})


def igraph_runs(graphs):
    from igraph import Graph

    def graph(directed):
        nodes, arcs = graphs(directed)
        return Graph(n=nodes, edges=arcs, directed=directed)

    return graph, {
        "betweenness": lambda g: g.betweenness(),
        "edgeBetweenness": lambda g: g.edge_betweenness(),
        "closeness": None,
        "leiden": lambda g: g.community_leiden(
            objective_function="modularity", n_iterations=2).membership,
        "louvain": lambda g: g.community_multilevel().membership,
        "pageRank": lambda g: g.pagerank(),
        "strongComponents": lambda g: g.connected_components("strong").membership,
        "components": lambda g: g.connected_components("weak").membership,
        "articulationPoints": lambda g: g.articulation_points(),
        "biconnected": lambda g: g.biconnected_components(),
        "core": lambda g: g.coreness(),
        "triangles": None,
        "structuralHoles": lambda g: g.constraint(),
    }


def networkit_runs(graphs, threads):
    import networkit as nk

    nk.setNumberOfThreads(threads)

    def graph(directed):
        nodes, arcs = graphs(directed)
        made = nk.Graph(nodes, directed=directed)
        for one, other in arcs:
            made.addEdge(one, other)
        made.indexEdges()
        return made

    def scores(algorithm):
        algorithm.run()
        return algorithm.scores()

    def partition(algorithm):
        algorithm.run()
        return algorithm.getPartition().getVector()

    def edges(g):
        algorithm = nk.centrality.Betweenness(g, computeEdgeCentrality=True)
        algorithm.run()
        return [score / 2 for score in algorithm.edgeScores()]

    def kadabra(g):
        algorithm = nk.centrality.KadabraBetweenness(g, 0.01, 0.1)
        algorithm.run()
        # Without direction its scores come out on twice the scale.
        return [score / 2 for _, score in sorted(algorithm.ranking())]

    def biconnected(g):
        algorithm = nk.components.BiconnectedComponents(g)
        algorithm.run()
        return algorithm.getComponents()

    def strong(g):
        algorithm = nk.components.StronglyConnectedComponents(g)
        algorithm.run()
        return algorithm.getPartition().getVector()

    def weak(g):
        algorithm = nk.components.WeaklyConnectedComponents(g)
        algorithm.run()
        return algorithm.getPartition().getVector()

    return graph, {
        # Without direction every pair is counted from both ends.
        "betweenness": lambda g: [s / 2 for s in scores(nk.centrality.Betweenness(g))],
        "edgeBetweenness": edges,
        "sampledBetweenness": kadabra,
        "closeness": None,
        "leiden": lambda g: partition(nk.community.ParallelLeiden(g, iterations=2)),
        "louvain": lambda g: partition(nk.community.PLM(g)),
        "pageRank": lambda g: scores(nk.centrality.PageRank(g, damp=0.85, tol=1e-10)),
        "strongComponents": strong,
        "components": weak,
        "biconnected": biconnected,
        "core": lambda g: scores(nk.centrality.CoreDecomposition(g)),
    }


def modularity(nodes, arcs, membership):
    degrees, inside = {}, 0
    for one, other in arcs:
        for end in (one, other):
            group = membership[end]
            degrees[group] = degrees.get(group, 0) + 1
        inside += membership[one] == membership[other]
    total = len(arcs)
    return inside / total - sum((d / (2 * total)) ** 2 for d in degrees.values())


def difference(name, mine, theirs):
    """How far two answers differ, as text."""
    if name in ("leiden", "louvain", "biconnected") or theirs is None or not mine:
        return ""
    if name in ("strongComponents", "components"):
        pairs = set(zip(mine, theirs))
        same = len(pairs) == len(set(mine)) == len(set(theirs))
        return "same" if same else "DIFFERENT"
    if name == "articulationPoints":
        return "same" if sorted(theirs) == [int(x) for x in mine] else "DIFFERENT"
    if len(mine) != len(theirs):
        return f"{len(mine)} against {len(theirs)} values"
    worst = 0.0
    for one, other in zip(mine, theirs):
        if one != one or other != other:
            continue
        gap = abs(one - other)
        worst = max(worst, gap if name == "sampledBetweenness" else gap / max(abs(one), abs(other), 1e-9))
    return f"{worst:.1e}"


def run_weft(ties, name, options, scores=None):
    command = [BENCH, ties, name, "--threads", str(options.threads), "--repeat", str(options.repeat)]
    if scores:
        command += ["--scores", scores]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True,
                                       timeout=options.limit).stdout)
    values = array.array("d")
    if scores:
        with open(scores, "rb") as file:
            values.frombytes(file.read())
    return answer, list(values)


def all_measures():
    """The names of all measures of weft, and of those whose time grows faster than the chart."""
    usage = subprocess.run([BENCH], capture_output=True, text=True).stdout.split("\n")
    return usage[1].split(), set(usage[2].split())


def print_memory(ties, options):
    """Prints what each measure takes, each in a process of its own."""
    # What is freed goes back to the system at once, or using it again would not show.
    allocator = {"MALLOC_MMAP_THRESHOLD_": "4096", "MALLOC_TRIM_THRESHOLD_": "4096",
                 "MALLOC_MMAP_MAX_": "1000000"}
    for name in options.measures or all_measures()[0]:
        subprocess.run([BENCH, ties, "memory", name, "--threads", str(options.threads)],
                       check=True, env={**os.environ, **allocator})


def print_growth(folder, options):
    """Prints the seconds of each measure on all charts and the power of the size they grow with."""
    charts = []
    for place, chart in enumerate([options.chart, *options.growth]):
        ties = os.path.join(folder, f"ties{place}")
        nodes, arcs = read_ties(chart, ties)
        charts.append((nodes, len(arcs), ties))
        del arcs
    charts.sort()
    print(f"{options.threads} threads; load {os.getloadavg()[0]:.1f}")
    print(f"{'nodes':34}" + "".join(f"{nodes:12,}" for nodes, *_ in charts))
    print(f"{'relationships':34}" + "".join(f"{count:12,}" for _, count, _ in charts) + "   power")
    names, slow = all_measures()
    for name in options.measures or names:
        text, known = f"{name:34}", []
        for nodes, count, ties in charts:
            if name in slow and nodes > SMALL:
                break
            try:
                seconds = run_weft(ties, name, options)[0]["processor"]
            except subprocess.TimeoutExpired:
                text += f"{'>' + str(options.limit):>12}"
                break
            known.append((nodes + count, seconds))
            text += f"{seconds:12.4f}"
        if len(known) > 1:
            (size, time_), (larger, later) = known[-2:]
            power = math.log(max(later, 1e-6) / max(time_, 1e-6)) / math.log(larger / size)
            text = f"{text:{34 + 12 * len(charts)}}{power:8.2f}"
        print(text, flush=True)


def timed(run, graph, repeat):
    best, busy, answer = float("inf"), float("inf"), None
    for _ in range(repeat):
        gc.collect()
        start, used = time.perf_counter(), time.process_time()
        answer = run(graph)
        best = min(best, time.perf_counter() - start)
        busy = min(busy, time.process_time() - used)
    return best, busy, answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("chart")
    parser.add_argument("measures", nargs="*")
    parser.add_argument("--threads", type=int)
    parser.add_argument("--memory", action="store_true", help="bytes a node of every measure of weft")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--bench", default=BENCH, help="weft's side")
    parser.add_argument("--growth", nargs="*", default=[], help="further charts, timed by weft alone")
    parser.add_argument("--limit", type=float, help="seconds after which a run of weft is given up")
    options = parser.parse_intermixed_args()
    globals()["BENCH"] = options.bench
    options.threads = options.threads or (1 if options.memory else 2)
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    names = options.measures or MEASURES

    with tempfile.TemporaryDirectory() as folder:
        if options.growth:
            print_growth(folder, options)
            return
        ties = os.path.join(folder, "ties")
        nodes, arcs = read_ties(options.chart, ties)
        if options.memory:
            print(f"{options.chart}: {nodes:,} nodes, {len(arcs):,} relationships, "
                  f"{options.threads} threads")
            print(f"{'measure':34}{'bytes a node':>12}{'at most':>10}", flush=True)
            print_memory(ties, options)
            return
        if not options.measures and nodes > SMALL:
            names = [name for name in names if name not in SLOW]
        kept = {directed: simple(arcs, directed) for directed in (False, True)}
        print(f"{options.chart}: {nodes:,} nodes, {len(arcs):,} relationships, "
              f"{len(kept[False]):,} ties; {options.threads} threads; load {os.getloadavg()[0]:.1f}")
        sides = {
            "igraph": igraph_runs(lambda d: (nodes, kept[d])),
            "NetworKit": networkit_runs(lambda d: (nodes, kept[d]), options.threads),
        }
        made = {}
        print(f"{'measure':20}{'weft s':>9}{'cpu s':>8}{'B/node':>8}" + "".join(
            f"{side + ' s':>12}{'cpu s':>8}{'ratio':>7}{'cpu':>6}{'differs':>9}" for side in sides) + "  answer")
        for name in names:
            directed = name not in UNDIRECTED
            answer, mine = run_weft(ties, name, options, os.path.join(folder, "scores"))
            seconds = answer["seconds"]
            busy = answer["processor"]
            text = f"{name:20}{seconds:9.3f}{busy:8.3f}{answer['bytesANode']:8.0f}"
            notes = [f"{k} {v:.6g}" for k, v in sorted(answer["answer"].items())]
            for side, (make, runs) in sides.items():
                if not runs.get(name):
                    text += f"{'':42}"
                    continue
                if (side, directed) not in made:
                    made[side, directed] = make(directed)
                theirs, used, scores = timed(runs[name], made[side, directed], options.repeat)
                text += f"{theirs:12.3f}{used:8.2f}{theirs / seconds:7.1f}{used / busy:6.1f}"
                text += f"{difference(name, mine, scores):>9}"
                if name in ("leiden", "louvain"):
                    notes.append(f"{side} {modularity(nodes, kept[False], scores):.6g}")
            print(text + "  " + ", ".join(notes), flush=True)


if __name__ == "__main__":
    sys.exit(main())
