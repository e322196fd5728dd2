// id: unmet-coordination
// title: Two sides must coordinate and have no tie
// family: integration
// severity: medium
// question: Which people or teams does the dependency structure oblige to coordinate who have no tie?
// why: Every unmet need is a place where work that fits together is done without talk; congruence of needs
//   and ties goes with faster completion.
// cure: Introduce the two sides to each other, beginning with the greatest need.
// source: Cataldo, Herbsleb and Carley 2008: required coordination without actual coordination
// needs: DEPENDS_ON, OWNS|BUILDS
// param: minimumNeed integer = 1
// subjects: a, b
// message: {a} and {b} must coordinate on {work} (need {need}) and have no tie.
CALL org.coordination() YIELD a, b, need, met
WHERE NOT met AND need >= $minimumNeed
WITH a, b, need,
     COLLECT {
       MATCH (a)-[claim:OWNS|BUILDS|RESPONSIBLE_FOR]->(task) WHERE org.current(claim)
       RETURN DISTINCT task
     } + [a] AS ours,
     COLLECT {
       MATCH (b)-[claim:OWNS|BUILDS|RESPONSIBLE_FOR]->(task) WHERE org.current(claim)
       RETURN DISTINCT task
     } + [b] AS theirs
WITH a, b, need, theirs,
     [task IN ours WHERE task IN theirs OR any(other IN theirs WHERE EXISTS {
        MATCH (task)-[link:DEPENDS_ON]-(other) WHERE org.current(link)
      })] AS joined, ours
WITH a, b, need, joined,
     [task IN theirs WHERE NOT task IN joined AND any(other IN joined WHERE EXISTS {
        MATCH (task)-[link:DEPENDS_ON]-(other) WHERE org.current(link)
      })] AS others
WITH a, b, need, [task IN joined + others WHERE task <> a AND task <> b] AS tasks
RETURN a, b, need,
       CASE WHEN size(tasks) > 0 THEN tasks ELSE ['what their work depends on'] END AS work
ORDER BY need DESC
