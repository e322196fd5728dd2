// id: unmanaged-person
// title: Somebody without manager or reports
// family: hygiene
// severity: medium
// question: Who is active and has neither a manager nor reports?
// why: Such a person is reached by no line: not by decisions, not by appraisal, not by escalation.
// cure: Enter the manager, or say that the person left.
// source: The catalogue's own question; dotted lines do not count, a report to oneself marks a root
// needs: Person, REPORTS_TO
// implies: no-escalation-path
// subjects: person
// message: {person} has neither a manager nor reports.
MATCH (person:Person)
WHERE org.active(person)
  AND size(org.managersOf(person)) = 0 AND size(org.reportsOf(person)) = 0
  AND NOT EXISTS { MATCH (person)-[:REPORTS_TO]->(person) }
RETURN person
