// id: lone-bridge
// title: Two teams that need each other hang on one tie
// family: bottleneck
// severity: medium
// question: Which two teams depend on each other and are joined by exactly one pair of people?
// why: The two people decide alone what the other team hears; when one of them leaves the teams are silent.
// cure: Give each team a second contact, or a meeting of both teams.
// source: Tamburri et al. 2019, radio silence
// needs: Team, MEMBER_OF, DEPENDS_ON, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// subjects: unit, other
// message: {unit} and {other} need each other and only {near} and {far} join them.
CALL org.linkage() YIELD unit, other, interdependence
WHERE interdependence <> 'pooled'
  AND NOT EXISTS {
        MATCH (unit)<-[down:PART_OF*0..5]-()<-[one:MEMBER_OF]-(shared:Person)
              -[two:MEMBER_OF]->()-[up:PART_OF*0..5]->(other)
        WHERE org.active(shared) AND org.current(one) AND org.current(two)
          AND all(step IN down + up WHERE org.current(step))
      }
MATCH (unit)<-[down:PART_OF*0..5]-()<-[one:MEMBER_OF]-(near:Person)
      -[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(far:Person)
      -[two:MEMBER_OF]->()-[up:PART_OF*0..5]->(other)
WHERE org.active(near) AND org.active(far)
  AND org.current(one) AND org.current(tie) AND org.current(two)
  AND all(step IN down + up WHERE org.current(step))
WITH DISTINCT unit, other, near, far
WITH unit, other, count(*) AS ties, collect(near) AS nears, collect(far) AS fars
WHERE ties = 1
RETURN unit, other, head(nears) AS near, head(fars) AS far
