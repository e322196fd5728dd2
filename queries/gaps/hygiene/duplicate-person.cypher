// id: duplicate-person
// title: One person entered twice
// family: hygiene
// severity: medium
// question: Do two active people share an e-mail address, an employee number, or name and team?
// why: Ties, spans and shares of the one are split over two, and every measure of both is wrong.
// cure: Merge the entries, or tell the two people apart.
// source: The catalogue's own question; case and spaces are folded
// needs: Person, Person.email|Person.employeeId|MEMBER_OF
// fragility: names and numbers, not relationships, make two entries alike
// subjects: people
// message: {people} share {shared} and look like one person entered {count} times.
CALL {
  MATCH (person:Person)
  WITH toLower(trim(toString(person.email))) AS same, person
  WHERE same <> '' AND org.active(person)
  WITH same, collect(person) AS people
  WHERE size(people) > 1
  UNWIND people AS person
  WITH same, person
  ORDER BY elementId(person)
  WITH same, collect(person) AS people
  RETURN people, 'an e-mail address' AS shared
  UNION
  MATCH (person:Person)
  WITH toLower(trim(toString(person.employeeId))) AS same, person
  WHERE same <> '' AND org.active(person)
  WITH same, collect(person) AS people
  WHERE size(people) > 1
  UNWIND people AS person
  WITH same, person
  ORDER BY elementId(person)
  WITH same, collect(person) AS people
  RETURN people, 'an employee number' AS shared
  UNION
  MATCH (person:Person)-[seat:MEMBER_OF]->(team:Team)
  WHERE org.active(person) AND org.active(team) AND org.current(seat)
  WITH DISTINCT team, person
  WITH toLower(replace(person.name, ' ', '')) AS folded, team, collect(person) AS people
  WHERE size(people) > 1
  UNWIND people AS person
  WITH folded, team, person
  ORDER BY elementId(person)
  WITH folded, team, collect(person) AS people
  RETURN people, 'name and team' AS shared
}
WITH people, collect(DISTINCT shared) AS shared
RETURN people, shared, size(people) AS count
