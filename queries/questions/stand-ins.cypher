// id: stand-ins
// title: Who could stand in for a leader
// question: Who in the same team has every skill a leadership role requires, at the level it
//   requires?
// chart: orgcharts/acme-ai.graphml
MATCH (holder:Person)-[:HOLDS]->(role:Role {subtype: 'leadership'})-[:PART_OF]->(team:Team)
MATCH (team)<-[:MEMBER_OF]-(candidate:Person)
WHERE candidate <> holder AND org.active(candidate)
  AND all(need IN COLLECT {
            MATCH (role)-[demand:REQUIRES_SKILL]->(skill:Skill)
            RETURN {skill: skill.name, level: demand.level}
          } WHERE EXISTS {
            MATCH (candidate)-[has:HAS_SKILL]->(known:Skill)
            WHERE known.name = need.skill AND has.level >= need.level
              AND coalesce(has.expires >= $asOf, true)
          })
RETURN role.name AS role, holder.name AS holder, collect(candidate.name) AS candidates
ORDER BY role
