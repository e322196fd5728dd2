#!/usr/bin/env python3
"""Runs the same queries on weft and on Kuzu, in one run, on one chart, and compares answers and times.

    compare_queries.py CHART.graphml [--query-bench PATH] [--runs 7] [--threads 2]

Needs the Python package kuzu, and the executable query-bench of this package
(swift build -c release --package-path Benchmarks). Both engines load the chart once and run each
query several times; the best time of each counts. Kuzu reads the chart from CSV files made here.
"""

import argparse
import csv
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from xml.parsers import expat

QUERIES = {
    "cross-team dependencies without collaboration": """
        MATCH (ta:Team)-[:OWNS]->(a:AISystem)-[:DEPENDS_ON]->(b:AISystem)<-[:OWNS]-(tb:Team)
        WHERE ta.id <> tb.id AND NOT EXISTS {
          MATCH (ta)<-[:MEMBER_OF]-(p:Person)-[:COLLABORATES_WITH]-(q:Person)-[:MEMBER_OF]->(tb) }
        RETURN count(*) AS n""",
    "unoverseen systems": """
        MATCH (s:AISystem) WHERE NOT EXISTS { MATCH (s)<-[:OVERSEES]-(:Person) }
        RETURN count(*) AS n""",
    "spans by HAVING": """
        MATCH (p:Person)-[:REPORTS_TO]->(m:Person) WITH m, count(p) AS span WHERE span > 8
        RETURN count(*) AS n, max(span) AS most""",
    "collaboration by team pair": """
        MATCH (t:Team)<-[:MEMBER_OF]-(a:Person)-[:COLLABORATES_WITH]->(b:Person)-[:MEMBER_OF]->(u:Team)
        WITH t.id AS one, u.id AS other, count(*) AS ties
        RETURN one, other, ties ORDER BY ties DESC, one, other LIMIT 10""",
    "two-hop count": """
        MATCH (a:Person)-[:COLLABORATES_WITH]->(b:Person)-[:COLLABORATES_WITH]->(c:Person)
        RETURN count(*) AS n""",
    "triangles": """
        MATCH (a:Person)-[:COLLABORATES_WITH]->(b:Person)-[:COLLABORATES_WITH]->(c:Person),
              (a)-[:COLLABORATES_WITH]->(c)
        RETURN count(*) AS n""",
    "all reports of one manager": """
        MATCH (m:Person {id: $manager})<-[:REPORTS_TO*1..30]-(p:Person)
        RETURN count(DISTINCT p) AS n""",
    "three-step dependency closure": """
        MATCH (a:AISystem)-[:DEPENDS_ON*1..3]->(b:AISystem)
        WITH DISTINCT a.id AS one, b.id AS other RETURN count(*) AS n""",
}


class Chart:
    """Nodes and edges of a generated chart, by kind."""

    def __init__(self, path):
        self.nodes, self.edges, self.kind_of = {}, {}, {}
        self.current, self.key, self.text = None, None, []
        keys = {}
        parser = expat.ParserCreate()

        def start(name, attributes):
            if name == "key":
                keys[attributes["id"]] = attributes["attr.name"]
            elif name in ("node", "edge"):
                self.current = (name, attributes, {})
            elif name == "data":
                self.key, self.text = attributes["key"], []

        def end(name):
            if name == "data" and self.current:
                self.current[2][keys[self.key]] = "".join(self.text)
                self.key = None
            elif name == "node":
                _, attributes, data = self.current
                kind = "Person" if data["kind"] == "Contractor" else data["kind"]
                self.kind_of[attributes["id"]] = kind
                self.nodes.setdefault(kind, []).append((attributes["id"], data.get("name", "")))
                self.current = None
            elif name == "edge":
                _, attributes, data = self.current
                self.edges.setdefault(data["kind"], []).append(
                    (attributes["source"], attributes["target"]))
                self.current = None

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = lambda text: self.text.append(text) if self.key else None
        parser.buffer_text = True
        with open(path, "rb") as file:
            parser.ParseFile(file)


def write_csv(folder, name, rows):
    path = os.path.join(folder, name + ".csv")
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def load_kuzu(chart, folder, threads):
    import kuzu

    database = kuzu.Database(os.path.join(folder, "chart.kuzu"))
    connection = kuzu.Connection(database, num_threads=threads)
    for kind, rows in chart.nodes.items():
        connection.execute(f"CREATE NODE TABLE {kind}(id STRING PRIMARY KEY, name STRING)")
        connection.execute(f'COPY {kind} FROM "{write_csv(folder, kind, rows)}" (header=false)')
    for kind in ("OWNS", "DEPENDS_ON", "MEMBER_OF", "COLLABORATES_WITH", "OVERSEES", "REPORTS_TO"):
        pairs = {}
        for source, target in chart.edges.get(kind, []):
            ends = (chart.kind_of.get(source), chart.kind_of.get(target))
            if None not in ends:
                pairs.setdefault(ends, []).append((source, target))
        tables = ", ".join(f"FROM {a} TO {b}" for a, b in pairs)
        connection.execute(f"CREATE REL TABLE {kind}({tables})")
        for (a, b), rows in pairs.items():
            path = write_csv(folder, f"{kind}-{a}-{b}", rows)
            options = f'(header=false, from="{a}", to="{b}")'
            connection.execute(f'COPY {kind} FROM "{path}" {options}')
    return connection


def run_kuzu(connection, query, parameters, runs):
    best, rows = math.inf, None
    used = {k: v for k, v in parameters.items() if f"${k}" in query}
    for _ in range(runs):
        start = time.perf_counter()
        result = connection.execute(query, used)
        rows = result.get_all()
        best = min(best, time.perf_counter() - start)
    return rows, best * 1000


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("chart")
    arguments.add_argument("--query-bench", default="Benchmarks/.build/release/query-bench")
    arguments.add_argument("--runs", type=int, default=7)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--manager", default=None, help="id of the manager whose reports are counted")
    options = arguments.parse_args()

    chart = Chart(options.chart)
    if options.manager is None:
        # The person with a manager and the most direct reports: neither the top nor a leaf.
        direct = {}
        for source, target in chart.edges["REPORTS_TO"]:
            direct[target] = direct.get(target, 0) + 1
        managed = {source for source, _ in chart.edges["REPORTS_TO"]}
        options.manager = max((n, p) for p, n in direct.items() if p in managed)[1]
    parameters = {"manager": options.manager}

    folder = tempfile.mkdtemp()
    try:
        connection = load_kuzu(chart, folder, options.threads)
        request = {"queries": list(QUERIES.values()), "parameters": parameters,
                   "runs": options.runs, "threads": options.threads}
        answer = subprocess.run([options.query_bench, options.chart], input=json.dumps(request),
                                capture_output=True, text=True, check=True)
        weft = json.loads(answer.stdout)
        ratios, wrong = [], 0
        print(f"{'query':48} {'weft ms':>10} {'Kuzu ms':>10} {'ratio':>8}  answers")
        for (name, query), own in zip(QUERIES.items(), weft):
            rows, milliseconds = run_kuzu(connection, query, parameters, options.runs)
            same = [list(row) for row in rows] == own["rows"]
            wrong += not same
            ratio = milliseconds / own["milliseconds"]
            ratios.append(ratio)
            print(f"{name:48} {own['milliseconds']:10.2f} {milliseconds:10.2f} {ratio:8.2f}  "
                  f"{'equal' if same else 'DIFFERENT: ' + str(own['rows'][:3]) + ' ' + str(rows[:3])}")
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        print(f"{'geometric mean':48} {'':10} {'':10} {mean:8.2f}")
        return 1 if wrong else 0
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
