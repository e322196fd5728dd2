// id: siloed-team
// title: A team that talks only to itself
// family: cross-functional
// severity: medium
// question: Which team's ties are all internal although its work depends on other teams?
// why: A team that depends on others and never speaks with them learns of changes when they hurt.
// cure: Send one member to a meeting of each team it depends on, or invite one of theirs.
// source: Krackhardt and Stern 1988, E-I index with the value expected if ties ignored teams;
//   ties of members and leads
// needs: Team, MEMBER_OF|HOLDS, COLLABORATES_WITH|GIVES_FEEDBACK_TO, DEPENDS_ON
// fragility: every tie of every member counts
// subjects: team
// message: Every tie of {team} is internal ({internal} in all), though its work depends on {others}.
CALL org.linkage() YIELD unit, other, interdependence
UNWIND CASE WHEN interdependence = 'sequential' THEN [[unit, other]]
            ELSE [[unit, other], [other, unit]] END AS pair
WITH pair[0] AS team, collect(DISTINCT pair[1]) AS others
WHERE team:Team AND NOT org.forum(team)
WITH team, others, size(org.peopleBelow(team)) AS members, org.tieCounts(team) AS ties
WHERE members > 0 AND ties[1] = 0
WITH collect({team: team, others: others, members: members, internal: ties[0]}) AS rows
WITH rows, COUNT { MATCH (person:Person) WHERE org.active(person) } AS people
UNWIND rows AS row
WITH row.team AS team, row.others AS others, row.internal AS internal, row.members AS members, people
WHERE people > members
RETURN team, others, internal,
       CASE WHEN internal > 0 THEN -1.0 END AS value,
       toFloat(2 * (people - members) - (members - 1)) / (2 * (people - members) + (members - 1))
         AS expected,
       CASE WHEN internal > 0 THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN internal > 0 THEN [] ELSE ['COLLABORATES_WITH', 'GIVES_FEEDBACK_TO'] END AS missing
