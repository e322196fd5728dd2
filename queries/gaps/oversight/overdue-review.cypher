// id: overdue-review
// title: A review that is overdue
// family: oversight
// severity: medium
// question: Which AI system was last reviewed longer ago than its interval, or before its last change?
// why: What was true of a system at its review is not known to be true after it changed or its time ran out.
// cure: Review it now, and bring the interval in line with how often it changes.
// source: NIST AI RMF GOVERN 1.5; ISO/IEC 42001 A.6.2.6. The latest review of the system or of its overseers
//   counts, one dated after today does not; a review due today is not overdue. Where no review of any system is
//   dated, the question is first which systems have no interval
// standards: nist-ai-rmf GOVERN 1.5, iso-42001 A.2.4, iso-42001 A.6.2.6
// needs: AISystem, AISystem.reviewIntervalDays|AISystem.lastChanged
// subjects: system
// message: {system} was last reviewed on {reviewed}: {reason}.
MATCH (system:AISystem)
WHERE org.active(system)
OPTIONAL MATCH (system)<-[watch:OVERSEES]-(:Person|Role|Team)
WHERE org.current(watch)
WITH system, max(watch.lastReviewed) AS latest,
     max(CASE WHEN watch.lastReviewed <= $asOf THEN watch.lastReviewed END) AS seen
WITH collect([system, seen]) AS rows,
     count(coalesce(system.lastReviewed, latest)) = 0
       AND count(system.reviewIntervalDays) < count(*) AS undated
UNWIND rows AS row
WITH undated, row[0] AS system, row[1] AS seen
WITH undated, system, seen,
     CASE WHEN system.lastReviewed <= $asOf THEN system.lastReviewed END AS own
WITH undated, system, CASE WHEN seen IS NULL OR own >= seen THEN own ELSE seen END AS reviewed
WITH undated, system, reviewed,
     reviewed + duration({days: system.reviewIntervalDays}) < $asOf AS late,
     system.lastChanged <= $asOf AND reviewed < system.lastChanged AS stale
WHERE late OR stale
   OR reviewed IS NULL AND (NOT undated OR system.reviewIntervalDays IS NULL)
   OR reviewed IS NOT NULL AND late IS NULL AND stale IS NULL
WITH undated, system, reviewed, coalesce(late, false) AS late, coalesce(stale, false) AS stale
RETURN system, reviewed,
       CASE WHEN late AND stale THEN 'the interval has passed and it has changed since'
            WHEN late THEN 'the interval has passed'
            WHEN stale THEN 'it has changed since' END AS reason,
       system.reviewIntervalDays AS intervalDays, system.lastChanged AS changed,
       CASE WHEN late OR stale THEN 'found' ELSE 'undetermined' END AS verdict,
       CASE WHEN late OR stale THEN []
            WHEN undated THEN ['reviewIntervalDays', 'lastReviewed']
            WHEN reviewed IS NULL THEN ['lastReviewed']
            ELSE ['reviewIntervalDays', 'lastChanged'] END AS missing
