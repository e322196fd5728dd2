// id: powerless-forum
// title: A joint forum that may decide nothing
// family: cross-functional
// severity: medium
// question: Is there a forum of several functions without any right to decide?
// why: People stop sending anybody who matters to a meeting that cannot decide.
// cure: Give the forum a decision of its own, or merge it into one that has.
// source: The catalogue's own question; approving, owning or answering for something is a right to decide
// needs: Team.subtype, MEMBER_OF|HOLDS, Function, APPROVES|ACCOUNTABLE_FOR|OWNS
// subjects: forum
// message: {forum} joins {functions} and may decide nothing.
MATCH (forum:Team)
WHERE org.active(forum) AND org.forum(forum)
  AND NOT EXISTS {
        MATCH (forum)-[right:APPROVES|ACCOUNTABLE_FOR|OWNS]->(item:Decision|AISystem|System|Goal)
        WHERE org.active(item) AND org.current(right)
      }
UNWIND org.peopleBelow(forum) AS person
UNWIND org.functionsOf(person) AS function
WITH forum, collect(DISTINCT function) AS functions
WHERE size(functions) > 1
RETURN forum, functions
