// id: around-the-executives
// title: Ways around the executives
// question: By which shortest chains of colleagues do these two reach each other without an
//   executive?
// chart: orgcharts/acme-ai.graphml
// param: one string = 'p-julia-schneider'
// param: two string = 'p-cheng-wu'
MATCH (one:Person), (two:Person)
WHERE elementId(one) = $one AND elementId(two) = $two
MATCH way = allShortestPaths((one)-[:COLLABORATES_WITH*..6]-(two))
WHERE none(person IN nodes(way) WHERE person.executive)
RETURN length(way) AS steps, [person IN nodes(way) | person.name] AS chain
ORDER BY steps, chain
LIMIT 20
