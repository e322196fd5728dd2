// id: no-stop-authority
// title: Nobody who watches the system may stop it
// family: oversight
// severity: high
// question: Is there an overseen system that no overseer may override or stop?
// why: To see a system fail without being allowed to stop it is watching, not oversight.
// cure: Give at least one overseer the right and the means to stop it.
// source: Regulation (EU) 2024/1689, article 14(4)(d) and (e)
// standards: eu-ai-act 14(4)(d), eu-ai-act 14(4)(e), nist-ai-rmf MANAGE 2.4
// needs: OVERSEES, OVERSEES.canStop
// subjects: system
// message: {system} is overseen by {overseers}, without the right to stop it.
MATCH (system:AISystem)<-[watch:OVERSEES]-(overseer:Person|Role|Team)
WHERE org.active(system) AND org.active(overseer) AND org.current(watch)
  AND (NOT overseer:Role OR size(org.holders(overseer)) > 0)
  AND (NOT overseer:Team OR size(org.membersBelow(overseer)) > 0)
WITH system, collect(DISTINCT overseer) AS overseers, collect(watch.canStop) AS known,
     count(watch) AS watches
WHERE NOT true IN known
RETURN system, overseers,
       CASE WHEN size(known) < watches THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN size(known) < watches THEN ['canStop'] ELSE [] END AS missing
