MATCH (a:Person) SET a.x = 1, a += {y: 2}, a:Extra REMOVE a.y, a:Extra; MERGE (b:Team {name: 'x'}) ON CREATE SET b.z = 1 ON MATCH SET b = {w: 2};
