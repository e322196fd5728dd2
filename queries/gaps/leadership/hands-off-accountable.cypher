// id: hands-off-accountable
// title: Accountable for a system and never at it
// family: leadership
// severity: medium
// question: Who is accountable for an AI system and has not been hands-on with it lately?
// why: Somebody who has not touched the system judges it by reports of those who are judged by them.
// cure: Use or evaluate the system in person at least once within the window.
// source: The catalogue's own question; using, evaluating and building in person count
// needs: AISystem, ACCOUNTABLE_FOR|OWNS, USES.handsOn|USES.lastUsed|EVALUATES.handsOn
// param: windowDays integer = 90
// subjects: person, system
// message: {person} is accountable for {system} without hands-on use in the last {window} days.
CALL org.accountableRoots() YIELD item, root, kind
WHERE item:AISystem AND kind <> 'collective'
WITH DISTINCT item AS system, root AS person
WHERE NOT EXISTS {
        MATCH (person)-[builds:BUILDS]->(system)
        WHERE org.current(builds)
      }
WITH system, person,
     [(person)-[use:USES]->(system) WHERE org.current(use) |
       use.handsOn AND use.lastUsed + duration({days: $windowDays}) >= $asOf]
     + [(person)-[trial:EVALUATES]->(system) WHERE org.current(trial) |
       trial.handsOn AND trial.date + duration({days: $windowDays}) >= $asOf] AS uses
WHERE none(use IN uses WHERE coalesce(use, false))
WITH system, person, any(use IN uses WHERE use IS NULL) AS unknown
RETURN person, system, $windowDays AS window, org.ownership(system) AS ownership,
       CASE WHEN unknown THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN unknown THEN ['handsOn', 'lastUsed'] ELSE [] END AS missing
