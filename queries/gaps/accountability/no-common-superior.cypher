// id: no-common-superior
// title: A decision whose accountable people have no superior in common
// family: accountability
// severity: high
// question: Do the people accountable for the systems that feed a decision have a least superior in common?
// why: When their systems disagree there is nobody to settle it, or there are two.
// cure: Give the decision one accountable person above both, or join the reporting lines.
// source: Krackhardt 1994, least upper bound: a common superior whom every other common superior is above.
//   Vacant posts and people who left are passed through; lines that meet only at a vacant post are
//   undetermined
// needs: Decision, CONTRIBUTES_TO, REPORTS_TO, ACCOUNTABLE_FOR|OWNS
// implies: several-roots
// subjects: decision
// message: {people} answer for what feeds {decision} and {reason}.
CALL org.commonSuperior() YIELD a, b, superior, lowest, gaps
WHERE superior IS NULL
WITH collect({people: [a, b], lowest: lowest, gaps: gaps}) AS apart
WHERE size(apart) > 0
MATCH (system:AISystem)-[feeds:CONTRIBUTES_TO]->(decision:Decision)
WHERE org.active(system) AND org.active(decision) AND org.current(feeds)
WITH DISTINCT apart, decision, system
UNWIND org.accountable(system) AS person
WITH apart, decision, collect(DISTINCT system) AS systems, collect(DISTINCT person) AS people
WHERE size(systems) > 1 AND size(people) > 1
WITH decision, [pair IN apart WHERE pair.people[0] IN people AND pair.people[1] IN people] AS pairs
WHERE size(pairs) > 0
WITH decision, pairs,
     reduce(flat = [], pair IN pairs |
       flat + [person IN pair.people WHERE NOT person IN flat]) AS people,
     any(pair IN pairs WHERE size(pair.lowest) = 0
       AND none(gap IN pair.gaps WHERE gap:Role)) AS none,
     any(pair IN pairs WHERE size(pair.lowest) > 1) AS several,
     reduce(flat = [], pair IN pairs |
       flat + [person IN pair.lowest WHERE NOT person IN flat]) AS superiors
RETURN decision, people, [pair IN pairs | pair.people] AS pairs, superiors,
       CASE WHEN none THEN 'have no superior in common'
            WHEN several THEN 'have several superiors in common, none of them below the others'
            ELSE 'meet only at a post nobody holds' END AS reason,
       [pair IN pairs | [person IN pair.people |
         coalesce(last(org.superiors(person, 30)), person)]] AS tops,
       CASE WHEN none OR several THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN none OR several THEN [] ELSE ['HOLDS'] END AS missing
