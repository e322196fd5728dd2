// id: lone-bridge
// title: Two teams that need each other hang on one tie
// family: bottleneck
// severity: medium
// question: Which two teams depend on each other and are joined by exactly one pair of people?
// why: The two people decide alone what the other team hears; when one of them leaves the teams are silent.
// cure: Give each team a second contact, or a meeting of both teams.
// source: Tamburri et al. 2019, radio silence; ties of members and leads, a shared member joins otherwise
// needs: Team, MEMBER_OF|HOLDS, DEPENDS_ON, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// subjects: unit, other
// message: {unit} and {other} need each other, and {near} with {far} is their only tie.
CALL org.linkage() YIELD unit, other, interdependence, devices, found
WHERE NOT org.sharesMembers(unit, other)
WITH unit, other, org.contacts(unit, other, 2) AS pairs, CASE WHEN found > 1 THEN devices ELSE [] END AS devices
WHERE size(pairs) = 1
RETURN unit, other, pairs[0][0] AS near, pairs[0][1] AS far, devices
