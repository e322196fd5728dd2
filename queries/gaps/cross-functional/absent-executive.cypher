// id: absent-executive
// title: A function's head who is not in the AI conversation
// family: cross-functional
// severity: medium
// question: Which head of a function has no seat in any AI forum and no tie to the lead of an AI team?
// why: The function's needs reach the AI teams second-hand, and their limits reach the function too late.
// cure: Invite the head to the forum, or pair the head with the lead of the nearest AI team.
// source: The catalogue's own question; an AI forum discusses an AI system, an AI team owns or
//   builds one; who leads an AI team is in the conversation
// needs: Function, LEADS, AISystem, DISCUSSES
// subjects: person
// message: {person} heads {functions}, sits in no AI forum and knows no lead of an AI team.
OPTIONAL MATCH (forum:Team)-[talks:DISCUSSES]->(topic:AISystem)
WHERE org.active(forum) AND org.forum(forum) AND org.active(topic) AND org.current(talks)
UNWIND CASE WHEN forum IS NULL THEN [null] ELSE [null] + org.peopleBelow(forum) END
  AS seat
WITH collect(DISTINCT seat) AS seated
OPTIONAL MATCH (team:Team)-[claim:OWNS|BUILDS]->(system:AISystem)
WHERE org.active(team) AND org.current(claim) AND org.active(system)
WITH DISTINCT seated, team
UNWIND CASE WHEN team IS NULL THEN [null] ELSE [null] + org.leads(team) END AS lead
WITH seated, collect(DISTINCT lead) AS leads
MATCH (head:Person|Role)-[heads:LEADS]->(function:Function)
WHERE org.active(head) AND org.active(function) AND org.current(heads)
UNWIND CASE WHEN head:Role THEN org.holders(head) ELSE [head] END AS person
WITH person, seated, leads, collect(DISTINCT function) AS functions
WHERE NOT person IN seated AND NOT person IN leads
  AND none(contact IN org.ties(person) WHERE contact IN leads)
RETURN person, functions
