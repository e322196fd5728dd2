// id: siloed-team
// title: A team that talks only to itself
// family: cross-functional
// severity: medium
// question: Which team's ties are all internal although its work depends on other teams?
// why: A team that depends on others and never speaks with them learns of changes when they hurt.
// cure: Send one member to a meeting of each team it depends on, or invite one of theirs.
// source: Krackhardt and Stern 1988, E-I index with the value expected if ties ignored teams
// needs: Team, MEMBER_OF, COLLABORATES_WITH|GIVES_FEEDBACK_TO, DEPENDS_ON
// fragility: every tie of every member counts
// subjects: team
// message: Every tie of {team} is internal ({internal} in all), though its work depends on {others}.
CALL org.linkage() YIELD unit, other, interdependence
WHERE interdependence <> 'pooled'
UNWIND CASE WHEN interdependence = 'sequential' THEN [[unit, other]]
            ELSE [[unit, other], [other, unit]] END AS pair
WITH pair[0] AS team, collect(DISTINCT pair[1]) AS others
WHERE team:Team AND NOT org.forum(team)
WITH team, others, size(org.membersBelow(team)) AS members
WHERE members > 0
  AND NOT EXISTS {
        MATCH (team)<-[down:PART_OF*0..5]-()<-[seat:MEMBER_OF]-(person:Person)
              -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(outsider:Person)
        WHERE org.active(person) AND org.active(outsider)
          AND org.current(seat) AND org.current(tie) AND all(step IN down WHERE org.current(step))
          AND NOT EXISTS {
                MATCH (outsider)-[inside:MEMBER_OF]->()-[up:PART_OF*0..5]->(team)
                WHERE org.current(inside) AND all(step IN up WHERE org.current(step))
              }
      }
OPTIONAL MATCH (team)<-[down:PART_OF*0..5]-()<-[one:MEMBER_OF]-(near:Person)
               -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(far:Person)
WHERE id(near) < id(far) AND org.active(near) AND org.active(far)
  AND org.current(one) AND org.current(tie) AND all(step IN down WHERE org.current(step))
WITH DISTINCT team, others, members, near, far
WITH team, others, members, count(near) AS internal
WITH collect({team: team, others: others, members: members, internal: internal}) AS rows
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
