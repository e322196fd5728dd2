// id: unmanaged-person
// title: Somebody without manager or reports
// family: hygiene
// severity: medium
// question: Who is active and has neither a manager nor reports?
// why: Such a person is reached by no line: not by decisions, not by appraisal, not by escalation.
// cure: Enter the manager, or say that the person left.
// source: The catalogue's own question; dotted lines do not count, a current solid report to oneself marks
//   a root; a line through a vacant post goes on to whoever is next above, one to somebody who left has to be
//   entered anew
// needs: Person, REPORTS_TO
// implies: no-escalation-path
// subjects: person
// message: {person} {state}.
MATCH (person:Person)
WHERE org.active(person)
  AND size(org.managersOf(person)) = 0 AND size(org.reportsOf(person)) = 0
  AND NOT EXISTS {
        MATCH (person)-[root:REPORTS_TO]->(person)
        WHERE org.current(root) AND coalesce(root.subtype, 'solid') <> 'dotted'
      }
WITH person, org.gapsAbove(person) AS gaps, org.superiors(person, 1) AS above
WHERE size(above) = 0 OR none(gap IN gaps WHERE gap:Role)
WITH person, gaps, above, org.subordinates(person, 1) AS below, head(gaps) AS gap
WHERE size(below) = 0
RETURN person, gaps, above,
       CASE WHEN gap IS NULL THEN 'has neither a manager nor reports'
            WHEN gap:Role THEN 'reports to ' + gap.name + ', a post nobody holds, with nobody above it'
            ELSE 'reports to ' + gap.name + ', who left' END AS state
