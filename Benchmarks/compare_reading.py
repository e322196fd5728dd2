#!/usr/bin/env python3
"""Times `weft import` and `weft gaps` on a chart against a bare libxml2 SAX pass and other readers.

    compare_reading.py CHART.graphml [--weft PATH] [--sax-pass PATH] [--runs 5] [--threads N]
                       [--igraph] [--networkx] [--gaps] [--larger CHART.graphml]

Every command is a whole process, taken in turn in one run; the best of the runs counts. Memory is
the operating system's maximum resident size. --larger reads a second chart and prints how the time
of `weft import` grows.
"""

import argparse
import os
import subprocess
import sys
import time


def measure(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("chart")
    arguments.add_argument("--weft", default=".build/release/weft")
    arguments.add_argument("--sax-pass", default="Benchmarks/.build/release/sax-pass")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--threads", type=int)
    arguments.add_argument("--igraph", action="store_true")
    arguments.add_argument("--networkx", action="store_true")
    arguments.add_argument("--larger")
    arguments.add_argument("--gaps", action="store_true")
    options = arguments.parse_args()

    threads = ["--threads", str(options.threads)] if options.threads else []

    def weft(verb, chart):
        return [options.weft, verb, chart, "--format", "json", *threads]

    commands = {"SAX pass": [options.sax_pass, options.chart],
                "weft import": weft("import", options.chart)}
    if options.gaps:
        commands["weft gaps"] = weft("gaps", options.chart)
    if options.igraph:
        read = "import igraph, sys; igraph.Graph.Read_GraphML(sys.argv[1])"
        commands["igraph reader"] = [sys.executable, "-c", read, options.chart]
    if options.networkx:
        read = "import networkx, sys; networkx.read_graphml(sys.argv[1])"
        commands["networkx"] = [sys.executable, "-c", read, options.chart]
    if options.larger:
        commands["larger chart"] = weft("import", options.larger)
    best = {}
    for _ in range(options.runs):
        for name, command in commands.items():
            seconds, memory = measure(command)
            known = best.get(name, (float("inf"), 0))
            best[name] = (min(known[0], seconds), max(known[1], memory))

    size = os.path.getsize(options.chart)
    floor = best["SAX pass"][0]
    print(f"{options.chart}: {size / 1e6:.1f} MB, best of {options.runs} runs")
    print(f"{'':14} {'seconds':>8} {'× SAX pass':>11} {'MB':>7} {'× file':>7}")
    for name, (seconds, memory) in best.items():
        read = os.path.getsize(options.larger) if name == "larger chart" else size
        print(f"{name:14} {seconds:8.3f} {seconds / floor:11.2f} {memory / 1e6:7.0f}"
              f" {memory / read:7.2f}")
    if options.larger:
        growth = best["larger chart"][0] / best["weft import"][0]
        print(f"{options.larger}: {os.path.getsize(options.larger) / size:.2f} times the size,"
              f" {growth:.2f} times the time")


if __name__ == "__main__":
    main()
