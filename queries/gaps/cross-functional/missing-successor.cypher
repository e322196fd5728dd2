// id: missing-successor
// title: A critical role with nobody to follow
// family: cross-functional
// severity: medium
// question: Is there a critical role with neither a named successor nor a second holder?
// why: A critical role is refilled in months; what it decides cannot wait so long.
// cure: Name a successor and let them share the work now.
// source: Succession cover; an active successor who does not hold the role already
// needs: Role, Role.critical, SUCCEEDS|HOLDS
// implies: sole-owner
// subjects: role
// message: Nobody is named to follow in {role}.
MATCH (role:Role)
WHERE role.critical = true AND org.active(role)
WITH role, org.holders(role) AS holders
WHERE size(holders) < 2
  AND NOT EXISTS {
        MATCH (person:Person)-[named:SUCCEEDS]->(role)
        WHERE org.active(person) AND org.current(named) AND NOT person IN holders
      }
RETURN role, holders
