MATCH (a)<-[r WHERE r.x > 1]-(b), (a)~[s]~(b), (a)<-->(c) RETURN * ORDER BY a.name ASC, b DESC OFFSET 1 LIMIT 2
