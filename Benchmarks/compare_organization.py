"""Times every procedure of organizations on one chart, and how that grows on larger ones.

    python Benchmarks/compare_organization.py CHART [--growth CHART ...] [--threads 2] [--runs 3]

No other library has them. Each line is one procedure with its rows and, on every chart, the best time
in milliseconds of a query that reads all of its columns, the chart loaded beforehand.
"""
import argparse
import json
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.join(HERE, ".build", "release", "query-bench")
WEFT = os.path.join(HERE, "..", ".build", "release", "weft")


def procedures(weft):
    """The procedures of organizations with their columns, from the command itself."""
    pages = subprocess.run([weft, "explain"], check=True, capture_output=True, text=True).stdout
    return re.findall(r"^ *(org\.\w+)\(([^)]*)\)", pages, re.M)


def times(bench, chart, found, options):
    queries = []
    for name, columns in found:
        columns = columns.split(", ")
        counted = ", ".join(f"count(`{column}`)" for column in columns)
        yielded = ", ".join(f"`{column}`" for column in columns)
        queries.append(f"CALL {name}() YIELD {yielded} RETURN count(*), {counted}")
    request = {"queries": queries, "parameters": {}, "runs": options.runs, "threads": options.threads}
    answer = subprocess.run([bench, chart], input=json.dumps(request), check=True,
                            capture_output=True, text=True).stdout
    return [(each["milliseconds"], each["rows"][0][0]) for each in json.loads(answer)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("chart")
    parser.add_argument("--growth", nargs="*", default=[])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--query-bench", default=BENCH)
    parser.add_argument("--weft", default=WEFT)
    options = parser.parse_args()
    found = procedures(options.weft)
    charts = [options.chart, *options.growth]
    columns = [times(options.query_bench, chart, found, options) for chart in charts]
    names = [os.path.basename(chart).split(".")[0] for chart in charts]
    print(f"{'procedure':24}" + "".join(f"{name[:15]:>16}{'rows':>9}" for name in names))
    for place, (name, _) in enumerate(found):
        row = (column[place] for column in columns)
        print(f"{name:24}" + "".join(f"{time:14.1f}ms{rows:9}" for time, rows in row))


if __name__ == "__main__":
    main()
