// id: powerless-forum
// title: A joint forum that may decide nothing
// family: cross-functional
// severity: medium
// question: Is there a forum of several functions without any right to decide?
// why: People stop sending anybody who matters to a meeting that cannot decide.
// cure: Give the forum a decision of its own, or merge it into one that has.
// source: The catalogue's own question; approving, owning or answering for something is a right to
//   decide, the forum's own or that of a role that is part of it or leads it; what members may decide
//   elsewhere is not the forum's
// needs: Team.subtype, MEMBER_OF|HOLDS, Function, APPROVES|ACCOUNTABLE_FOR|OWNS
// subjects: forum
// message: {forum} joins {functions} and may decide nothing.
MATCH (forum:Team)
WHERE org.active(forum) AND org.forum(forum)
  AND NOT EXISTS {
        MATCH (forum)-[right:APPROVES|ACCOUNTABLE_FOR|OWNS]->(item:Decision|AISystem|System|Goal)
        WHERE org.active(item) AND org.current(right)
      }
  AND NOT EXISTS {
        MATCH (forum)<-[seat:PART_OF|LEADS]-(role:Role)-[right:APPROVES|ACCOUNTABLE_FOR|OWNS]->
          (item:Decision|AISystem|System|Goal)
        WHERE org.active(role) AND org.active(item) AND org.current(seat) AND org.current(right)
      }
UNWIND org.peopleBelow(forum) AS person
UNWIND org.functionsOf(person) AS function
WITH forum, collect(DISTINCT function) AS functions
WHERE size(functions) > 1
RETURN forum, functions
