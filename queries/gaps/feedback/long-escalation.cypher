// id: long-escalation
// title: The way up is too long
// family: feedback
// severity: low
// question: Does an escalation from a user to the accountable person take too many steps, or cross too many
//   functions?
// why: Each step waits, shortens and softens what is passed on.
// cure: Draw a line of escalation past the middle.
// source: The catalogue's own question; the fewest steps of escalation or reporting, and the fewest
//   boundaries between people who share no function
// needs: AISystem, USES, ESCALATES_TO, OWNS|ACCOUNTABLE_FOR
// param: maximumSteps integer = 4
// param: maximumBoundaries integer = 2
// subjects: system
// message: From {people} it is {distance} steps and {boundaries} function boundaries to who answers for
//   {system}.
MATCH (system:AISystem)
WHERE org.active(system)
UNWIND org.accountable(system) AS root
WITH system, root
WHERE EXISTS {
        MATCH (root)<-[line:ESCALATES_TO|REPORTS_TO]-(:Person)
        WHERE org.current(line)
      }
WITH system, collect(root) AS roots
MATCH (user:Person)-[use:USES]->(system)
WHERE org.active(user) AND org.current(use)
WITH DISTINCT system, roots, user
WHERE NOT user IN roots
  AND EXISTS {
        MATCH line = (user)-[:ESCALATES_TO|REPORTS_TO*1..12]->(root:Person)
        WHERE root IN roots AND all(step IN relationships(line) WHERE org.current(step))
          AND all(stop IN nodes(line) WHERE org.active(stop))
      }
OPTIONAL MATCH way = (user)-[:ESCALATES_TO|REPORTS_TO*1..$maximumSteps]->(root:Person)
WHERE root IN roots AND all(step IN relationships(way) WHERE org.current(step))
  AND all(stop IN nodes(way) WHERE org.active(stop))
WITH DISTINCT system, user, nodes(way) AS stops
UNWIND CASE WHEN stops IS NULL THEN [null] ELSE range(1, size(stops) - 1) END AS i
WITH system, user, stops, i, stops[i - 1] AS one, stops[i] AS two
OPTIONAL MATCH (one)-[:MEMBER_OF|PART_OF*1..4]->(home:Function)
WITH system, user, stops, i, two, collect(DISTINCT home) AS homes
OPTIONAL MATCH (two)-[:MEMBER_OF|PART_OF*1..4]->(home:Function)
WITH system, user, stops, i, homes, collect(DISTINCT home) AS others
WITH system, user, stops, coalesce(size(stops) - 1, $maximumSteps + 1) AS steps,
     sum(CASE WHEN size(homes) > 0 AND size(others) > 0 AND none(home IN homes WHERE home IN others)
           THEN 1 ELSE 0 END) AS boundaries
WITH system, user, min(steps) AS steps, min(boundaries) AS boundaries
WHERE steps > $maximumSteps OR boundaries > $maximumBoundaries
RETURN system, collect(user) AS people,
       CASE WHEN max(steps) > $maximumSteps THEN 'more than ' + toString($maximumSteps)
            ELSE toString(max(steps)) END AS distance,
       max(boundaries) AS boundaries
