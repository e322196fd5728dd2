#!/usr/bin/env python3
"""Counts the files of a corpus that weft, networkx and igraph read right, in one run.

    compare_corpus.py MANIFEST.csv [--weft PATH] [--seconds 60] [--wrong]

The manifest lists, for each file beside it, its format, whether its XML is well-formed (`ok`), and
the nodes and edges that were counted independently. A file is read right if as many nodes and edges
come out, and a broken one, or one that declares entities, if it is refused. Elements that repeat an id
may count once, and ends that no node has may be nodes. A reader gets a file only
in a format that it is made for; each is a process of its own. --wrong lists what was read wrong.
"""

import argparse
import collections
import csv
import json
import os
import subprocess
import sys

READERS = {
    "networkx": {"graphml": "networkx.read_graphml", "gexf": "networkx.read_gexf"},
    "igraph": {"graphml": "igraph.Graph.Read_GraphML"},
}
COUNT = """
import {module}, sys
graph = {function}(sys.argv[1])
print({nodes}, {edges})
"""


def script(name, function):
    nodes, edges = {"networkx": ("graph.number_of_nodes()", "graph.number_of_edges()"),
                    "igraph": ("graph.vcount()", "graph.ecount()")}[name]
    return COUNT.format(module=name, function=function, nodes=nodes, edges=edges)


def run(command, seconds):
    """Standard output and exit status; status 124 after too long, negative after a crash."""
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              timeout=seconds)
        return done.stdout.decode("utf-8", "replace"), done.returncode
    except subprocess.TimeoutExpired:
        return "", 124


def weft_counts(command, path, seconds):
    text, status = run([command, "import", path, "--format", "json", "--quiet"], seconds)
    if status != 0:
        return None, status
    read = json.loads(text)["sources"][0]["read"]
    return (read["nodes"], read["edges"]), 0


def peer_counts(name, function, path, seconds):
    text, status = run([sys.executable, "-c", script(name, function), path], seconds)
    try:
        nodes, edges = text.split()
        return (int(nodes), int(edges)), status
    except ValueError:
        return None, status or 1


def declares_entities(path):
    with open(path, "rb") as file:
        return b"<!ENTITY" in file.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("manifest")
    parser.add_argument("--weft", default=".build/release/weft")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--wrong", action="store_true")
    options = parser.parse_args()
    folder = os.path.dirname(options.manifest)
    right = collections.Counter()
    given = collections.Counter()
    wrong = []
    with open(options.manifest, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file)
                if row["format"] and os.path.exists(os.path.join(folder, row["file"]))]
    for row in rows:
        path = os.path.join(folder, row["file"])
        isRefused = row["xml"] != "ok" or declares_entities(path)
        wanted = (int(row["nodes"] or 0), int(row["edges"] or 0))
        least = wanted[0] - int(row["dup_ids"] or 0)
        most = wanted[0] + 2 * int(row["dangling"] or 0)

        def agrees(found):
            return found and found[1] == wanted[1] and least <= found[0] <= most

        for name in ["weft", "networkx", "igraph"]:
            if name == "weft":
                found, status = weft_counts(options.weft, path, options.seconds)
                isRight = status == 2 if isRefused else bool(found == wanted)
            elif row["format"] in READERS[name]:
                found, status = peer_counts(
                    name, READERS[name][row["format"]], path, options.seconds)
                isRight = found is None and status in (1, 2) if isRefused else bool(agrees(found))
            else:
                continue
            given[row["format"], name] += 1
            right[row["format"], name] += isRight
            if not isRight:
                shown = f"{found[0]} nodes, {found[1]} edges" if found else f"status {status}"
                wrong.append((name, row["file"], shown, "refused" if isRefused else wanted))
    print(f"{'format':12} {'files':>6}" + "".join(f" {name:>12}" for name in READERS | {"weft": 0}))
    names = list(READERS | {"weft": 0})
    formats = sorted({row["format"] for row in rows})
    for kind in formats:
        print(f"{kind:12} {given[kind, 'weft']:6}" + "".join(
            f" {str(right[kind, name]) if given[kind, name] else '-':>12}" for name in names))
    print(f"{'all':12} {len(rows):6}" + "".join(
        f" {sum(right[kind, name] for kind in formats):12}" for name in names))
    if options.wrong:
        for name, file, shown, wanted in wrong:
            print(f"{name}: {file}: {shown}, wanted {wanted}")


if __name__ == "__main__":
    main()
