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
  AND EXISTS {
        MATCH way = (user)-[:ESCALATES_TO|REPORTS_TO*1..8]->(root:Person)
        WHERE root IN roots AND all(step IN relationships(way) WHERE org.current(step))
          AND all(stop IN nodes(way) WHERE org.active(stop))
      }
WITH system, roots, collect(user) AS users
WHERE size(users) >= $minimumUsers
WITH system, roots, users, head(users) AS first
MATCH way = (first)-[:ESCALATES_TO|REPORTS_TO*1..7]->(gate:Person)
WHERE NOT gate IN roots AND NOT gate IN users
  AND all(step IN relationships(way) WHERE org.current(step))
  AND all(stop IN nodes(way) WHERE org.active(stop))
WITH DISTINCT system, roots, users, gate
UNWIND users AS user
WITH system, users, gate, user, EXISTS {
       MATCH way = (user)-[:ESCALATES_TO|REPORTS_TO*1..8]->(root:Person)
       WHERE root IN roots AND all(step IN relationships(way) WHERE org.current(step))
         AND all(stop IN nodes(way) WHERE org.active(stop) AND stop <> gate)
     } AS passes
WITH system, users, gate, collect(passes) AS around
WHERE NOT true IN around
WITH system, users, collect(gate) AS gates
RETURN system, gates, users
