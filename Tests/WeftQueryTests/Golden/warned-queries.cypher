MATCH (p:Persn)-[:FILS]->(r:Role) RETURN p.nmae, r.headcount
---
MATCH (p:Person) WHERE p.name = null RETURN p
---
MATCH (p:Person), (r:Role) RETURN p, r
---
MATCH (p:Person), (r:Role), (p)-[:FILLS]->(r) RETURN p
---
MATCH (p:Person) WHERE date('2020-01-01') < '2021-01-01' RETURN p
---
MATCH (p:Person) WHERE p:Rol RETURN p
---
MATCH (p:Person)-[f:FILLS]->(r:Role) RETURN r.headcount
---
MATCH (p:Person) WHERE p.name <> NULL RETURN p {.nam, .name}
---
MATCH (p:Person) CALL { MATCH (p)-[:FILLS]->(r) RETURN r } RETURN p, r
---
WITH 1 AS one, 2 AS two RETURN one
---
MATCH (p:Person) WHERE p.name > 3 AND 'a' < 1 RETURN p
---
MATCH (p:Person) WHERE p.headcount < '3' AND p.name >= date('2020-01-01') RETURN p
---
WITH {alpha: {beta: 1}} AS m RETURN m.alpha.beta AS x, m {.gamma} AS y
---
UNWIND [{one: 1}] AS row RETURN row.two
---
MATCH (Person)-[FILLS]->(r:Role) RETURN r
---
MATCH (Person)-[FILLS]->(r:Role) RETURN Person, type(FILLS), r
---
MATCH (p:Person)-[f:FILLS]->(r:Role) WHERE r['headcnt'] < '3' AND r['headcount'] < '3' RETURN p['name'], f['sinc'], {a: 1}['b']
