// id: outpaced-decision
// title: A decision taken less often than its system changes
// family: leadership
// severity: medium
// question: Does a system change more often than a decision that relies on it is taken?
// why: Every time the decision is taken it rests on a system nobody has decided with before.
// cure: Freeze the system between decisions, or look at its changes before each.
// source: The catalogue's own question: 365 / perYear days against 1 / changesPerDay days
// needs: Decision.perYear, AISystem.changesPerDay|AISystem.changeIntervalDays, CONTRIBUTES_TO|USES
// subjects: decision, system
// message: {decision} is taken {taken} times a year, and {system} changes {changes} times.
MATCH (decision:Decision)-[feeds:CONTRIBUTES_TO|USES]-(system:AISystem)
WHERE org.active(decision) AND org.active(system) AND org.current(feeds)
WITH DISTINCT decision, system
WITH decision, system,
     coalesce(system.changesPerDay, CASE WHEN system.changeIntervalDays > 0
                                         THEN 1.0 / system.changeIntervalDays END) AS rate
WITH decision, system, rate, rate * 365.0 > decision.perYear AS outpaced
WHERE outpaced OR outpaced IS NULL
RETURN decision, system,
       CASE WHEN outpaced THEN round(decision.perYear * 100.0) / 100 END AS taken,
       CASE WHEN outpaced THEN round(rate * 36500.0) / 100 END AS changes,
       CASE WHEN outpaced THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN outpaced THEN []
            ELSE CASE WHEN decision.perYear IS NULL THEN ['perYear'] ELSE [] END
                 + CASE WHEN rate IS NULL THEN ['changesPerDay'] ELSE [] END END
         AS missing
