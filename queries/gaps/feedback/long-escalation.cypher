// id: long-escalation
// title: The way up is too long
// family: feedback
// severity: low
// question: Does the shortest escalation from a user to the accountable person take too many steps?
// why: Each step waits, shortens and softens what is passed on.
// cure: Draw a line of escalation past the middle.
// source: The catalogue's own question; steps of escalation or reporting
// needs: AISystem, USES, ESCALATES_TO, OWNS|ACCOUNTABLE_FOR
// param: maximumSteps integer = 4
// subjects: system
// message: {people} are {steps} steps or more away from who answers for {system}.
MATCH (system:AISystem)
WHERE org.active(system)
WITH system, [root IN org.accountable(system) WHERE EXISTS {
       MATCH (root)<-[line:ESCALATES_TO|REPORTS_TO]-(:Person)
       WHERE org.current(line)
     }] AS roots
WHERE size(roots) > 0
MATCH (user:Person)-[use:USES]->(system)
WHERE org.active(user) AND org.current(use)
WITH DISTINCT system, roots, user
WHERE NOT user IN roots
  AND NOT EXISTS {
        MATCH near = (user)-[:ESCALATES_TO|REPORTS_TO*1..$maximumSteps]->(root:Person)
        WHERE root IN roots AND all(step IN relationships(near) WHERE org.current(step))
          AND all(stop IN nodes(near) WHERE org.active(stop))
      }
MATCH way = (user)-[:ESCALATES_TO|REPORTS_TO*1..12]->(root:Person)
WHERE root IN roots AND all(step IN relationships(way) WHERE org.current(step))
  AND all(stop IN nodes(way) WHERE org.active(stop))
WITH system, user, min(length(way)) AS steps
RETURN system, collect(user) AS people, min(steps) AS steps
