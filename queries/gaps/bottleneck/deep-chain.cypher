// id: deep-chain
// title: More layers than the people and spans explain
// family: bottleneck
// severity: low
// question: Is the hierarchy below a root deeper than its number of people and usual span require?
// why: Every layer adds a filter and a delay between those who see and those who decide.
// cure: Look for managers of one or two, and for layers that only pass on.
// source: Fewest layers for N people at span s: ceil(log_s(N(s-1)+1)), s the median span; spans of one on
//   the median leave it undefined
// needs: Person, REPORTS_TO
// param: allowance integer = 2
// subjects: root
// message: Below {root} there are {layers} layers for {people} people; {fewest} would do.
CALL org.managers() YIELD person, manager
WITH manager, count(DISTINCT person) AS span
WITH collect(manager) AS managers, percentileCont(span, 0.5) AS median
WHERE median > 1
UNWIND managers AS root
WITH root, median
WHERE size(org.managersOf(root)) = 0
MATCH (person:Person)-[line:REPORTS_TO*1..30]->(root)
WHERE org.active(person)
  AND all(step IN line WHERE org.current(step) AND coalesce(step.subtype, 'solid') <> 'dotted')
WITH root, median, count(DISTINCT person) + 1 AS people, max(size(line)) + 1 AS layers
WITH root, median, people, layers,
     toInteger(ceil(log(people * (median - 1) + 1) / log(median) - 0.000000001)) AS fewest
WHERE layers > fewest + $allowance
RETURN root, layers, people, fewest, median
