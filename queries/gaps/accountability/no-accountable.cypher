// id: no-accountable
// title: Nobody is accountable
// family: accountability
// severity: high
// question: Is there a decision or AI system nobody is accountable for?
// why: Without one accountable person nobody has to know whether the thing works.
// cure: Name one accountable person or role; if it is left open on purpose, say so (`unassigned: true`).
// source: RACI practice; ISO/IEC 42001 A.3.2. Accountability counts through roles, leads and delegates; an
//   owner answers where no accountability is stated
// standards: raci A, nist-ai-rmf GOVERN 2.1, iso-42001 A.3.2
// needs: ACCOUNTABLE_FOR, Decision|AISystem
// subjects: item
// message: Nobody is accountable for {item}.
MATCH (item:AISystem|Decision)
WHERE org.active(item) AND coalesce(item.unassigned, false) <> true
  AND size(org.accountable(item)) = 0
WITH item,
     CASE WHEN EXISTS {
                 MATCH (item)<-[claim:OWNS|ACCOUNTABLE_FOR]-(role:Role)
                 WHERE org.current(claim)
               }
               AND NOT org.recorded('HOLDS') THEN ['HOLDS']
          WHEN EXISTS {
                 MATCH (item)<-[claim:OWNS|ACCOUNTABLE_FOR]-(team:Team)
                 WHERE org.current(claim)
               }
               AND NOT org.recorded('MEMBER_OF') AND NOT org.recorded('LEADS')
            THEN ['MEMBER_OF', 'LEADS']
          ELSE [] END AS missing
RETURN item, missing, org.ownership(item) AS ownership,
       CASE WHEN size(missing) > 0 THEN 'undetermined' ELSE 'found' END AS verdict
