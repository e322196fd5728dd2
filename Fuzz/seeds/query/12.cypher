FOREACH (x IN [1, 2] | CREATE (:Z {i: x}) SET x.y = 1 DELETE x); UNWIND [1] AS i CREATE (n {i: i}) RETURN n
