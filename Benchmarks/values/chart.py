"""A graph as a chart, and what weft says of it."""
import json
import os
import subprocess
from xml.sax.saxutils import escape, quoteattr


class Chart:
    """A graph as a GraphML file, and the queries asked of it."""

    def __init__(self, weft, folder, nodes, ties):
        self.weft, self.file = weft, os.path.join(folder, "chart.graphml")
        keys = sorted({key for values in nodes.values() for key in values})
        with open(self.file, "w", encoding="utf8") as out:
            out.write('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
            for key in keys:
                out.write(f'<key id="{key}" for="node" attr.name="my_{key}" attr.type="string"/>\n')
            out.write('<key id="w" for="edge" attr.name="weight" attr.type="double"/>\n')
            out.write('<graph edgedefault="directed">\n')
            for node, values in nodes.items():
                data = "".join(
                    f'<data key="{k}">{escape(v)}</data>' for k, v in values.items() if v != "")
                out.write(f"<node id={quoteattr(str(node))}>{data}</node>\n")
            for source, target, weight in ties:
                out.write(f"<edge source={quoteattr(str(source))} target={quoteattr(str(target))}>"
                          f'<data key="w">{weight}</data></edge>\n')
            out.write("</graph></graphml>\n")

    def ask(self, call, returned, before=""):
        query = f"{before} CALL graph.{call} RETURN {returned}"
        done = subprocess.run(
            [self.weft, "query", self.file, query, "--format", "json", "--no-derive", "--quiet"],
            capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"{query}\n{done.stderr}")
        return json.loads(done.stdout)["rows"]

    def by_node(self, call, *columns):
        """A dictionary by node for each column."""
        rows = self.ask(f"{call} YIELD node, {', '.join(columns)}", f"node.id, {', '.join(columns)}")
        found = [{row[0]: row[i + 1] for row in rows} for i in range(len(columns))]
        return found if len(columns) > 1 else found[0]

    def one(self, call, *columns):
        rows = self.ask(f"{call} YIELD {', '.join(columns)}", ", ".join(columns))
        return rows[0] if rows else [None] * len(columns)


def strong_sizes(chart):
    rows = chart.ask("strongComponents() YIELD component", "component, count(*)")
    return sorted((row[1] for row in rows), reverse=True)
