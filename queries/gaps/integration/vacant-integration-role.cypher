// id: vacant-integration-role
// title: An integration role that nobody holds
// family: integration
// severity: high
// question: Is there a role meant to join units or systems that no active person holds?
// why: A vacant integration role looks filled on paper: the units it should join count on it, so nobody
//   else does the joining.
// cure: Name a holder, lend the role to somebody who knows both sides, or take it off the chart and choose
//   another device.
// source: Galbraith 1973, integrating roles; vacant is told apart from absent
// needs: Role, HOLDS, Role.subtype|INTEGRATES
// implies: unfilled-role, missing-integration-role
// subjects: role
// message: Nobody holds the integration role {role} (scope: {units}).
MATCH (role:Role)
WHERE org.active(role) AND size(org.holders(role)) = 0
OPTIONAL MATCH (role)-[joins:INTEGRATES]->(unit:Team|Function|AISystem|Decision)
WHERE org.current(joins)
WITH role, collect(DISTINCT unit) AS units
WHERE role.subtype = 'integration' OR size(units) > 0
RETURN role,
       CASE WHEN size(units) > 0 THEN units ELSE ['none recorded'] END AS units,
       size(units) AS scope
