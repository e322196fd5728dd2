// id: steps-to-the-top
// title: How far a warning travels
// question: In how many steps does a warning from this person reach each executive?
// chart: orgcharts/acme-ai.graphml
// param: person string = 'p-clara-fontaine'
MATCH (from:Person), (executive:Person {executive: true})
WHERE elementId(from) = $person AND from <> executive
MATCH way = shortestPath((from)-[:ESCALATES_TO|REPORTS_TO*..8]->(executive))
RETURN executive.name AS executive, executive.title AS title, length(way) AS steps
ORDER BY steps, executive
