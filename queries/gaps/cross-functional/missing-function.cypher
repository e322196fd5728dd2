// id: missing-function
// title: A team without a function or skill its work requires
// family: cross-functional
// severity: high
// question: Which team's work requires a function or a skill that no member has?
// why: Engineers alone build what the business cannot use, and the business alone asks for what cannot be
//   built.
// cure: Add a member of the missing function, or a standing contact there, before the next decision.
// source: Exact set difference: required minus the union of the members' and leads'. Levels are another gap;
//   functions are undetermined where the chart places nobody of the team in any
// needs: Team, MEMBER_OF|HOLDS, REQUIRES_FUNCTION|REQUIRES_SKILL
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
WITH team, collect(need) AS needs, org.peopleBelow(team) AS members, org.functionsOf(team) AS home
WHERE size(members) > 0
WITH team, needs, members,
     reduce(all = home, member IN members |
       all + [one IN org.functionsOf(member) WHERE NOT one IN all]) AS functions
WITH team, members, functions,
     [need IN needs WHERE
       need:Function AND NOT need IN functions
       OR need:Skill AND NOT any(member IN members WHERE EXISTS {
         MATCH (member)-[skill:HAS_SKILL]->(need)
         WHERE org.current(skill) AND coalesce(skill.expires >= $asOf, true)
       })
     ] AS lacking
WHERE size(lacking) > 0
WITH team, members, lacking,
     any(need IN lacking WHERE need:Function) AND size(functions) > 0
       OR any(need IN lacking WHERE need:Skill) AND org.recorded('HAS_SKILL') AS decided
RETURN team, lacking, size(members) AS members,
       CASE WHEN decided THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN decided THEN []
            WHEN any(need IN lacking WHERE need:Function) THEN ['MEMBER_OF', 'PART_OF']
            ELSE ['HAS_SKILL'] END AS missing
