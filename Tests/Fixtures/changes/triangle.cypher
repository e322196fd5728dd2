CREATE (a {name: 'Ada'}), (b {name: 'Bo'});
MATCH (a {name: 'Ada'}), (b {name: 'Bo'})
CREATE (a)-[:KNOWS]->(b)-[:KNOWS]->(c {name: 'Cy'})-[:KNOWS]->(a);
