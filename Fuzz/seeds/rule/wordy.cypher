// id: wordy-rule
// title: A rule whose words are many, as those of rules that have to explain themselves often are
// family: structure
// severity: low
// question: Who is in no team, reports to nobody, and is therefore found by none of the questions that
//   start from a team or from a superior, although work depends on what that person knows?
// why: A person whom no line and no team reaches is told of decisions late, if at all. What such a person
//   knows is asked for by chance; when the person leaves, nobody notices what is missing before it is
//   needed. Studies of informal networks find that those at the edge learn of changes last, and that
//   the cost of that is paid by the teams that would have needed them, not by the person alone.
// cure: Give the person a team, or a superior, or both; where the person is meant to stand alone, write
//   that down as a role, so that the next reader of the chart sees it is meant and not forgotten.
// source: Own observation; compare what handbooks of organization say of isolates and of the periphery
// needs: Person
// subjects: person
// message: {person} belongs to no team and reports to nobody, so that whoever looks for the person has
//   to know the name already; {n} such people were counted on this row of the answer.
MATCH (person:Person) RETURN person, 1 AS n
