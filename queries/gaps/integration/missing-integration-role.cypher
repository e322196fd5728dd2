// id: missing-integration-role
// title: Units that need a stronger link than they have
// family: integration
// severity: high
// question: Which units depend on each other so much that they need a stronger integration device than the
//   strongest one found?
// why: The more two units' work goes back and forth, the less plans and rules suffice; without a device of
//   the needed level the conflicts are settled by whoever meets them first.
// cure: Add the lowest device of the needed level: contact (1), liaison (2), task force (3), standing group
//   (4), integrating role (5), managerial linking role (6), matrix (7).
// source: Thompson 1967; Galbraith 1973; Mintzberg 1979; what counts as each level is our choice, and
//   `weft explain org.linkage` says it. Where the chart has no tie, integrator, forum or linking role anywhere,
//   who is found below the needed level is undetermined; a vacant role joins nobody and is named apart
// needs: Team, DEPENDS_ON
// implies: unmet-coordination
// param: minimumLevel integer = 0
// subjects: units
// message: {units} need {needed} (level {required}, {interdependence}) and have {device} (level {found}).
CALL org.linkage() YIELD unit, other, interdependence, required, found, devices, evidence, group,
  recorded
WITH unit, other, interdependence, found, devices, evidence, group, recorded,
     CASE WHEN required < $minimumLevel THEN $minimumLevel ELSE required END AS required
WHERE found < required
WITH group, recorded, interdependence, required, found,
     {units: [unit, other], required: required, found: found, devices: devices,
      dependencies: evidence} AS pair
ORDER BY required DESC, found, elementId(pair.units[0]), elementId(pair.units[1])
WITH group AS units, recorded, collect(interdependence) AS kinds, collect(pair) AS pairs
WITH units, recorded, head(kinds) AS interdependence, head(pairs).required AS required,
     head(pairs).found AS found, pairs,
     ['nothing', 'a contact', 'a liaison', 'a task force', 'a standing group', 'an integrating role',
      'a managerial linking role', 'a matrix'] AS ladder
WITH units, recorded, interdependence, required, found, pairs, ladder,
     COLLECT {
       UNWIND units AS unit
       MATCH (role:Role)-[joins:INTEGRATES]->(unit)
       WHERE org.active(role) AND org.current(joins) AND size(org.holders(role)) = 0
       RETURN DISTINCT role
     } AS vacant
RETURN units, interdependence, required, found, pairs, ladder[required] AS needed,
       ladder[found] AS device, vacant,
       CASE WHEN recorded THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN recorded THEN []
            ELSE ['COLLABORATES_WITH', 'GIVES_FEEDBACK_TO', 'INTEGRATES'] END AS missing
