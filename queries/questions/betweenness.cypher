// id: betweenness
// title: Who stands between the others
// question: Which ten people lie on most shortest paths of work between others?
// chart: orgcharts/acme-ai.graphml
CALL graph.betweenness({labels: ['Person'], types: ['COLLABORATES_WITH'], direction: 'both'})
YIELD node, score
MATCH (node)-[:MEMBER_OF]->(team:Team {subtype: 'team'})
RETURN node.name AS person, team.name AS team, round(score) AS score
ORDER BY score DESC, person
LIMIT 10
