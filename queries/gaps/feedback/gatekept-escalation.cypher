// id: gatekept-escalation
// title: Every escalation passes one person
// family: feedback
// severity: medium
// question: Do all ways from a system's users to the accountable person pass one and the same person?
// why: One person, or one person's absence, decides what the accountable ever hears.
// cure: Open a second way: an escalation line that passes the gate by.
// source: Dominators of the escalation and reporting lines between the users and the accountable
// needs: AISystem, USES, ESCALATES_TO, OWNS|ACCOUNTABLE_FOR
// param: minimumUsers integer = 2
// subjects: system
// message: Every escalation about {system} passes {gates}.
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
MATCH way = (user)-[:ESCALATES_TO|REPORTS_TO*1..8]->(root:Person)
WHERE root IN roots AND all(step IN relationships(way) WHERE org.current(step))
  AND all(stop IN nodes(way) WHERE org.active(stop))
WITH system, roots, user, [stop IN nodes(way) WHERE stop <> user AND NOT stop IN roots] AS stops
WITH system, collect(DISTINCT user) AS users, collect(stops) AS ways
WITH system, users, [gate IN head(ways) WHERE gate:Person AND NOT gate IN users
                     AND all(way IN ways WHERE gate IN way)] AS gates
WHERE size(users) >= $minimumUsers AND size(gates) > 0
RETURN system, gates, users
