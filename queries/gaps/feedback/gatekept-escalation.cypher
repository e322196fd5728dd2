// id: gatekept-escalation
// title: Every escalation passes one person
// family: feedback
// severity: medium
// question: Do all ways from a system's users to the accountable person pass one and the same person?
// why: One person, or one person's absence, decides what the accountable ever hears.
// cure: Open a second way: an escalation line that passes the gate by.
// source: Dominators of the escalation and reporting lines between the users and the accountable, people
//   or the roles they hold; asked of systems with at least `minimumUsers` users who are not accountable
// needs: AISystem, USES, ESCALATES_TO, OWNS|ACCOUNTABLE_FOR
// param: minimumUsers integer = 2
// subjects: system
// message: Every escalation about {system} passes {gates}.
CALL org.gates() YIELD system, users, gates, way
WHERE size(users) >= $minimumUsers
RETURN system, gates, users, way
