// id: unevaluated-purchase
// title: Bought by people who never tried it
// family: leadership
// severity: high
// question: Is there a bought system that nobody here evaluated or uses in person?
// why: What the vendor says of the system is all we know of it.
// cure: Let somebody who will use it try it, before the contract is renewed.
// source: The catalogue's own question; evaluating or using with hands on
// needs: AISystem, AISystem.bought|BUYS, EVALUATES|USES
// implies: hands-off-accountable
// subjects: system
// message: Nobody here has tried the bought system {system}.
MATCH (system:AISystem)
WHERE org.active(system)
  AND (system.bought = true OR EXISTS {
         MATCH (system)<-[buys:BUYS]-(buyer:Person|Role|Team)
         WHERE org.current(buys)
       })
OPTIONAL MATCH (system)<-[trial:EVALUATES|USES]-(tester:Person|Team)
WHERE org.active(tester) AND org.current(trial)
WITH system, collect(trial.handsOn) AS known, count(trial) AS trials
WHERE NOT true IN known
RETURN system,
       CASE WHEN size(known) < trials THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN size(known) < trials THEN ['handsOn'] ELSE [] END AS missing
