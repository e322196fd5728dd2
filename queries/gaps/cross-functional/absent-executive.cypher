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
MATCH (head:Person|Role)-[leads:LEADS]->(function:Function)
WHERE org.active(head) AND org.active(function) AND org.current(leads)
UNWIND CASE WHEN head:Role THEN org.holders(head) ELSE [head] END AS person
WITH person, collect(DISTINCT function) AS functions
WHERE NOT EXISTS {
        MATCH (person)-[seat:MEMBER_OF|LEADS]->(forum:Team)-[talks:DISCUSSES]->(system:AISystem)
        WHERE org.active(forum) AND org.forum(forum) AND org.active(system)
          AND org.current(seat) AND org.current(talks)
      }
  AND NOT EXISTS {
        MATCH (person)-[leads:LEADS]->(team:Team)-[claim:OWNS|BUILDS]->(system:AISystem)
        WHERE org.current(leads) AND org.active(team) AND org.current(claim) AND org.active(system)
      }
  AND NOT EXISTS {
        MATCH (person)-[tie:COLLABORATES_WITH|GIVES_FEEDBACK_TO]-(lead:Person)
              -[leads:LEADS]->(team:Team)-[claim:OWNS|BUILDS]->(system:AISystem)
        WHERE org.current(tie) AND org.active(lead) AND org.current(leads) AND org.active(team)
          AND org.current(claim) AND org.active(system)
      }
RETURN person, functions
