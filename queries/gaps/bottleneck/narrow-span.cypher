// id: narrow-span
// title: Fewer direct reports than the kind of work warrants
// family: bottleneck
// severity: low
// question: Who has a single direct report, or fewer than the declared archetype?
// why: A manager of one is a layer, not a lead: it lengthens every path and its view is one person wide.
// cure: Join the span with a neighbour's, or make the manager an expert without reports.
// source: McKinsey 2017, managerial archetypes; a span of one is always listed
// needs: Person, REPORTS_TO
// subjects: manager
// message: {manager} has a span of {span}; the least is {least} ({basis}).
CALL org.managers() YIELD person, manager
WITH manager, collect(DISTINCT person) AS reports
WHERE size(reports) < 16
OPTIONAL MATCH (manager)-[holds:HOLDS]->(role:Role)
WHERE org.current(holds) AND org.active(role)
WITH manager, reports,
     min(CASE coalesce(manager.archetype, role.archetype)
           WHEN 'player-coach' THEN 3
           WHEN 'coach' THEN 6
           WHEN 'supervisor' THEN 8
           WHEN 'facilitator' THEN 11
           WHEN 'coordinator' THEN 16
         END) AS declared
WITH manager, reports, size(reports) AS span, declared, coalesce(declared, 2) AS least
WHERE span < least
RETURN manager, span, least,
       CASE WHEN declared IS NULL AND manager.archetype IS NULL THEN 'no archetype declared'
            WHEN declared IS NULL THEN 'the declared archetype is none we know' ELSE 'by the declared archetype' END
         AS basis,
       reports
