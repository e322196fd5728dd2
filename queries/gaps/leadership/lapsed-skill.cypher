// id: lapsed-skill
// title: A leader without the technical skill the role requires
// family: leadership
// severity: medium
// question: Does the holder of a leadership role lack a technical skill it requires, or has it expired?
// why: Who cannot judge the work judges the presentation.
// cure: Refresh the skill, or put somebody who has it at the leader's side by name.
// source: The catalogue's own question; missing or expired, the level is not asked
// needs: Role, HOLDS, Role.subtype, REQUIRES_SKILL, HAS_SKILL, Skill.subtype
// implies: unskilled-holder
// subjects: person, role
// message: {person} leads as {role} without {lacking}.
MATCH (role:Role)-[demand:REQUIRES_SKILL]->(skill:Skill)
WHERE role.subtype = 'leadership' AND skill.subtype = 'technical'
  AND org.active(role) AND org.current(demand)
MATCH (person:Person)-[holds:HOLDS]->(role)
WHERE org.active(person) AND org.current(holds)
WITH DISTINCT person, role, skill
WHERE NOT EXISTS {
        MATCH (person)-[has:HAS_SKILL]->(skill)
        WHERE org.current(has) AND (has.expires IS NULL OR has.expires >= $asOf)
      }
RETURN person, role, collect(skill) AS lacking
