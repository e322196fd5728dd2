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
// implies: narrow-span, distant-accountability
// fragility: a length of the longest of many chains against a median of all spans
// param: allowance integer = 2
// subjects: root
// message: Below {root} there are {layers} layers for {people} people; {fewest} would do.
CALL org.managers() YIELD person, manager
WITH manager, count(DISTINCT person) AS span
WITH percentileCont(span, 0.5) AS median
WHERE median > 1
CALL org.chains() YIELD root, layers, people, chain
WITH root, layers, people, chain, median,
     toInteger(ceil(log(people * (median - 1) + 1) / log(median) - 0.000000001)) AS fewest
WHERE layers > fewest + $allowance
RETURN root, layers, people, fewest, median, chain
