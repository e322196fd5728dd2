MATCH (a {id: 'abe'})-[r:OWNS]->(b {id: 'report'}) DELETE r;
MATCH (a {id: 'abe'})-[r:HAS_SKILL]->(b {id: 'graphs'}) DELETE r;
MATCH (n {id: 'desk'}) DETACH DELETE n;
CREATE (:Person {id: 'gil', name: 'Gil Amsel', active: false});
MATCH (a {id: 'bea'})-[r:HAS_SKILL]->(b {id: 'graphs'}) SET r.level = 2;
MATCH (a {id: 'bea'}), (b {id: 'report'}) CREATE (a)-[:OWNS]->(b);
MATCH (a {id: 'gil'}), (b {id: 'detector'}) CREATE (a)-[:OWNS]->(b);
