// id: unbacked-supplier
// title: A bought system nobody here stands behind
// family: oversight
// severity: high
// question: Does a bought system lack an owner here, a contact to its supplier or, at high risk, a fallback?
// why: The supplier's failure becomes ours, and there is nobody to call and nothing to fall back on.
// cure: Name the owner and the contact, and plan what happens without the system.
// source: NIST AI RMF GOVERN 6.1 and 6.2; a fallback that depends on the system or comes from its vendor is
//   none; a missing fallback is undetermined where the chart records none at all
// standards: nist-ai-rmf GOVERN 6.1, nist-ai-rmf GOVERN 6.2, iso-42001 A.10.2, iso-42001 A.10.3
// needs: AISystem, AISystem.bought|SUPPLIES_TO, CONTACTS, OWNS|ACCOUNTABLE_FOR
// implies: isolated-partner
// subjects: system
// message: The bought system {system} lacks {lacking}.
MATCH (system:AISystem)
WHERE org.active(system)
  AND (system.bought = true OR system.bought IS NULL AND EXISTS {
         MATCH (system)<-[sells:SUPPLIES_TO]-(partner:Partner)
         WHERE org.active(partner) AND org.current(sells)
       })
WITH system,
     size(org.accountable(system)) > 0 OR org.ownership(system) IN ['direct', 'contested'] AS owned,
     EXISTS {
       MATCH (system)<-[sells:SUPPLIES_TO]-(partner:Partner)<-[knows:CONTACTS]-(person:Person)
       WHERE org.active(partner) AND org.active(person)
         AND org.current(sells) AND org.current(knows)
     } AS known,
     EXISTS {
       MATCH (system)<-[helps:FALLBACK_FOR]-(other:Person|Team|System|AISystem)
       WHERE org.active(other) AND org.current(helps) AND other <> system
         AND (NOT other:Team OR size(org.membersBelow(other)) > 0)
         AND NOT EXISTS {
               MATCH needs = (other)-[:DEPENDS_ON*1..4]->(system)
               WHERE all(step IN relationships(needs) WHERE org.current(step))
             }
         AND NOT EXISTS {
               MATCH (other)<-[sells:SUPPLIES_TO]-(partner:Partner)-[also:SUPPLIES_TO]->(system)
               WHERE org.active(partner) AND org.current(sells) AND org.current(also)
             }
     } AS backed
WITH system, CASE WHEN owned THEN [] ELSE [CASE WHEN coalesce(system.unassigned, false)
                 THEN 'an owner (left open on purpose)' ELSE 'an owner' END] END
     + CASE WHEN known THEN [] ELSE ['a contact to the supplier'] END
     + CASE WHEN backed OR system.riskClass <> 'high' OR system.riskClass IS NULL
              OR NOT org.recorded('FALLBACK_FOR') THEN []
            ELSE ['a fallback'] END AS lacking,
     CASE WHEN backed THEN []
          WHEN system.riskClass IS NULL THEN ['riskClass']
          WHEN system.riskClass = 'high' AND NOT org.recorded('FALLBACK_FOR') THEN ['FALLBACK_FOR']
          ELSE [] END AS unclear
WHERE size(lacking) > 0 OR size(unclear) > 0
RETURN system, lacking, org.ownership(system) AS ownership,
       CASE WHEN size(lacking) > 0 THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN size(lacking) > 0 THEN [] ELSE unclear END AS missing
