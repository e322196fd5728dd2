// id: no-escalation-path
// title: Who sees the failure cannot reach the accountable
// family: feedback
// severity: high
// question: Can everybody who would see a system fail reach the person accountable for it?
// why: The alarm is raised where nobody can act on it.
// cure: Draw a line of escalation from the users and overseers to the accountable person.
// source: ISO/IEC 42001 A.3.3; a path of escalations and reporting lines to an accountable person or to
//   somebody that person reports to
// standards: iso-42001 A.3.3, nist-ai-rmf GOVERN 4.3
// needs: AISystem, USES|OVERSEES, ESCALATES_TO|REPORTS_TO, OWNS|ACCOUNTABLE_FOR
// subjects: system
// message: {people} would see {system} fail and cannot reach {accountable}.
MATCH (system:AISystem)
WHERE org.active(system)
WITH system, org.accountable(system) AS accountable
WHERE size(accountable) > 0
UNWIND accountable AS root
OPTIONAL MATCH (root)-[up:HOLDS|REPORTS_TO*1..12]->(above:Person|Role)
WHERE all(step IN up WHERE org.current(step) AND coalesce(step.subtype, 'solid') <> 'dotted')
OPTIONAL MATCH (root)-[seat:LEADS|MEMBER_OF]->(desk:Team)
WHERE org.current(seat)
WITH system, accountable,
     collect(DISTINCT above) + collect(DISTINCT desk) + accountable AS targets
MATCH (witness:Person)-[sees:USES|OVERSEES]->(system)
WHERE org.active(witness) AND org.current(sees)
WITH DISTINCT system, accountable, targets, witness
WHERE NOT witness IN targets
  AND NOT EXISTS {
        MATCH way = (witness)-[:HOLDS|REPORTS_TO|ESCALATES_TO*1..12]->(target)
        WHERE target IN targets AND all(step IN relationships(way) WHERE org.current(step))
          AND all(stop IN nodes(way) WHERE org.active(stop))
      }
WITH system, accountable, targets, witness
WHERE NOT EXISTS {
        MATCH up = (witness)-[:HOLDS|REPORTS_TO|ESCALATES_TO*1..6]->(desk:Role|Team)
        MATCH (desk)<-[seat:HOLDS|LEADS]-(relay:Person)
        MATCH on = (relay)-[:HOLDS|REPORTS_TO|ESCALATES_TO*0..6]->(target)
        WHERE target IN targets AND org.current(seat)
          AND all(step IN relationships(up) WHERE org.current(step))
          AND all(stop IN nodes(up) WHERE org.active(stop))
          AND all(step IN relationships(on) WHERE org.current(step))
          AND all(stop IN nodes(on) WHERE org.active(stop))
      }
RETURN system, collect(witness) AS people, accountable
