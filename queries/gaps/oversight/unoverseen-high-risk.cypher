// id: unoverseen-high-risk
// title: A high-risk AI system no person oversees
// family: oversight
// severity: critical
// question: Is there a high-risk AI system that no natural person oversees?
// why: High-risk systems need somebody who can see them fail and stop them; a team or another system is not
//   a natural person.
// cure: Assign a named person, or a held role, with the competence, training, authority and support to
//   oversee it.
// source: Regulation (EU) 2024/1689, articles 14 and 26(2): oversight is assigned to a natural person; what a
//   vacant role or a team delegates is accountability, not oversight
// standards: eu-ai-act 14(1), eu-ai-act 26(2), nist-ai-rmf MAP 3.5
// needs: AISystem, OVERSEES, AISystem.riskClass
// implies: silent-failure, missing-second-verifier
// subjects: system
// message: No natural person oversees the high-risk system {system}.
MATCH (system:AISystem)
WHERE org.active(system) AND (system.riskClass = 'high' OR system.riskClass IS NULL)
  AND NOT EXISTS {
        MATCH (system)<-[watch:OVERSEES]-(person:Person)
        WHERE org.active(person) AND org.current(watch)
      }
  AND NOT EXISTS {
        MATCH (system)<-[watch:OVERSEES]-(role:Role)<-[holds:HOLDS]-(person:Person)
        WHERE org.active(role) AND org.active(person)
          AND org.current(watch) AND org.current(holds)
      }
RETURN system,
       CASE WHEN system.riskClass IS NULL THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN system.riskClass IS NULL THEN ['riskClass'] ELSE [] END AS missing
