"""Compares the values of weft's procedures with values computed elsewhere.

    python Benchmarks/compare_values.py [--weft BINARY] [--data FOLDER ...] [--random N] [--seed S]

A data folder holds nodes.csv, an edge list (source,target,weight) for each layer, and expected.json
with the values of each layer. With --random that many small graphs (directed or not, weighted,
disconnected, with isolates, loops and parallel ties, bipartite) are compared with networkx. Each line
is one data set: how many values were compared, the largest relative difference, and what differs.
"""
import argparse
import os
import random
import sys
import tempfile

from values.chart import Chart
from values.folders import compare_folder
from values.graphs import random_graph, random_values
from values.ledger import Ledger

HERE = os.path.dirname(os.path.abspath(__file__))
DEFAULT = os.path.join(HERE, "..", ".build", "release", "weft")


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
