// id: silent-functions
// title: Two functions that must coordinate and hardly talk
// family: cross-functional
// severity: high
// question: Which two functions must coordinate and have no tie, or far fewer than chance would give?
// why: What the two would settle in talk is settled late, by escalation or by rework.
// cure: Give the two functions a shared forum or a liaison for the work that joins them.
// source: Cataldo 2008 for the need; ties against k(u) k(v) / 2m by the lower Poisson tail, asked of
//   functions of at most `largest` people; larger ones are asked for a tie alone
// needs: Function, MEMBER_OF, COLLABORATES_WITH|GIVES_FEEDBACK_TO, REQUIRES_FUNCTION|DEPENDS_ON
// param: significance float = 0.01
// param: largest integer = 200
// subjects: function, other
// message: {function} and {other} must coordinate and have {talk} ties.
CALL org.coordination() YIELD a, b
MATCH (a)-[up:MEMBER_OF|PART_OF*1..6]->(u:Function)
WHERE all(step IN up WHERE org.current(step))
MATCH (b)-[down:MEMBER_OF|PART_OF*1..6]->(v:Function)
WHERE u <> v AND all(step IN down WHERE org.current(step))
WITH collect(DISTINCT [u, v]) AS needed
OPTIONAL MATCH (item:Team|AISystem|Decision)-[demand:REQUIRES_FUNCTION]->(required:Function)
WHERE org.active(item) AND org.current(demand)
WITH needed, item, collect(DISTINCT required) AS required
OPTIONAL MATCH (item)<-[claim:OWNS]-(owner:Person|Team)
WHERE org.active(owner) AND org.current(claim)
WITH needed, item, required, collect(DISTINCT owner) + [item] AS homes
UNWIND homes AS home
OPTIONAL MATCH (home)-[up:MEMBER_OF|PART_OF*1..6]->(own:Function)
WHERE all(step IN up WHERE org.current(step))
WITH needed, item, required, required + collect(DISTINCT own) AS functions
WITH needed,
     collect(reduce(pairs = [], u IN required |
       pairs + [v IN functions WHERE v <> u | [u, v]])) AS demanded
WITH needed + reduce(flat = [], pairs IN demanded | flat + pairs) AS needed,
     reduce(n = 0, count IN COLLECT {
       MATCH (person:Person) WHERE org.active(person) RETURN size(org.ties(person))
     } | n + count) AS ends
UNWIND needed AS pair
WITH DISTINCT ends,
     CASE WHEN elementId(pair[0]) < elementId(pair[1]) THEN pair[0] ELSE pair[1] END AS function,
     CASE WHEN elementId(pair[0]) < elementId(pair[1]) THEN pair[1] ELSE pair[0] END AS other
WHERE org.active(function) AND org.active(other)
  AND NOT EXISTS { MATCH (function)-[:PART_OF*1..6]->(other) }
  AND NOT EXISTS { MATCH (other)-[:PART_OF*1..6]->(function) }
  AND NOT EXISTS {
        MATCH (function)<-[:PART_OF*0..6]-()<-[one:MEMBER_OF]-(shared:Person)-[two:MEMBER_OF]->()
              -[:PART_OF*0..6]->(other)
        WHERE org.active(shared) AND org.current(one) AND org.current(two)
      }
WITH function, other, ends, org.membersBelow(function) AS ours, org.membersBelow(other) AS theirs
WHERE size(ours) > 0 AND size(theirs) > 0
WITH function, other, ends, ours, theirs,
     EXISTS {
       MATCH (function)<-[:PART_OF*0..6]-()<-[one:MEMBER_OF]-(near:Person)
             -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(far:Person)-[two:MEMBER_OF]->()
             -[:PART_OF*0..6]->(other)
       WHERE org.active(near) AND org.active(far)
         AND org.current(one) AND org.current(tie) AND org.current(two)
     } AS joined
WHERE NOT joined OR size(ours) <= $largest AND size(theirs) <= $largest
WITH function, other, joined, size(ours) + size(theirs) AS people,
     CASE WHEN joined
       THEN reduce(n = 0, near IN ours | n + size([far IN org.ties(near) WHERE far IN theirs]))
       ELSE 0 END AS ties,
     CASE WHEN joined
       THEN toFloat(reduce(n = 0, near IN ours | n + size(org.ties(near))))
            * reduce(n = 0, far IN theirs | n + size(org.ties(far)))
            / ends END AS expected
WITH function, other, joined, people, ties, expected,
     CASE WHEN NOT joined OR ties >= expected THEN null
          WHEN expected <= 100 THEN
            reduce(tail = 0.0, term IN [k IN range(0, ties) |
              reduce(p = exp(-expected), i IN range(1, k) | p * expected / i)] | tail + term)
          ELSE (ties + 0.5 - expected) / sqrt(expected) END AS tail
WITH function, other, joined, people, ties, expected,
     CASE WHEN expected > 100 THEN 1 / (1 + exp(-1.5976 * tail - 0.07056 * tail ^ 3)) ELSE tail END
       AS p
WHERE NOT joined OR p < $significance
RETURN function, other,
       CASE WHEN joined THEN toString(ties) + ' of the '
              + toString(round(expected * 10) / 10) + ' expected'
            ELSE 'no' END AS talk,
       ties, expected, p, people
