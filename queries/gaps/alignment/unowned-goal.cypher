// id: unowned-goal
// title: A goal nobody is accountable for
// family: alignment
// severity: medium
// question: Is there a goal nobody is accountable for?
// why: Systems that serve it can succeed or fail without anybody asking whether the goal was met.
// cure: Name one accountable person or role; if it is left open on purpose, say so (`unassigned: true`).
// source: NIST AI RMF MAP 1.4
// standards: nist-ai-rmf MAP 1.4
// needs: Goal, ACCOUNTABLE_FOR|OWNS
// subjects: goal
// message: Nobody is accountable for the goal {goal}.
MATCH (goal:Goal)
WHERE org.active(goal) AND coalesce(goal.unassigned, false) <> true
  AND size(org.accountable(goal)) = 0
WITH goal,
     CASE WHEN EXISTS {
                 MATCH (goal)<-[claim:OWNS|ACCOUNTABLE_FOR]-(role:Role)
                 WHERE org.current(claim)
               }
               AND NOT org.recorded('HOLDS') THEN ['HOLDS']
          WHEN EXISTS {
                 MATCH (goal)<-[claim:OWNS|ACCOUNTABLE_FOR]-(team:Team)
                 WHERE org.current(claim)
               }
               AND NOT org.recorded('MEMBER_OF') AND NOT org.recorded('LEADS')
            THEN ['MEMBER_OF', 'LEADS']
          ELSE [] END AS missing
RETURN goal, missing, org.ownership(goal) AS ownership,
       CASE WHEN size(missing) > 0 THEN 'undetermined' ELSE 'found' END AS verdict
