// id: lonely-zq
// title: Somebody alone
// family: structure
// severity: high
// question: Is anybody alone?
// why: Alone is bad,
//   and lonely.
// cure: Join a team.
// source: Own observation
// needs: Person, MEMBER_OF|REPORTS_TO, Person.fte
// subjects: person
// param: most integer = 3
// message: {person} is alone, {n} times.
MATCH (person:Person) WHERE org.active(person) AND NOT (person)-[:MEMBER_OF]->() AND person.fte < $most
RETURN person, 1 AS n, 'found' AS verdict
