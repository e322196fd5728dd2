"""Compares weft's measures with python-igraph's and NetworKit's: same graph, same run, same threads.

    python Benchmarks/compare_measures.py CHART [MEASURE ...] [--threads 2] [--repeat 1] [--growth CHART ...]
    python Benchmarks/compare_measures.py CHART --memory [--threads 1]

Every library gets the same ties, read from the chart once. Each line is one measure: seconds and
processor seconds of each, how many times as fast weft is by either, and how far the answers differ;
then what weft held beyond the graph. On a busy machine the processor seconds are the steadier ones.
Communities are searched for once by each; leidenBest and louvainBest, where they are named, are the
twenty runs weft's users get.
With --growth the same measures are timed on further charts by weft alone; exact measures of all paths,
whose time grows with the square, only where they are named. With --memory what every measure takes
beyond the graph is printed beside what it may take.
"""
import argparse
import array
import gc
import json
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
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    values = array.array("d")
    if scores:
        with open(scores, "rb") as file:
            values.frombytes(file.read())
    return answer, list(values)


def print_memory(ties, options):
    """Prints what each measure takes, each in a process of its own."""
    usage = subprocess.run([BENCH], capture_output=True, text=True).stdout
    # What is freed goes back to the system at once, or using it again would not show.
    allocator = {"MALLOC_MMAP_THRESHOLD_": "4096", "MALLOC_TRIM_THRESHOLD_": "4096",
                 "MALLOC_MMAP_MAX_": "1000000"}
    for name in options.measures or usage.split("\n")[1].split():
        subprocess.run([BENCH, ties, "memory", name, "--threads", str(options.threads)],
                       check=True, env={**os.environ, **allocator})


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
    options = parser.parse_intermixed_args()
    globals()["BENCH"] = options.bench
    options.threads = options.threads or (1 if options.memory else 2)
    os.environ["OMP_NUM_THREADS"] = str(options.threads)
    names = options.measures or MEASURES

    with tempfile.TemporaryDirectory() as folder:
        ties = os.path.join(folder, "ties")
        nodes, arcs = read_ties(options.chart, ties)
        if options.memory:
            print(f"{options.chart}: {nodes:,} nodes, {len(arcs):,} relationships, "
                  f"{options.threads} threads")
            print("measure                 bytes a node   at most", flush=True)
            print_memory(ties, options)
            return
        if not options.measures and nodes > 20000:
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

        for chart in options.growth:
            count, arcs = read_ties(chart, ties)
            print(f"{chart}: {count:,} nodes, {len(arcs):,} relationships")
            del arcs
            for name in names:
                if name in SLOW and name not in options.measures:
                    continue
                answer, _ = run_weft(ties, name, options)
                print(f"{name:20}{answer['seconds']:9.3f}{answer['processor']:8.3f}"
                      f"{answer['bytesANode']:8.0f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
