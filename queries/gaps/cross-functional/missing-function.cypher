// id: missing-function
// title: A team without a function or skill its work requires
// family: cross-functional
// severity: high
// question: Which team's work requires a function or a skill that no member has?
// why: Engineers alone build what the business cannot use, and the business alone asks for what cannot be
//   built.
// cure: Add a member of the missing function, or a standing contact there, before the next decision.
// source: Exact set difference: required minus the union of the members'
// needs: Team, MEMBER_OF, REQUIRES_FUNCTION|REQUIRES_SKILL
// subjects: team
// message: The work of {team} requires {lacking}, which no member brings.
MATCH (team:Team)
WHERE org.active(team)
OPTIONAL MATCH (team)-[claim:OWNS]->(item:AISystem|Decision)
WHERE org.current(claim) AND org.active(item)
WITH team, collect(DISTINCT item) + [team] AS work
UNWIND work AS item
MATCH (item)-[demand:REQUIRES_FUNCTION|REQUIRES_SKILL]->(need:Function|Skill)
WHERE org.current(demand) AND org.active(need)
WITH DISTINCT team, need
WHERE NOT EXISTS { MATCH (team)-[:PART_OF*1..6]->(need) }
WITH team, collect(need) AS needs, org.membersBelow(team) AS members
WHERE size(members) > 0
WITH team, members,
     [need IN needs WHERE
       need:Function AND NOT any(member IN members WHERE EXISTS {
         MATCH (member)-[seats:MEMBER_OF|PART_OF*1..6]->(need)
         WHERE all(seat IN seats WHERE org.current(seat))
       })
       OR need:Skill AND NOT any(member IN members WHERE EXISTS {
         MATCH (member)-[skill:HAS_SKILL]->(need)
         WHERE org.current(skill) AND coalesce(skill.expires >= $asOf, true)
       })
     ] AS lacking
WHERE size(lacking) > 0
WITH team, members, lacking,
     any(need IN lacking WHERE need:Function)
       OR org.recorded('HAS_SKILL') AS decided
RETURN team, lacking, size(members) AS members,
       CASE WHEN decided THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN decided THEN [] ELSE ['HAS_SKILL'] END AS missing
