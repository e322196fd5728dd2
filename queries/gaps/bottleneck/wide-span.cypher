// id: wide-span
// title: More direct reports than the kind of work allows
// family: bottleneck
// severity: low
// question: Who has more direct reports than the declared archetype, or the default, allows?
// why: Beyond the span that suits the work, a manager coordinates by exception and hears late.
// cure: Share the reports with a second lead, or declare the archetype that really applies.
// source: McKinsey 2017, managerial archetypes: player-coach 3-5, coach 6-7, supervisor 8-10, facilitator
//   11-15, coordinator 16 and more
// needs: Person, REPORTS_TO
// param: maximum integer = 15
// subjects: manager
// message: {manager} has a span of {span}; the most is {most} ({basis}).
CALL org.managers() YIELD person, manager
WITH manager, collect(DISTINCT person) AS reports
OPTIONAL MATCH (manager)-[holds:HOLDS]->(role:Role)
WHERE org.current(holds) AND org.active(role)
WITH manager, reports,
     max(CASE coalesce(manager.archetype, role.archetype)
           WHEN 'player-coach' THEN 5
           WHEN 'coach' THEN 7
           WHEN 'supervisor' THEN 10
           WHEN 'facilitator' THEN 15
           WHEN 'coordinator' THEN 1000000
         END) AS declared
WITH manager, reports, size(reports) AS span, declared, coalesce(declared, $maximum) AS most
WHERE span > most
RETURN manager, span, most,
       CASE WHEN declared IS NULL AND manager.archetype IS NULL THEN 'no archetype declared'
            WHEN declared IS NULL THEN 'the declared archetype is none we know' ELSE 'by the declared archetype' END
         AS basis,
       reports
