// id: expired-task-force
// title: The only group joining two units has ended
// family: integration
// severity: medium
// question: Which units that depend on each other were joined only by a group that is past its end?
// why: Everybody still believes the task force takes care of it.
// cure: Prolong the group, make it a standing one, or name a liaison.
// source: Galbraith 1973, task forces; a group past its end date joins nobody
// needs: Team, Team.end, MEMBER_OF, DEPENDS_ON
// fragility: memberships of the group count although the group has ended
// implies: missing-integration-role, unmet-coordination, unintegrated-dependency
// subjects: unit, other
// message: {unit} and {other} were joined only by {group}, which has ended.
CALL org.linkage() YIELD unit, other, interdependence, found
WHERE found = 0
MATCH (unit)<-[one:MEMBER_OF]-(near:Person)-[:MEMBER_OF]->(group:Team)
      <-[:MEMBER_OF]-(far:Person)-[two:MEMBER_OF]->(other)
WHERE group.end < $asOf AND group <> unit AND group <> other
  AND org.active(near) AND org.active(far) AND org.current(one) AND org.current(two)
WITH DISTINCT unit, other, group
ORDER BY group.end DESC, elementId(group)
WITH unit, other, collect(group) AS groups
RETURN unit, other, head(groups) AS group, groups
