MATCH ((a)-[:REPORTS_TO]->(b) WHERE a.x = 1){1,3} (c) RETURN [x IN a | x.name], c
