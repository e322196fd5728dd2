// id: integrator-without-ties
// title: An integrator who knows nobody in a unit to be joined
// family: integration
// severity: medium
// question: Is there an integrator without a tie to one of the units in the scope?
// why: A role can be given; the trust that makes it work must be met in person.
// cure: Introduce the integrator to the unit, or give the scope to somebody who is known there.
// source: Science of linkage: the holder must be active and tied to each unit; a member or lead counts as
//   tied; a scope of systems or decisions stands for the units behind them
// needs: INTEGRATES, MEMBER_OF|HOLDS, COLLABORATES_WITH|GIVES_FEEDBACK_TO
// subjects: person
// message: {person} integrates {units} without a tie to anybody there.
MATCH (integrator:Person|Role)-[joins:INTEGRATES]->(target:Team|Function|AISystem|Decision)
WHERE org.active(integrator) AND org.active(target) AND org.current(joins)
WITH DISTINCT integrator, target
UNWIND CASE WHEN integrator:Role THEN org.holders(integrator) ELSE [integrator] END AS person
UNWIND CASE WHEN target:AISystem THEN org.owningTeams(target)
            WHEN target:Decision THEN reduce(units = [], one IN COLLECT {
                   MATCH (target)<-[feeds:CONTRIBUTES_TO]-(source:AISystem|Team)
                   WHERE org.active(source) AND org.current(feeds)
                   RETURN DISTINCT source
                 } | units + org.owningTeams(one))
            ELSE [target] END AS unit
WITH DISTINCT person, unit
WITH person, unit, org.peopleBelow(unit) AS members
WHERE size(members) > 0 AND NOT person IN members
  AND none(friend IN org.ties(person) WHERE friend IN members)
RETURN person, collect(unit) AS units
