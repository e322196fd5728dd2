// id: integrator-without-ties
// title: An integrator who knows nobody in a unit to be joined
// family: integration
// severity: medium
// question: Is there an integrator without a tie to one of the units in the scope?
// why: A role can be given; the trust that makes it work must be met in person.
// cure: Introduce the integrator to the unit, or give the scope to somebody who is known there.
// source: Science of linkage: the holder must be active and tied to each unit; a member or lead counts as
//   tied; a scope of systems stands for the units that own them, and a decision for those behind what feeds it,
//   of which one tie is enough
// needs: INTEGRATES, MEMBER_OF|HOLDS, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// subjects: person
// message: {person} integrates {units} without a tie to anybody there.
MATCH (integrator:Person|Role)-[joins:INTEGRATES]->(target:Team|Function|AISystem|Decision)
WHERE org.active(integrator) AND org.active(target) AND org.current(joins)
WITH DISTINCT integrator, target
UNWIND CASE WHEN integrator:Role THEN org.holders(integrator) ELSE [integrator] END AS person
WITH person, target,
     CASE WHEN target:AISystem THEN org.owningTeams(target)
          WHEN target:Decision THEN reduce(units = [], one IN COLLECT {
                 MATCH (target)<-[feeds:CONTRIBUTES_TO]-(source:AISystem|Team)
                 WHERE org.active(source) AND org.current(feeds)
                 RETURN DISTINCT source
               } | units + org.owningTeams(one))
          ELSE [target] END AS units
UNWIND units AS unit
WITH DISTINCT person, target, unit
WITH person, target, unit, org.peopleBelow(unit) AS people
WHERE size(people) > 0
WITH person, target, unit,
     NOT person IN people AND none(friend IN org.ties(person) WHERE friend IN people) AS apart
WITH person, target, count(*) AS known, collect(CASE WHEN apart THEN unit END) AS strange
WHERE size(strange) > 0 AND (NOT target:Decision OR known > 1 AND size(strange) = known)
UNWIND strange AS unit
RETURN person, collect(DISTINCT unit) AS units
