MATCH (n RETURN n
---
MATCH (n) RETRUN n
---
MATCH (n) WHERE n.x = 1 RETURN
---
OPTONAL MATCH (n) RETURN n
---
MATCH (n) WEHRE n.x = 1 RETURN n
---
MATCH (n) RETURN n ODER BY n.name
---
MATCH (n) RETURN n LIMT 3
---
MATCH (n) WHERE n.x == 1 RETURN n
---
MATCH (n) WHERE n.x != 1 RETURN n
---
SELECT name FROM people
---
MATCH (n) RETURN n.team, count(*) GROUP BY n.team
---
MATCH (n) RETURN n.team AS team, count(*) AS size HAVING size > 3
---
MATCH (n) WHERE n.tags IS NOT EMPTY RETURN n
---
MATCH (n) WHERE n.name LIKE 'A%' RETURN n
---
MATCH (n) WHERE n.x BETWEEN 1 AND 3 RETURN n
---
MATCH (n) WHERE n.x = 1 && n.y = 2 RETURN n
---
MATCH (n) WHERE !n.active RETURN n
---
MATCH (n) CREATE (m:Copy) RETURN m
---
MATCH (n) SET n.x = 1
---
MATCH (n) DETACH DELETE n
---
MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n
---
MATCH (p:Person) RETURN persn.name
---
MATCH (role:Role)
WHERE NOT EXISTS { (:Person)-[:FILLS]->(r) }
  AND rol.headcount > 0
RETURN role
---
MATCH (a)-->(b) WITH a RETURN b.name
---
MATCH (a)-->(b) WITH a.name AS name, count(b) AS n ORDER BY b.name RETURN name
---
MATCH (a) RETURN DISTINCT a.name ORDER BY a.age
---
MATCH (a) RETURN lenght(a.name)
---
MATCH (a) RETURN nvl(a.name, 'none')
---
MATCH (a) RETURN size(a.name, 2)
---
MATCH (a) RETURN toUpper()
---
RETURN 'ab
---
RETURN 'a\qb'
---
RETURN '\u12'
---
RETURN 12ab
---
RETURN 9223372036854775808
---
RETURN 1e999
---
RETURN 0xFFFFFFFFFFFFFFFFF
---
RETURN 5 – 3
---
RETURN “text”
---
RETURN 1 # 2
---
RETURN [1, 2
---
RETURN {name 'x'}
---
RETURN (1 + 2
---
MATCH (a)->(b) RETURN a
---
MATCH (a)-[:KNOWS->(b) RETURN a
---
MATCH (a)(b) RETURN a
---
MATCH (a:) RETURN a
---
MATCH (a)-[:T*-2]->(b) RETURN a
---
MATCH (a)-[:T..3]->(b) RETURN a
---
MATCH (a $properties) RETURN a
---
MATCH (a)-[r]->()-[r]->(b) RETURN a
---
MATCH (a)-[a]->(b) RETURN a
---
MATCH p = (a)-->(b), p = (b)-->(a) RETURN p
---
WITH 1 AS n MATCH (n) RETURN n
---
MATCH (a) WHERE (a)-[r:KNOWS]->() RETURN a
---
MATCH (a) RETURN (a)-->()
---
MATCH (a) RETURN size((a)-->())
---
MATCH (a) WHERE count(a) > 1 RETURN a
---
MATCH (a) RETURN count(count(a))
---
MATCH (a)--(b) RETURN a.age + count(b)
---
MATCH (a) RETURN a.x ORDER BY count(*)
---
MATCH (a) RETURN a.x AS x, a.y AS x
---
MATCH (a) WITH a, count(*) RETURN a
---
MATCH () RETURN *
---
MATCH (a) RETURN a LIMIT a.count
---
MATCH (a) RETURN a LIMIT -1
---
MATCH (a) RETURN a SKIP 1.5
---
RETURN NOT 1
---
RETURN 'a' AND true
---
RETURN 'a' * 2
---
RETURN none(x IN ['a', 'b'] WHERE x % 2 = 0)
---
WITH 3 AS n RETURN n.name
---
MATCH p = (a)-->(b) RETURN p.name
---
RETURN 1 IN 'abc'
---
MATCH (r) RETURN type(r)
---
RETURN 1 AS a UNION RETURN 2 AS b
---
RETURN 1 AS a UNION RETURN 2 AS a UNION ALL RETURN 3 AS a
---
MATCH (n)
---
MATCH (n) RETURN n MATCH (m) RETURN m
---
MATCH (n) RETURN n WHERE n.x = 1
---
MATCH (n) LIMIT 3 RETURN n
---
UNWIND [1, 2] RETURN x
---
CALL graph.degre({}) YIELD node RETURN node
---
CALL graph.degree() YIELD node RETURN node
---
CALL graph.degree({}) YIELD nodes RETURN nodes
---
CALL graph.degree YIELD node RETURN node
---
CALL graph.degree({}) YIELD * RETURN node
---
MATCH (n) CALL { RETURN n.x AS x } RETURN x
---
MATCH (a), (b) WHERE a.x = 1 || b.y = 2 RETURN a
---
MATCH (n) CALL (n) { MATCH (n)-->(m) } RETURN n
---
MATCH (n) CALL (m) { RETURN 1 AS one } RETURN n
---
MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.x, m.y } AS xs
---
MATCH (n) WHERE EXISTS { MATCH (m) WITH 1 AS n RETURN n } RETURN n
---
MATCH (a) MATCH ((a)-[:R]->(b)){2} RETURN a
---
MATCH shortestPath((a)-[*]->(b)-[*]->(c)) RETURN a
---
RETURN CASE WHEN true THEN 1
---
RETURN [x IN [1, 2] | count(*)]
---
RETURN reduce(s = 0, x IN [1] s + x)
---
MATCH (n:Person {name = 'Ada'}) RETURN n
---
MATCH (n:Person {name: 'Ada')} RETURN n
---
MATCH (n) WHERE n.since < '2020-01-01' AND
RETURN n
---
MATCH (n:Person) RETURN n.
---
MATCH (n) RETURN n AS
---
RETURN $
---
/* never closed RETURN 1
---
MATCH (n) RETURN n; MATCH (m) RETURN m
---
MATCH (a:A RETURN a
MATCH (b:B) WHERE b.x == 1
RETURN b ORDER b.x
---
	MATCH (größe)	WHERE grösse.x = 'ü' AND q.y = 1 RETURN größe
---
MATCH (a:Person) INNER JOIN (b:Team) ON a.team = b.id RETURN a
---
MATCH (a:Person) LEFT OUTER JOIN (b:Team) ON a.team = b.id RETURN a
---
MATCH (a:Person), (b:Team) ON a.team = b.id RETURN a
---
MATCH (a) RETURN TOP 5 a.name
---
MATCH (a) RETURN DISTINCT TOP 10 a.name
---
MATCH (a) WHERE a.level IN (1, 2, 3) RETURN a
---
MATCH (a) WHERE a.level IN () RETURN a
---
MATCH (a) WHERE a.level NOT IN [1] RETURN a
---
MATCH (a) WHERE a.name NOT LIKE 'A%' RETURN a
---
MATCH (a) RETURN a LIMIT 5 OFFSET 10
---
MATCH (a) RETURN a FETCH FIRST 5 ROWS ONLY
---
MATCH (a) RETURN a ORDER BY a.x NULLS LAST
---
MATCH (a) RETURN a EXCEPT MATCH (b) RETURN b AS a
---
MATCH (a) RETURN a.x AS 'the x'
---
RETURN CAST('1' AS INTEGER)
---
SELECT TOP 5 * FROM Person
---
RETURN 1 -- first
---
MATCH (n) RETURN n.x ORDER BY n.x, DESC
---
MATCH (n) RETURN if(n.x > 1, 'many', 'one')
---
MATCH (p:Person) WHERE EXISTS (p)-[:HOLDS]->() RETURN p
---
MATCH (p:Person) RETURN p LIMIT 5, 10
---
RETURN date() - date('2020-01-01') AS days
---
MATCH (p:Person) RETURN siz(p.name)
---
RETURN trim('a',), normalize('a',) AS x
