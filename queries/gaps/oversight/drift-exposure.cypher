// id: drift-exposure
// title: A system that changes faster than it is reviewed
// family: oversight
// severity: medium
// question: How much of the time does a system run with a change nobody has reviewed?
// why: Between a change and the next review nobody knows whether the last review still holds.
// cure: Review more often, or change less often.
// source: Changes at random at rate l, reviews every T days: share of time 1 - (1 - exp(-l T)) / (l T)
// standards: nist-ai-rmf GOVERN 1.5, nist-ai-rmf MEASURE 2.4, nist-ai-rmf MEASURE 3.1
// needs: AISystem.changesPerDay|AISystem.changeIntervalDays, AISystem.reviewIntervalDays
// param: maximum float = 0.5
// subjects: system
// message: {system} runs with unreviewed changes {percent} % of the time.
MATCH (system:AISystem)
WHERE org.active(system)
WITH system,
     toFloat(coalesce(system.changesPerDay, CASE WHEN system.changeIntervalDays > 0
                                                 THEN 1.0 / system.changeIntervalDays END)) AS rate
WITH system, rate, rate * system.reviewIntervalDays AS expected
WITH system, rate, expected,
     CASE WHEN expected > 0 THEN 1 - (1 - exp(-expected)) / expected
          WHEN expected = 0 THEN 0.0 END AS exposure
WHERE exposure > $maximum OR exposure IS NULL
RETURN system, exposure, toInteger(round(exposure * 100)) AS percent, expected AS changesBetweenReviews,
       CASE WHEN exposure IS NULL THEN 'undetermined' ELSE 'found' END AS verdict,
       CASE WHEN exposure IS NOT NULL THEN []
            ELSE CASE WHEN rate IS NULL THEN ['changesPerDay'] ELSE [] END
                 + CASE WHEN system.reviewIntervalDays IS NULL THEN ['reviewIntervalDays'] ELSE [] END
       END
         AS missing
