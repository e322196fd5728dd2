// id: no-common-superior
// title: A decision whose accountable people have no superior in common
// family: accountability
// severity: high
// question: Do the people accountable for the systems that feed a decision have a least superior in common?
// why: When their systems disagree there is nobody to settle it, or there are two.
// cure: Give the decision one accountable person above both, or join the reporting lines.
// source: Krackhardt 1994, least upper bound: a common superior whom every other common superior is above
// needs: Decision, CONTRIBUTES_TO, REPORTS_TO, ACCOUNTABLE_FOR|OWNS
// implies: several-roots
// subjects: decision
// message: {people} answer for what feeds {decision} and have no least common superior.
CALL org.commonSuperior() YIELD a, b, superior
WHERE superior IS NULL
WITH collect([a, b]) AS apart
WHERE size(apart) > 0
MATCH (system:AISystem)-[feeds:CONTRIBUTES_TO]->(decision:Decision)
WHERE org.active(system) AND org.active(decision) AND org.current(feeds)
WITH DISTINCT apart, decision, system
UNWIND org.accountable(system) AS person
WITH apart, decision, collect(DISTINCT system) AS systems, collect(DISTINCT person) AS people
WHERE size(systems) > 1 AND size(people) > 1
WITH decision, [pair IN apart WHERE pair[0] IN people AND pair[1] IN people] AS pairs
WHERE size(pairs) > 0
RETURN decision, reduce(flat = [], pair IN pairs |
         flat + [person IN pair WHERE NOT person IN flat]) AS people, pairs,
       [pair IN pairs | [person IN pair | coalesce(last(org.superiors(person, 30)), person)]] AS tops
