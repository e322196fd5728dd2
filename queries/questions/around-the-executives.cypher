// id: around-the-executives
// title: Ways around the executives
// question: By which shortest chains of colleagues do these two reach each other without an
//   executive?
// chart: orgcharts/acme-ai.graphml
// param: one string = 'p-julia-schneider'
// param: two string = 'p-cheng-wu'
MATCH (one:Person) WHERE elementId(one) = $one
MATCH (two:Person) WHERE elementId(two) = $two
MATCH way = ALL SHORTEST (one)
            ((:Person)-[:COLLABORATES_WITH]-(next:Person WHERE NOT coalesce(next.executive, false))){1,6}
            (two)
RETURN length(way) AS steps, [person IN nodes(way) | person.name] AS chain
ORDER BY steps, chain
LIMIT 20
