// id: overstretched-overseer
// title: An overseer with too many systems and people
// family: oversight
// severity: high
// question: Does an overseer watch more systems, weighted by risk and autonomy, and lead more people than one
//   can?
// why: Who must watch everything trusts everything.
// cure: Share the systems with a second overseer, or take reports off the first.
// source: Our own measure: direct reports plus, for each system, 3, 2 or 1 for high, limited or other risk,
//   times one half plus a tenth of its autonomy (5 where unknown), against `capacity` for a full-time person
// standards: eu-ai-act 14(4)(b)
// needs: AISystem, OVERSEES, AISystem.riskClass|AISystem.autonomy
// param: capacity float = 15.0
// subjects: person
// message: {person} carries a load of {load} against {capacity}: {systems}{reports}.
MATCH (watcher:Person|Role)-[watch:OVERSEES]->(system:AISystem)
WHERE org.active(watcher) AND org.active(system) AND org.current(watch)
WITH DISTINCT watcher, system
UNWIND CASE WHEN watcher:Role THEN org.holders(watcher) ELSE [watcher] END AS person
WITH DISTINCT person, system
WITH person, collect(system) AS systems, sum(
       CASE system.riskClass WHEN 'high' THEN 3 WHEN 'limited' THEN 2 ELSE 1 END
       * (0.5 + CASE system.autonomy WHEN 'assist' THEN 3 WHEN 'recommend' THEN 5 WHEN 'approve' THEN 7
                  WHEN 'act' THEN 9 ELSE coalesce(toFloat(system.autonomy), 5.0) END / 10.0)) AS watched
WITH person, systems, size(org.reportsOf(person)) AS span, watched,
     $capacity * coalesce(person.fte, 1.0) AS capacity
WHERE watched + span > capacity + 0.000000001
RETURN person, round((watched + span) * 10) / 10 AS load, capacity, span, systems,
       CASE span WHEN 0 THEN '' WHEN 1 THEN ', and one report'
                 ELSE ', and ' + toString(span) + ' reports' END AS reports
