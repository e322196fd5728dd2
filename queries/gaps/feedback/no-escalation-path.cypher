// id: no-escalation-path
// title: Who sees the failure cannot reach the accountable
// family: feedback
// severity: high
// question: Can everybody who would see a system fail reach the person accountable for it?
// why: The alarm is raised where nobody can act on it.
// cure: Draw a line of escalation from the users and overseers to the accountable person.
// source: ISO/IEC 42001 A.3.3; users and overseers are people, holders of roles, and teams as one; a way
//   of escalations and reporting lines of any length, dotted ones too, to an accountable person, to somebody
//   that person reports to, or to the lead of that person's team. A vacant post in a reporting line is
//   passed through
// standards: iso-42001 A.3.3, nist-ai-rmf GOVERN 4.3
// needs: AISystem, USES|OVERSEES, ESCALATES_TO|REPORTS_TO, OWNS|ACCOUNTABLE_FOR
// subjects: system
// message: {people} would see {system} fail and cannot reach {accountable}.
CALL org.witnesses() YIELD system, witness, heard
WHERE NOT heard
WITH system, collect(witness) AS people
RETURN system, people, org.accountable(system) AS accountable
